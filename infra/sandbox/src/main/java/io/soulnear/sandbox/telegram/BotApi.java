package io.soulnear.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.soulnear.sandbox.telegram.http.Reply;
import io.soulnear.sandbox.telegram.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** The Bot API: who may call, what they call, and what goes wrong on purpose. */
final class BotApi {
    private static final String PATH = "/bot";
    private static final String FILE_PATH = "/file/bot";
    private final Simulation simulation;
    private final byte[] token;
    private final Map<String, Method> methods;

    @FunctionalInterface
    private interface Method {
        byte[] call(Args args) throws Refusal, InterruptedException;
    }

    @FunctionalInterface
    private interface JsonMethod {
        JsonNode call(Args args) throws Refusal;
    }

    BotApi(Simulation simulation) {
        this.simulation = simulation;
        this.token = simulation.options.token().getBytes(StandardCharsets.UTF_8);
        this.methods = methods(simulation);
    }

    private static Map<String, Method> methods(Simulation simulation) {
        var chatting = new Chatting(simulation);
        var receiving = new Receiving(simulation.updates);
        var methods = new TreeMap<String, Method>(String.CASE_INSENSITIVE_ORDER);
        methods.put("getUpdates", receiving::getUpdates);
        Map<String, JsonMethod> others = Map.ofEntries(
                Map.entry("getMe", _ -> simulation.json.me()),
                Map.entry("setWebhook", receiving::setWebhook),
                Map.entry("deleteWebhook", receiving::deleteWebhook),
                Map.entry("getWebhookInfo", _ -> receiving.getWebhookInfo()),
                Map.entry("sendMessage", chatting::sendMessage),
                Map.entry("sendMessageDraft", chatting::sendMessageDraft),
                Map.entry("sendPhoto", chatting::sendPhoto),
                Map.entry("sendDocument", chatting::sendDocument),
                Map.entry("sendChatAction", chatting::sendChatAction),
                Map.entry("editMessageText", chatting::editMessageText),
                Map.entry("editMessageReplyMarkup", chatting::editMessageReplyMarkup),
                Map.entry("deleteMessage", chatting::deleteMessage),
                Map.entry("answerCallbackQuery", chatting::answerCallbackQuery),
                Map.entry("getChat", chatting::getChat),
                Map.entry("getFile", chatting::getFile),
                Map.entry("setMyCommands", args -> {
                    simulation.commands.set(args);
                    simulation.feed.text("commands", 0, "");
                    return BooleanNode.TRUE;
                }),
                Map.entry("deleteMyCommands", args -> {
                    simulation.commands.delete(args);
                    simulation.feed.text("commands", 0, "");
                    return BooleanNode.TRUE;
                }),
                Map.entry("getMyCommands", args -> Json.MAPPER.valueToTree(simulation.commands.get(args))));
        others.forEach((name, method) -> methods.put(name, args -> ok(method.call(args))));
        return methods;
    }

    private static byte[] ok(JsonNode result) {
        return Json.bytes(TelegramJson.object().put("ok", true).set("result", result));
    }

    /** True for the paths that this answers. */
    static boolean serves(String path) {
        return path.startsWith(PATH) || path.startsWith(FILE_PATH);
    }

    Reply answer(Request request) throws InterruptedException {
        try {
            return request.path().startsWith(FILE_PATH) ? file(request) : call(request);
        } catch (Refusal refusal) {
            simulation.tally.refused(refusal.code());
            return Reply.json(refusal.code(), refusal.body());
        }
    }

    private Reply file(Request request) throws Refusal {
        var path = afterToken(request.path(), FILE_PATH);
        var file = simulation.files.byPath(path);
        if (file == null) {
            throw Refusal.of(404, "Not Found");
        }
        return new Reply.Content(200, "application/octet-stream", file.bytes());
    }

    private Reply call(Request request) throws Refusal, InterruptedException {
        var name = afterToken(request.path(), PATH);
        var method = methods.get(name);
        if (method == null
                || !(request.method().equals("GET") || request.method().equals("POST"))) {
            throw Refusal.of(404, "Not Found: method not found");
        }
        simulation.tally.called(name);
        var args = Args.of(request);
        long chatId = args.number("chat_id", 0);
        var fault = simulation.faults.hit(name, chatId == 0 ? null : chatId);
        return fault == null ? Reply.json(200, method.call(args)) : disturbed(fault, method, args);
    }

    private static Reply disturbed(Fault fault, Method method, Args args) throws Refusal, InterruptedException {
        return switch (fault.kind()) {
            case TOO_MANY_REQUESTS -> throw Refusal.tooMany(fault.value());
            case FORBIDDEN -> throw Refusal.blocked();
            case BAD_ENTITIES ->
                throw Refusal.badRequest("can't parse entities: Can't find end tag corresponding to start tag \"b\"");
            case UNKNOWN_METHOD -> throw Refusal.of(404, "Not Found: method not found");
            case SERVER_ERROR -> throw Refusal.of(fault.value(), reason(fault.value()));
            case GARBAGE -> Reply.text(200, "<html><body>\u0000 it's not you, it's us");
            case DELAY -> {
                Thread.sleep(fault.value());
                yield Reply.json(200, method.call(args));
            }
            case HANG -> {
                new CountDownLatch(1).await(); // until the caller hangs up, which interrupts
                yield new Reply.Reset();
            }
            case RESET_BEFORE -> new Reply.Reset();
            case RESET_AFTER -> {
                method.call(args);
                yield new Reply.Reset();
            }
        };
    }

    private static String reason(int status) {
        return switch (status) {
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            default -> "Internal Server Error";
        };
    }

    /** What follows {@code <prefix><token>/}; a wrong token is 401. */
    private String afterToken(String path, String prefix) throws Refusal {
        int slash = path.indexOf('/', prefix.length());
        var given = path.substring(prefix.length(), slash < 0 ? path.length() : slash);
        if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token)) {
            throw Refusal.of(401, "Unauthorized");
        }
        return slash < 0 ? "" : path.substring(slash + 1);
    }
}
