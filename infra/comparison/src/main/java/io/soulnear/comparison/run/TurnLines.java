package io.soulnear.comparison.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Turns as JSON, one a line, each with its line feed: a file of them can be appended to, and survives a kill. */
public final class TurnLines {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TurnLines() {}

    /**
     * What a file says.
     *
     * @param turns in the order of their lines
     * @param unreadable whole lines that are no turn
     * @param whole the length in bytes of all whole lines; what stands behind was being written when something broke off, and is not
     *     counted. Whoever goes on with the file cuts it there first
     */
    public record Contents(List<Turn> turns, int unreadable, long whole) {
        public Contents {
            turns = List.copyOf(turns);
        }

        /** The run of a variant. */
        public Run of(Variant variant) {
            return new Run(variant, turns, unreadable);
        }
    }

    /** One line, with its line feed; the same turn gives the same line. */
    public static String line(Turn turn) {
        var line = JSON.createObjectNode()
                .put("conversation", turn.conversation())
                .put("number", turn.number())
                .put("at", turn.at().toString());
        line.putObject("said")
                .put("kind", turn.said().kind().name())
                .put("text", turn.said().text())
                .put("language", turn.said().language());
        var answers = line.putArray("answers");
        for (var answer : turn.answers()) {
            var one = answers.addObject().put("text", answer.text());
            if (!answer.buttons().isEmpty()) {
                var buttons = one.putArray("buttons");
                answer.buttons().forEach(buttons::add);
            }
            if (answer.picture()) {
                one.put("picture", true);
            }
            if (answer.urgent()) {
                one.put("urgent", true);
            }
        }
        line.put("outcome", turn.outcome().name());
        if (turn.making() != null) {
            put(turn.making(), line.putObject("making"));
        }
        if (turn.style() != null) {
            line.putObject("style")
                    .put("tone", turn.style().tone())
                    .put("personality", turn.style().personality())
                    .put("length", turn.style().length());
        }
        return line + "\n";
    }

    private static void put(Making making, ObjectNode to) {
        to.put("mode", making.mode())
                .put("provider", making.provider())
                .put("model", making.model())
                .put("promptVersion", making.promptVersion())
                .put("tokensIn", making.tokensIn())
                .put("tokensOut", making.tokensOut())
                .put("dollars", making.dollars().stripTrailingZeros().toPlainString());
        making.millis().ifPresent(millis -> to.put("millis", millis));
    }

    /** The turns of a file, without those that were not written to their end. Unknown fields are no trouble. */
    public static Contents read(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        var turns = new ArrayList<Turn>();
        var unreadable = 0;
        var begin = 0;
        for (var at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                var turn = turn(new String(bytes, begin, at - begin, StandardCharsets.UTF_8));
                if (turn == null) {
                    unreadable++;
                } else {
                    turns.add(turn);
                }
                begin = at + 1;
            }
        }
        return new Contents(turns, unreadable, begin);
    }

    private static @Nullable Turn turn(String line) {
        try {
            return turn(JSON.readTree(line));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            return null; // counted by whoever asked
        }
    }

    private static Turn turn(JsonNode line) {
        var said = line.path("said");
        var answers = new ArrayList<Answer>();
        line.path("answers").forEach(answer -> answers.add(answer(answer)));
        return new Turn(
                text(line, "conversation"),
                line.path("number").asInt(),
                Instant.parse(text(line, "at")),
                new Said(Said.Kind.valueOf(text(said, "kind")), text(said, "text"), text(said, "language")),
                answers,
                Outcome.valueOf(text(line, "outcome")),
                line.has("making") ? making(line.path("making")) : null,
                line.has("style") ? style(line.path("style")) : null);
    }

    private static Answer answer(JsonNode answer) {
        var buttons = new ArrayList<String>();
        answer.path("buttons").forEach(button -> buttons.add(button.asText()));
        return new Answer(
                text(answer, "text"),
                buttons,
                answer.path("picture").asBoolean(),
                answer.path("urgent").asBoolean());
    }

    private static Making making(JsonNode making) {
        return new Making(
                text(making, "mode"),
                text(making, "provider"),
                text(making, "model"),
                text(making, "promptVersion"),
                making.path("tokensIn").asInt(),
                making.path("tokensOut").asInt(),
                new BigDecimal(text(making, "dollars")),
                making.has("millis") ? OptionalLong.of(making.path("millis").asLong()) : OptionalLong.empty());
    }

    private static Style style(JsonNode style) {
        return new Style(text(style, "tone"), text(style, "personality"), text(style, "length"));
    }

    private static String text(JsonNode of, String field) {
        var text = of.path(field);
        if (!text.isTextual()) {
            throw new IllegalArgumentException("No " + field);
        }
        return text.textValue();
    }
}
