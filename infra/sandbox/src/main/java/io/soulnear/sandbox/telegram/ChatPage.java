package io.soulnear.sandbox.telegram;

import io.soulnear.sandbox.telegram.http.Handler;
import io.soulnear.sandbox.telegram.http.Reply;
import io.soulnear.sandbox.telegram.http.Request;
import java.io.IOException;
import java.util.Map;

/** Serves the chat page: a handful of files, known by name. */
final class ChatPage implements Handler {
    private static final Map<String, String> TYPES = Map.of(
            "index.html", "text/html; charset=utf-8",
            "chat.css", "text/css; charset=utf-8",
            "chat.js", "text/javascript; charset=utf-8",
            "column.js", "text/javascript; charset=utf-8",
            "messages.js", "text/javascript; charset=utf-8",
            "wording.js", "text/javascript; charset=utf-8",
            "favicon.svg", "image/svg+xml");

    @Override
    public Reply handle(Request request) throws IOException {
        return file(String.valueOf(request.variables().get("file")));
    }

    Reply file(String name) throws IOException {
        var type = TYPES.get(name);
        if (type == null) {
            return Reply.text(404, "Not found");
        }
        try (var in = ChatPage.class.getResourceAsStream("/chat/" + name)) {
            return in == null ? Reply.text(404, "Not found") : new Reply.Content(200, type, in.readAllBytes());
        }
    }
}
