package io.soulnear.sandbox.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.soulnear.sandbox.telegram.http.Handler;
import io.soulnear.sandbox.telegram.http.Reply;
import io.soulnear.sandbox.telegram.http.Request;
import io.soulnear.sandbox.telegram.http.Router;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The simulator by HTTP, for the chat page and for tests in other processes; and the page itself. */
final class ControlApi {
    private static final TypeReference<List<SimulatedTelegram.Step>> STEPS = new TypeReference<>() {};
    private final SimulatedTelegram telegram;
    private final Simulation simulation;

    /** A person as the page shows them, with what was said last. */
    private record Shown(
            long id,
            String name,
            @Nullable String languageCode,
            boolean started,
            boolean blocked,
            long seen,
            @Nullable Message last) {
        /** When something was said last; 0 when nothing was. */
        long at() {
            return last == null ? 0 : last.at();
        }

        static Shown of(Chat chat) {
            return new Shown(
                    chat.id(),
                    chat.person.name(),
                    chat.person.languageCode(),
                    chat.isStarted(),
                    chat.isBlocked(),
                    chat.seen(),
                    chat.last());
        }
    }

    /**
     * A person to add; {@code started} when they are to count as having written to the bot before, without {@code id} when any will
     * do.
     */
    private record Joining(
            @Nullable Long id, String name, @Nullable String languageCode, boolean started) {}

    private ControlApi(SimulatedTelegram telegram, Simulation simulation) {
        this.telegram = telegram;
        this.simulation = simulation;
    }

    static Router router(SimulatedTelegram telegram, Simulation simulation) {
        var api = new ControlApi(telegram, simulation);
        var page = new ChatPage();
        return new Router()
                .on("GET", "/control/state", api.read(_ -> api.state()))
                .on("GET", "/control/events", _ -> simulation.feed.stream())
                .on("POST", "/control/people", api.change(api::join))
                .on("GET", "/control/chats/{chat}/messages", api.read(r -> telegram.messages(r.number("chat"))))
                .on("GET", "/control/chats/{chat}/drafts", api.read(r -> telegram.drafts(r.number("chat"))))
                .on("GET", "/control/chats/{chat}/commands", api.read(api::commands))
                .on("POST", "/control/chats/{chat}/acts", api.change(api::act))
                .on("POST", "/control/acts", api.change(r -> telegram.actAll(Json.MAPPER.readValue(r.body(), STEPS))))
                .on("POST", "/control/updates", api.change(api::inject))
                .on("GET", "/control/files/{file}", api::file)
                .on("GET", "/control/counters", api.read(_ -> telegram.counters()))
                .on("DELETE", "/control/counters", api.read(_ -> {
                    telegram.resetCounters();
                    return Map.of();
                }))
                .on("GET", "/control/faults", api.read(_ -> simulation.faults.list()))
                .on("POST", "/control/faults", api.change(api::fault))
                .on("DELETE", "/control/faults", api.read(_ -> {
                    telegram.clearFaults();
                    return Map.of();
                }))
                .on("PUT", "/control/limits", api.change(api::limit))
                .on("GET", "/health", _ -> Reply.text(200, "ok"))
                .on("GET", "/", _ -> page.file("index.html"))
                .on("GET", "/{file}", page);
    }

    @FunctionalInterface
    private interface Answer {
        Object to(Request request) throws IOException;
    }

    private Handler read(Answer answer) {
        return request -> {
            try {
                return Reply.json(200, Json.bytes(answer.to(request)));
            } catch (IllegalStateException e) {
                return refused(409, String.valueOf(e.getMessage()));
            } catch (JsonProcessingException e) {
                return refused(400, String.valueOf(e.getOriginalMessage()));
            } catch (IllegalArgumentException e) {
                return refused(400, String.valueOf(e.getMessage()));
            }
        };
    }

    /** Only JSON changes anything: a page from elsewhere cannot send that without being asked first. */
    private Handler change(Answer answer) {
        var handler = read(answer);
        return request -> request.contentType().startsWith("application/json")
                ? handler.handle(request)
                : refused(415, "Send application/json");
    }

    private static Reply refused(int status, String reason) {
        return Reply.json(status, Json.bytes(Map.of("error", reason)));
    }

    private Object state() {
        var people = simulation.chats().stream()
                .map(Shown::of)
                .sorted(Comparator.comparingLong(Shown::at).reversed().thenComparingLong(Shown::id))
                .limit(200) // a page, not a load report: those who talked last
                .toList();
        return Map.of("bot", simulation.json.me(), "people", people);
    }

    private Object join(Request request) throws IOException {
        var joining = Json.MAPPER.readValue(request.body(), Joining.class);
        var id = joining.id() == null ? simulation.unusedId() : joining.id();
        var chat = simulation.join(new Profile(id, joining.name(), joining.languageCode()));
        if (joining.started()) {
            chat.start();
        }
        var shown = Shown.of(chat);
        simulation.feed.person(chat.id(), shown);
        return shown;
    }

    private Object act(Request request) throws IOException {
        return Map.of(
                "updateId", telegram.act(request.number("chat"), Json.MAPPER.readValue(request.body(), Act.class)));
    }

    private Object inject(Request request) throws IOException {
        return Map.of("updateId", telegram.inject(Json.MAPPER.readValue(request.body(), ObjectNode.class)));
    }

    private Object fault(Request request) throws IOException {
        telegram.fault(Json.MAPPER.readValue(request.body(), Fault.class));
        return simulation.faults.list();
    }

    private Object limit(Request request) throws IOException {
        var limits = Json.MAPPER.readValue(request.body(), Limits.class);
        telegram.limit(limits);
        return limits;
    }

    private Object commands(Request request) {
        var chat = simulation.chat(request.number("chat"));
        return simulation.commands.menu(chat.id(), chat.person.languageCode());
    }

    private Reply file(Request request) {
        var file = simulation.files.byId(String.valueOf(request.variables().get("file")));
        if (file == null) {
            return refused(404, "There is no such file");
        }
        // only pictures may show in the page; anything else could be a page itself
        boolean picture = Files.sizeOf(file.bytes()) != null;
        return new Reply.Content(200, picture ? "image/png" : "application/octet-stream", file.bytes());
    }
}
