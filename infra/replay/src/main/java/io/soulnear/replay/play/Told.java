package io.soulnear.replay.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.soulnear.comparison.run.Answer;
import io.soulnear.comparison.run.Making;
import io.soulnear.comparison.run.Outcome;
import io.soulnear.messaging.Event;
import io.soulnear.models.Prices;
import io.soulnear.sandbox.telegram.text.Html;
import io.soulnear.sandbox.telegram.text.UnreadableMarkup;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a variant told in answer to an update.
 *
 * @param messages as they were to be sent
 * @param making how a companion's reply came about
 * @param otherMicros what models were paid besides, in millionths of a dollar
 */
record Told(
        List<JsonNode> messages,
        List<Answer> answers,
        Outcome outcome,
        @Nullable Making making,
        long otherMicros) {
    private static final String OFFLINE = "offline";
    private static final String NOBODY = "none";

    static Told nothing(Outcome outcome) {
        return new Told(List.of(), List.of(), outcome, null, 0);
    }

    /** Replies of several services come in the order of their names, urgent ones first: so the order is no accident. */
    static Told of(Event update, List<Heard> heard, Prices prices) {
        var replies = heard.stream()
                .filter(it -> it.event().topic().equals("telegram.reply"))
                .sorted(Comparator.<Heard, Boolean>comparing(it -> !isUrgent(it))
                        .thenComparing(Heard::source))
                .map(it -> new Reply(Talk.read(it.event().data()), isUrgent(it)))
                .filter(reply ->
                        reply.data.path("causedBy").asText().equals(update.id().toString()))
                .toList();
        var isCrisis = isThere(heard, "io.soulnear.dialogue.crisis-detected.v1");
        var messages = new ArrayList<JsonNode>();
        var answers = new ArrayList<Answer>();
        for (var reply : replies) {
            for (var message : reply.data.path("messages")) {
                messages.add(message);
                answers.add(answer(message, reply.isUrgent && isCrisis));
            }
        }
        var turn = data(heard, "io.soulnear.dialogue.turn-completed.v1");
        var provider = turn == null ? "" : turn.path("provider").asText();
        var apologises =
                provider.equals(NOBODY) || !isCrisis && replies.stream().anyMatch(Reply::isUrgent);
        var outcome = heard.stream().anyMatch(Heard::isDead)
                ? Outcome.FAILED
                : apologises ? Outcome.APOLOGY : answers.isEmpty() ? Outcome.SILENT : Outcome.ANSWERED;
        return new Told(
                messages,
                answers,
                outcome,
                turn == null || provider.equals(NOBODY) ? null : making(turn, prices),
                other(heard));
    }

    private record Reply(ObjectNode data, boolean isUrgent) {}

    private static boolean isUrgent(Heard heard) {
        return "true".equals(heard.event().attributes().get("urgent"));
    }

    private static boolean isThere(List<Heard> heard, String type) {
        return heard.stream().anyMatch(it -> it.event().type().equals(type));
    }

    private static @Nullable ObjectNode data(List<Heard> heard, String type) {
        return heard.stream()
                .filter(it -> it.event().type().equals(type) && !it.isDead())
                .findFirst()
                .map(it -> Talk.read(it.event().data()))
                .orElse(null);
    }

    private static Answer answer(JsonNode message, boolean urgent) {
        var buttons = new ArrayList<String>();
        message.path("buttons")
                .forEach(row ->
                        row.forEach(button -> buttons.add(button.path("text").asText())));
        return new Answer(text(message), buttons, message.has("photo"), urgent);
    }

    /** Those that were shown, with their actions. */
    List<JsonNode> buttons() {
        return messages.stream()
                .flatMap(message -> message.path("buttons").valueStream())
                .flatMap(JsonNode::valueStream)
                .toList();
    }

    private static String text(JsonNode message) {
        var text = message.path("text").asText();
        if (!message.path("format").asText().equals("html")) {
            return text;
        }
        try {
            return Html.parse(text).text();
        } catch (UnreadableMarkup _) {
            return text; // as the person would get it
        }
    }

    private static Making making(JsonNode turn, Prices prices) {
        var provider = turn.path("provider").asText();
        var tokensIn = turn.path("tokensIn").asInt();
        var tokensOut = turn.path("tokensOut").asInt();
        var micros = prices.micros(turn.path("model").asText(), tokensIn, tokensOut);
        return new Making(
                turn.path("mode").asText(),
                provider,
                turn.path("model").asText(),
                turn.path("promptVersion").asText(),
                tokensIn,
                tokensOut,
                micros == null ? BigDecimal.ZERO : BigDecimal.valueOf(micros, 6),
                // How fast this machine is, is no property of the variant.
                provider.equals(OFFLINE)
                        ? OptionalLong.empty()
                        : OptionalLong.of(turn.path("latencyMillis").asLong()));
    }

    private static long other(List<Heard> heard) {
        return heard.stream()
                .filter(it -> it.event().type().equals("io.soulnear.model.called.v1"))
                .flatMap(it -> Talk.read(it.event().data()).path("calls").valueStream())
                .mapToLong(call -> call.path("costMicros").asLong())
                .sum();
    }

    /** Whether a companion answered though no model did. */
    boolean isWithoutModel() {
        return outcome == Outcome.APOLOGY || making != null && making.provider().equals(OFFLINE);
    }

    /** Whether a model answered. */
    boolean isByModel() {
        return making != null && !making.provider().equals(OFFLINE);
    }

    /** What models were paid in all, in millionths of a dollar. */
    long micros() {
        return otherMicros
                + (making == null ? 0 : making.dollars().movePointRight(6).longValue());
    }
}
