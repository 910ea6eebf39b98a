package io.soulnear.dialogue.prompt.domain;

import java.util.Map;

/** How much a pattern belongs to a message, as companion.md has it. */
public final class Relevance {
    /** What matches less belongs to another topic, and is not told. */
    static final double LEAST_MATCH = 0.3;

    private static final double SOME = 0.5;
    private static final double BY_OCCURRENCES = 0.2;
    private static final double BY_CONFIDENCE = 0.2;
    private static final int MANY = 10;
    private static final double FADED = 0.4;
    private static final double FADING_DAYS = 90;

    private Relevance() {}

    /**
     * The relevance of a pattern; 0 when it is of another topic.
     *
     * @param message how much the message is about each topic, 0 to 1
     * @param pattern how much the pattern is about each topic, 0 to 1, by the topic's code
     * @param confidence 0 to 1
     * @param days since it was seen last; counts as 0 when negative
     */
    public static double of(
            Map<Topic, Double> message, Map<String, Double> pattern, int occurrences, double confidence, double days) {
        var match = match(message, pattern);
        if (match < LEAST_MATCH) {
            return 0;
        }
        var strength = SOME + BY_OCCURRENCES * Math.min(occurrences, MANY) / MANY + BY_CONFIDENCE * confidence;
        return match * strength * Math.max(FADED, Math.exp(-Math.max(0, days) / FADING_DAYS));
    }

    /** The best of the topics that both are about. */
    private static double match(Map<Topic, Double> message, Map<String, Double> pattern) {
        return message.entrySet().stream()
                .mapToDouble(topic ->
                        topic.getValue() * pattern.getOrDefault(topic.getKey().code(), 0.0))
                .max()
                .orElse(0);
    }
}
