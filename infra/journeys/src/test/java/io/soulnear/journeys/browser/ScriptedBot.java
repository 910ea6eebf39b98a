package io.soulnear.journeys.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** A bot of a few lines that stands in for the system behind the chat page. */
final class ScriptedBot implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI api;
    private final Thread loop;

    private ScriptedBot(URI url, String token) {
        this.api = url.resolve("/bot" + token + '/');
        this.loop = Thread.ofVirtual().unstarted(this::poll);
    }

    static ScriptedBot start(URI url, String token) throws IOException, InterruptedException {
        var bot = new ScriptedBot(url, token);
        var commands = List.of(
                Map.of("command", "start", "description", "Начать"), Map.of("command", "menu", "description", "Меню"));
        bot.call("setMyCommands", Map.of("commands", commands));
        bot.loop.start();
        return bot;
    }

    private void poll() {
        try {
            for (long offset = 0; ; ) {
                for (var update : call("getUpdates", Map.of("offset", offset, "timeout", 20))) {
                    offset = update.path("update_id").asLong() + 1;
                    answer(update);
                }
            }
        } catch (IOException | InterruptedException _) {
            // closed
        }
    }

    private void answer(JsonNode update) throws IOException, InterruptedException {
        var pressed = update.path("callback_query");
        if (pressed.isObject()) {
            call(
                    "answerCallbackQuery",
                    Map.of("callback_query_id", pressed.path("id").asText(), "text", "Готово"));
            send(
                    pressed.path("from").path("id").asLong(),
                    "Выбрано: " + pressed.path("data").asText());
            return;
        }
        var message = update.path("message");
        var chat = message.path("chat").path("id").asLong();
        var text = message.path("text").asText();
        switch (text) {
            case "" -> {}
            case "/start" -> greet(chat, message.path("from").path("first_name").asText());
            case "/menu" -> send(chat, "Главное меню");
            case "подумай" -> call("sendChatAction", Map.of("chat_id", chat, "action", "typing"));
            default -> send(chat, "Эхо: " + text);
        }
    }

    private void greet(long chat, String name) throws IOException, InterruptedException {
        var keyboard = List.of(
                List.of(Map.of("text", "Поговорить", "callback_data", "talk")),
                List.of(Map.of("text", "Меню", "callback_data", "menu")));
        call(
                "sendMessage",
                Map.of(
                        "chat_id",
                        chat,
                        "text",
                        "Здравствуй, <b>" + name + "</b>!",
                        "parse_mode",
                        "HTML",
                        "reply_markup",
                        Map.of("inline_keyboard", keyboard)));
    }

    private void send(long chat, String text) throws IOException, InterruptedException {
        call("sendMessage", Map.of("chat_id", chat, "text", text));
    }

    private JsonNode call(String method, Map<String, ?> arguments) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(api.resolve(method))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(arguments)))
                .build();
        return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofByteArray())
                        .body())
                .path("result");
    }

    @Override
    public void close() {
        loop.interrupt();
        http.shutdownNow();
    }
}
