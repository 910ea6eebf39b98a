package io.soulnear.comparison.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.comparison.measure.Judged;
import io.soulnear.comparison.measure.Pair;
import io.soulnear.comparison.measure.Scores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a person scored in a report's page and kept as {@code scores.json}. */
public final class PersonScores {
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Judged> scores;

    private PersonScores(Map<String, Judged> scores) {
        this.scores = Map.copyOf(scores);
    }

    /** No person has scored anything. */
    public static PersonScores none() {
        return new PersonScores(Map.of());
    }

    /**
     * Reads the file that the page gives.
     *
     * @throws IOException when it can't be read, or is none of ours; the message says what is wrong with it
     */
    public static PersonScores read(Path file) throws IOException {
        try {
            var root = JSON.readTree(Files.readAllBytes(file));
            if (root.path("version").asInt() != VERSION || !root.path("scores").isArray()) {
                throw new IOException(file.getFileName() + " holds no scores of version " + VERSION);
            }
            var scores = new HashMap<String, Judged>();
            for (var one : root.path("scores")) {
                scores.put(
                        key(
                                one.path("conversation").asText(),
                                one.path("number").asInt()),
                        new Judged(scores(one.path("base")), scores(one.path("candidate"))));
            }
            return new PersonScores(scores);
        } catch (com.fasterxml.jackson.core.JsonProcessingException | IllegalArgumentException e) {
            throw new IOException(
                    file.getFileName() + " is no file of scores, or one of its scores is not from 1 to 10", e);
        }
    }

    private static Scores scores(JsonNode one) {
        return new Scores(
                one.path("relevance").asDouble(),
                one.path("depth").asDouble(),
                one.path("usefulness").asDouble(),
                one.path("style").asDouble());
    }

    /** How the person scored a turn. */
    public Optional<Judged> of(Pair pair) {
        return Optional.ofNullable(scores.get(key(pair.conversation(), pair.number())));
    }

    private static String key(String conversation, int number) {
        return conversation + "#" + number;
    }
}
