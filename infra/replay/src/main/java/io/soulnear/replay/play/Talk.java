package io.soulnear.replay.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.soulnear.comparison.run.Outcome;
import io.soulnear.comparison.run.Said;
import io.soulnear.comparison.run.Turn;
import io.soulnear.gateway.focus.domain.Route;
import io.soulnear.messaging.Event;
import io.soulnear.models.Prices;
import io.soulnear.replay.recording.Conversation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** One conversation as it is played: the next update only when the one before is settled. */
final class Talk {
    static final ObjectMapper JSON = new ObjectMapper();

    private final Conversation conversation;
    private final Shadow shadow;
    private final Prices prices;
    private final Duration patience;
    private final Keyboards keyboards = new Keyboards();
    private final Router router = new Router();
    private final Person person = new Person();

    /** @param patience for how long an update may be on its way */
    Talk(Conversation conversation, Shadow shadow, Prices prices, Duration patience) {
        this.conversation = conversation;
        this.shadow = shadow;
        this.prices = prices;
        this.patience = patience;
    }

    /**
     * Plays it from its beginning.
     *
     * @param next is asked before each update, and ends the talk with a {@link CancellationException}
     * @param played is told what came of each
     * @return the turns that are compared
     */
    List<Turn> play(Runnable next, Consumer<Told> played) throws InterruptedException {
        var all = new ArrayList<>(conversation.leadIn());
        all.addAll(conversation.updates());
        if (Welcome.isNeeded(all)) {
            new Welcome(all.getFirst(), person).go(this::told);
        }
        for (var update : conversation.leadIn()) {
            next.run();
            played.accept(told(update));
        }
        var turns = new ArrayList<Turn>();
        for (var update : conversation.updates()) {
            next.run();
            var data = read(update.data());
            var said = said(data.path("update"));
            var told = told(update);
            turns.add(new Turn(
                    conversation.name(),
                    turns.size() + 1,
                    update.time(),
                    said,
                    told.answers(),
                    told.outcome(),
                    told.making(),
                    person.style()));
            played.accept(told);
        }
        return turns;
    }

    private Told told(Event recorded) throws InterruptedException {
        var update = routed(recorded);
        try {
            var heard = shadow.play(update).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            heard.forEach(event -> {
                router.heard(event.event().type());
                person.heard(event.event());
            });
            var told = Told.of(update, heard, prices);
            told.messages().forEach(keyboards::shown);
            return told;
        } catch (TimeoutException _) {
            return Told.nothing(Outcome.LATE);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The variant's Kafka is away", e.getCause());
        }
    }

    /** The update as it goes to this variant: a tap means one of its own buttons. */
    private Event routed(Event recorded) {
        var data = read(recorded.data());
        var tap = data.at("/update/callback_query");
        var isRouted = data.has("route");
        if (tap.isObject() && !data.at("/route/action").asText().equals(Route.STALE)) {
            var verb = Keyboards.verb(data.at("/route/to").asText() + ":"
                    + data.at("/route/action").asText());
            var key = keyboards.meant(tap, verb);
            if (key.isPresent()) {
                return isRouted
                        ? with(
                                recorded,
                                data,
                                pressed(data.path("route"), key.get().action()))
                        : with(recorded, data, router.press(key.get().action()));
            }
            return isRouted ? recorded : with(recorded, data, router.refused());
        }
        return isRouted ? recorded : with(recorded, data, router.message(data.path("update")));
    }

    /** The recorded route, with the action of another button. */
    private static ObjectNode pressed(JsonNode recorded, String action) {
        var service = action.substring(0, action.indexOf(':'));
        var route = JSON.createObjectNode().put("to", service);
        if (service.equals("dialogue")) {
            route.put("mode", recorded.path("mode").asText("helper"));
        }
        return route.put("action", action.substring(action.indexOf(':') + 1));
    }

    private static Event with(Event recorded, ObjectNode data, Route route) {
        var node = JSON.createObjectNode().put("to", route.to().wireName());
        Optional.ofNullable(route.mode()).ifPresent(mode -> node.put("mode", mode.wireName()));
        Optional.ofNullable(route.action()).ifPresent(action -> node.put("action", action));
        var event = with(recorded, data, node);
        return route.leavesQuiz() ? event.with("left", "quiz") : event;
    }

    private static Event with(Event recorded, ObjectNode data, ObjectNode route) {
        data.set("route", route);
        var attributes = new TreeMap<>(recorded.attributes());
        attributes.put("route", route.path("to").asText());
        return new Event(
                recorded.id(),
                recorded.type(),
                recorded.topic(),
                recorded.key(),
                recorded.time(),
                data.toString(),
                attributes,
                recorded.traceparent());
    }

    private Said said(JsonNode update) {
        var tap = update.path("callback_query");
        if (tap.isObject()) {
            return new Said(Said.Kind.BUTTON, Keyboards.recorded(tap).label(), person.language(tap.path("from")));
        }
        var message = update.path("message");
        var text = message.path("text").textValue();
        if (text == null) {
            return new Said(Said.Kind.OTHER, message.path("caption").asText(), person.language(message.path("from")));
        }
        return new Said(
                text.startsWith("/") ? Said.Kind.COMMAND : Said.Kind.TEXT, text, person.language(message.path("from")));
    }

    static ObjectNode read(String data) {
        try {
            return (ObjectNode) JSON.readTree(data);
        } catch (IOException e) {
            throw new UncheckedIOException("It was readable when it was chosen", e);
        }
    }
}
