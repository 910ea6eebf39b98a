package io.soulnear.profile.person.kafka;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Handler;
import io.soulnear.messaging.UnreadableEvent;
import io.soulnear.profile.person.application.Actions;
import io.soulnear.profile.person.application.Visit;
import io.soulnear.profile.person.application.Visits;
import io.soulnear.profile.person.domain.Input;
import io.soulnear.profile.person.domain.Invitation;
import io.soulnear.profile.person.domain.Room;
import io.soulnear.safety.CrisisDetector;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the updates that the gateway routes here. */
@Singleton
final class Updates implements Handler {
    private static final String UPDATE_RECEIVED = "io.soulnear.telegram.update-received.v1";
    private static final Pattern COMMAND = Pattern.compile("/(\\w+)(?:@\\w+)?(?:\\s+(.*))?", Pattern.DOTALL);

    private final Visits visits;
    private final ObjectMapper json;
    private final CrisisDetector crises;

    Updates(Visits visits, ObjectMapper json, CrisisDetector crises) {
        this.visits = visits;
        this.json = json;
        this.crises = crises;
    }

    @Override
    public boolean wants(Event event) {
        return event.type().equals(UPDATE_RECEIVED)
                && "profile".equals(event.attributes().get("route"));
    }

    @Override
    public void handle(Event event) {
        visits.answer(visit(event));
    }

    @Override
    public void stalled(Event event) {
        visits.stalled(visit(event));
    }

    @Override
    public void abandoned(Event event) {
        visits.abandoned(visit(event));
    }

    private Visit visit(Event event) {
        try {
            var received = json.readValue(event.data(), UpdateReceived.class);
            if (!(received instanceof UpdateReceived(var chat, var updateId, var route, var update))
                    || chat == null
                    || route == null
                    || update == null) {
                throw new UnreadableEvent("An update without its parts");
            }
            var from = update.from();
            return new Visit(
                    event.id(),
                    chat,
                    updateId,
                    event.time(),
                    from == null ? null : from.languageCode(),
                    input(token(event), route, update));
        } catch (JsonProcessingException e) {
            throw new UnreadableEvent("Not an update", e);
        }
    }

    private Input input(String token, Route route, Update update) {
        var action = route.action();
        if (action != null) {
            return Actions.read(action, token);
        }
        if (update.editedMessage() != null) {
            return new Input.Edit();
        }
        var message = update.message();
        var text = message == null ? null : message.text();
        return text == null ? new Input.Unsupported() : typed(text, token);
    }

    private Input typed(String text, String token) {
        var command = COMMAND.matcher(text);
        if (!command.matches()) {
            if (text.startsWith("/")) {
                return new Input.UnknownCommand();
            }
            return crises.detect(text).isPresent() ? new Input.Distress() : new Input.Text(text);
        }
        var payload = command.group(2);
        return switch (command.group(1)) {
            case "start" -> new Input.Start(Invitation.read(payload == null ? "" : payload.strip()));
            // Commands of the other services come here only while the gateway does not know the person (yet).
            case "menu", "helper", "soulsleep", "quiz" -> new Input.ShowMenu();
            case "settings" -> new Input.Enter(Room.SETTINGS, payload == null ? "" : "zone:" + payload.strip());
            case "my_profile" -> new Input.Enter(Room.PORTRAIT, "");
            case "export" -> new Input.Enter(Room.EXPORT, "");
            case "premium" -> new Input.Enter(Room.PREMIUM, "");
            case "help" -> new Input.ShowHelp();
            case "language" -> new Input.ShowLanguages();
            case "forget_me" -> new Input.ForgetMe(token);
            default -> new Input.UnknownCommand();
        };
    }

    /** Short enough for a button, and another one for every update. */
    private static String token(Event event) {
        return event.id().toString().substring(24);
    }

    private record UpdateReceived(
            @Nullable Long chatId,
            long updateId,
            @Nullable Route route,
            @Nullable Update update) {}

    private record Route(@Nullable String action) {}

    private record Update(
            @Nullable Message message,
            @JsonProperty("edited_message") @Nullable Message editedMessage,
            @JsonProperty("callback_query") @Nullable CallbackQuery callbackQuery) {
        @Nullable
        User from() {
            return callbackQuery != null ? callbackQuery.from() : message == null ? null : message.from();
        }
    }

    private record Message(@Nullable User from, @Nullable String text) {}

    private record CallbackQuery(@Nullable User from) {}

    private record User(
            @JsonProperty("language_code") @Nullable String languageCode) {}
}
