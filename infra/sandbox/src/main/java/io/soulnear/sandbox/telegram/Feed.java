package io.soulnear.sandbox.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.soulnear.sandbox.telegram.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Tells the open chat pages what happens. Costs nothing while nobody looks. */
final class Feed {
    private static final int BACKLOG = 10_000;
    private static final String FELL_BEHIND = "{\"type\":\"reload\"}";
    private final Set<BlockingQueue<String>> readers = ConcurrentHashMap.newKeySet();

    void message(String type, long chatId, Message message) {
        value(type, chatId, "message", message);
    }

    void person(long chatId, Object person) {
        value("person", chatId, "person", person);
    }

    private void value(String type, long chatId, String name, Object value) {
        if (!readers.isEmpty()) {
            var event = about(type, chatId);
            event.set(name, Json.MAPPER.valueToTree(value));
            publish(event);
        }
    }

    void number(String type, long chatId, long id) {
        if (!readers.isEmpty()) {
            publish(about(type, chatId).put("id", id));
        }
    }

    void text(String type, long chatId, String text) {
        if (!readers.isEmpty()) {
            publish(about(type, chatId).put("text", text));
        }
    }

    /** An endless stream for one page; a page that falls behind is told to load everything anew. */
    Reply.Events stream() {
        return new Reply.Events(sink -> {
            var events = new ArrayBlockingQueue<String>(BACKLOG);
            readers.add(events);
            try {
                sink.send("{\"type\":\"hello\"}");
                while (true) {
                    var event = events.poll(15, TimeUnit.SECONDS);
                    sink.send(event == null ? "" : event);
                }
            } finally {
                readers.remove(events);
            }
        });
    }

    private void publish(ObjectNode event) {
        var line = new String(Json.bytes(event), StandardCharsets.UTF_8);
        for (var reader : readers) {
            if (!reader.offer(line)) {
                reader.clear();
                reader.add(FELL_BEHIND);
            }
        }
    }

    private static ObjectNode about(String type, long chatId) {
        return Json.MAPPER.createObjectNode().put("type", type).put("chatId", chatId);
    }
}
