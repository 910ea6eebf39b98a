package io.soulnear.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The commands that the bot registered, by scope and language. */
final class Commands {
    private static final int MOST = 100;
    private final Map<Key, List<Command>> registered = new ConcurrentHashMap<>();

    /** One entry of the menu. */
    record Command(String command, String description) {}

    private record Key(String scope, String language) {}

    void set(Args args) throws Refusal {
        var given = args.json("commands", "can't parse commands");
        if (given == null || !given.isArray()) {
            throw Refusal.badRequest("expected an Array of BotCommand");
        }
        if (given.size() > MOST) {
            throw Refusal.badRequest("BOT_COMMANDS_TOO_MUCH");
        }
        var commands = new ArrayList<Command>();
        for (var item : given) {
            var name = item.path("command").asText().replaceFirst("^/", "");
            var description = item.path("description").asText().strip();
            if (!name.matches("[a-z0-9_]{1,32}")) {
                throw Refusal.badRequest("BOT_COMMAND_INVALID");
            }
            if (description.isEmpty() || description.length() > 256) {
                throw Refusal.badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
            }
            commands.add(new Command(name, description));
        }
        registered.put(key(args), commands);
    }

    List<Command> get(Args args) throws Refusal {
        return registered.getOrDefault(key(args), List.of());
    }

    void delete(Args args) throws Refusal {
        registered.remove(key(args));
    }

    /** What a person sees: the narrowest scope that has any, their language before none. */
    List<Command> menu(long chatId, @Nullable String languageCode) {
        var language = languageCode == null ? "" : languageCode.split("-", 2)[0];
        for (var scope : List.of("chat:" + chatId, "all_private_chats", "default")) {
            for (var tongue : List.of(language, "")) {
                var commands = registered.get(new Key(scope, tongue));
                if (commands != null && !commands.isEmpty()) {
                    return commands;
                }
            }
        }
        return List.of();
    }

    private static Key key(Args args) throws Refusal {
        var language = args.text("language_code");
        if (!language.matches("([a-z]{2})?")) {
            throw Refusal.badRequest("LANG_CODE_INVALID");
        }
        return new Key(scope(args.json("scope", "can't parse BotCommandScope")), language);
    }

    private static String scope(@Nullable JsonNode scope) throws Refusal {
        if (scope == null) {
            return "default";
        }
        var type = scope.path("type").asText();
        return switch (type) {
            case "default", "all_private_chats", "all_group_chats", "all_chat_administrators" -> type;
            case "chat", "chat_administrators", "chat_member" ->
                type + ':' + scope.path("chat_id").asText();
            default -> throw Refusal.badRequest("can't parse BotCommandScope: Unsupported type specified");
        };
    }
}
