package io.soulnear.comparison.truth;

import io.soulnear.comparison.run.Style;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages, and what the offline companion really replied to them, several times in each of six styles. */
final class Corpus {
    /** One message with its replies by style. */
    record Message(String text, Map<Style, List<String>> replies) {}

    private final Map<String, List<Message>> messages = new HashMap<>();
    private final Map<String, List<String>> crises = new HashMap<>();

    private Corpus() {}

    /** Reads {@code comparison/truth.txt}. */
    static Corpus read() {
        var corpus = new Corpus();
        var in = Corpus.class.getResourceAsStream("/comparison/truth.txt");
        if (in == null) {
            throw new IllegalStateException("truth.txt is not on the class path");
        }
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            corpus.take(reader.lines().filter(line -> !line.startsWith("# ")).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return corpus;
    }

    private void take(List<String> lines) {
        var language = "";
        var replies = new ArrayList<String>();
        Map<Style, List<String>> byStyle = new LinkedHashMap<>();
        for (var line : lines) {
            if (line.startsWith("[")) {
                language = line.substring(1, line.length() - 1);
            } else if (line.startsWith("! ")) {
                crises.computeIfAbsent(language, _ -> new ArrayList<>()).add(line.substring(2));
            } else if (line.startsWith("> ")) {
                byStyle = new LinkedHashMap<>();
                messages.computeIfAbsent(language, _ -> new ArrayList<>()).add(new Message(line.substring(2), byStyle));
            } else if (line.startsWith("~ ")) {
                var codes = line.substring(2).split(" ");
                replies = new ArrayList<>();
                byStyle.put(new Style(codes[0], codes[1], codes[2]), replies);
            } else {
                replies.add(line);
            }
        }
    }

    List<Message> messages(String language) {
        return messages.getOrDefault(language, List.of());
    }

    List<String> crises(String language) {
        return crises.getOrDefault(language, List.of());
    }

    /** All styles that every message has replies in; the usual one is the first. */
    List<Style> styles() {
        return List.copyOf(messages("ru").getFirst().replies().keySet());
    }
}
