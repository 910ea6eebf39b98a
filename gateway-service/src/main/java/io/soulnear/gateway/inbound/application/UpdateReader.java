package io.soulnear.gateway.inbound.application;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.gateway.button.ActionSeal;
import io.soulnear.gateway.focus.domain.Chat.Reach;
import io.soulnear.gateway.focus.domain.Incoming;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Reads updates as far as the gateway must understand them. What it does not know, it lets pass. */
public final class UpdateReader {
    /** The kinds of updates that are asked for. */
    public static final List<String> KINDS = List.of("message", "edited_message", "callback_query", "my_chat_member");

    private static final String ADMINISTRATION = "flags";

    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(200)
            .maxStringLength(1 << 20)
            .maxNameLength(1_000)
            .maxNumberLength(100)
            .build();

    /** Tells where one update ends and the next begins, whatever is in them. */
    private static final JsonFactory PARTS = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /** Bytes of an update; as an event it must find room in Kafka. */
    private static final int LARGEST = 4 << 20;

    /** Messages that say something about the chat and not what a person wrote. */
    private static final Set<String> NOTICES = Set.of(
            "pinned_message",
            "message_auto_delete_timer_changed",
            "chat_background_set",
            "write_access_allowed",
            "successful_payment",
            "refunded_payment");

    private final ObjectMapper json = new ObjectMapper(
                    JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private final ActionSeal seal;
    private final LongPredicate admins;

    /** @param admins who may look after flags from here; to all others there is no such command */
    public UpdateReader(ActionSeal seal, LongPredicate admins) {
        this.seal = seal;
        this.admins = admins;
    }

    /** That a text is no update. */
    public static final class NotAnUpdate extends Exception {
        private static final long serialVersionUID = 1L;

        private NotAnUpdate() {
            super("Not an update");
        }
    }

    /**
     * Reads one update.
     *
     * @return empty for an object that has no update id, so that it can't be recorded
     * @throws NotAnUpdate when it is not an object, or its id is no number
     */
    public Optional<ReceivedUpdate> read(byte[] update) throws NotAnUpdate {
        var text = UpdateText.decoded(update);
        JsonNode root;
        try {
            root = json.readTree(text);
        } catch (IOException e) {
            throw new NotAnUpdate();
        }
        var id = root.path("update_id");
        if (!root.isObject() || !(id.isMissingNode() || id.canConvertToExactIntegral())) {
            throw new NotAnUpdate();
        }
        return id.canConvertToLong()
                ? Optional.of(interpret(id.longValue(), root, UpdateText.mended(text)))
                : Optional.empty();
    }

    /**
     * Reads Telegram's answer to {@code getUpdates}.
     *
     * @throws NotAnUpdate when it is none
     */
    public Fetched readAll(byte[] answer) throws NotAnUpdate {
        var updates = new ArrayList<ReceivedUpdate>();
        var unreadable = new ArrayList<UnreadableUpdate>();
        var found = false;
        try (var parser = PARTS.createParser(answer)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new NotAnUpdate();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var isResult = parser.currentName().equals("result");
                if (parser.nextToken() != JsonToken.START_ARRAY || !isResult) {
                    parser.skipChildren();
                    continue;
                }
                found = true;
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    var start = (int) parser.currentTokenLocation().getByteOffset();
                    var id = passOver(parser);
                    var end = (int) parser.currentLocation().getByteOffset();
                    sort(id, Arrays.copyOfRange(answer, start, end), updates, unreadable);
                }
            }
        } catch (IOException e) {
            throw new NotAnUpdate();
        }
        if (!found) {
            throw new NotAnUpdate();
        }
        return new Fetched(updates, unreadable);
    }

    /** Goes to the end of a value, whatever it is; gives the update id at its top if there is one. */
    private static @Nullable Long passOver(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            parser.finishToken();
            return null;
        }
        Long id = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var isId = parser.currentName().equals("update_id");
            if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT
                    && isId
                    && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
                id = (Long) parser.getLongValue();
            }
            parser.skipChildren();
        }
        return id;
    }

    private void sort(@Nullable Long id, byte[] json, List<ReceivedUpdate> updates, List<UnreadableUpdate> unreadable) {
        if (json.length > LARGEST) {
            unreadable.add(new UnreadableUpdate(id, Arrays.copyOf(json, LARGEST), "larger than any update"));
            return;
        }
        try {
            read(json).ifPresentOrElse(updates::add, () -> unreadable.add(UnreadableUpdate.withoutId(json)));
        } catch (NotAnUpdate e) {
            unreadable.add(new UnreadableUpdate(id, json, "not an update"));
        }
    }

    private ReceivedUpdate interpret(long id, JsonNode root, String text) {
        var message = root.path("message");
        if (message.isObject()) {
            var chat = chat(message);
            var incoming = chat != null && isPrivate(message) ? content(message) : new Incoming.Silent();
            return new ReceivedUpdate(id, chat, incoming, Reach.REACHABLE, null, text);
        }
        var press = root.path("callback_query");
        if (press.isObject()) {
            return pressed(id, press, text);
        }
        var membership = root.path("my_chat_member");
        if (membership.isObject()) {
            return new ReceivedUpdate(id, chat(membership), new Incoming.Silent(), reach(membership), null, text);
        }
        return new ReceivedUpdate(id, chatOfAny(root), new Incoming.Silent(), null, null, text);
    }

    private ReceivedUpdate pressed(long id, JsonNode press, String text) {
        var chat = chat(press.path("message"));
        var callback = press.path("id").isTextual()
                ? new ReceivedUpdate.Callback(press.path("id").asText(), languageCode(press))
                : null;
        Incoming incoming =
                chat == null || !isPrivate(press.path("message")) ? new Incoming.Silent() : button(chat, press);
        return new ReceivedUpdate(id, chat, incoming, Reach.REACHABLE, callback, text);
    }

    private Incoming button(long chat, JsonNode press) {
        return seal.open(chat, press.path("data").asText(""))
                .<Incoming>map(Incoming.Button::new)
                .orElseGet(Incoming.RefusedButton::new);
    }

    private Incoming content(JsonNode message) {
        if (!message.path("from").isObject() || NOTICES.stream().anyMatch(message::has)) {
            return new Incoming.Silent();
        }
        var text = message.path("text");
        if (!text.isTextual()) {
            return untyped(message);
        }
        return command(text.asText())
                .map(name -> name.equals(ADMINISTRATION)
                                && admins.test(message.at("/from/id").asLong())
                        ? new Incoming.Administration()
                        : new Incoming.Command(name))
                .orElseGet(Incoming.Text::new);
    }

    private static Incoming untyped(JsonNode message) {
        if (message.path("voice").isObject()) {
            return new Incoming.Voice();
        }
        return message.path("photo").isArray()
                        || message.path("document").path("mime_type").asText().startsWith("image/")
                ? new Incoming.Picture()
                : new Incoming.Unsupported();
    }

    /** {@code /quiz@SoulNearBot now} is the command quiz. A slash alone, or before something else, is plain text. */
    private static Optional<String> command(String text) {
        if (!text.startsWith("/")) {
            return Optional.empty();
        }
        var end = 1;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        var ends = end == text.length() || text.charAt(end) == '@' || Character.isWhitespace(text.charAt(end));
        return end > 1 && ends ? Optional.of(text.substring(1, end).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    private static @Nullable Reach reach(JsonNode membership) {
        return switch (membership.path("new_chat_member").path("status").asText()) {
            case "kicked", "left" -> Reach.UNREACHABLE;
            case "member", "administrator", "creator", "restricted" -> Reach.REACHABLE;
            default -> null;
        };
    }

    private static boolean isPrivate(JsonNode message) {
        return message.path("chat").path("type").asText("private").equals("private");
    }

    private static @Nullable Long chat(JsonNode message) {
        var id = message.path("chat").path("id");
        return id.isIntegralNumber() && id.canConvertToLong() ? (Long) id.longValue() : null;
    }

    private static @Nullable Long chatOfAny(JsonNode root) {
        for (var part : root) {
            var chat = chat(part);
            if (chat != null) {
                return chat;
            }
        }
        return null;
    }

    private static @Nullable String languageCode(JsonNode press) {
        return press.path("from").path("language_code").textValue();
    }
}
