package io.soulnear.dialogue.conversation.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that recurs with a person, as the analysis found it.
 *
 * @param quotes the person's own words for it, oldest first; only the latest are kept here
 * @param topics how much it belongs to a part of life, 0 to 1, by the topic's code
 * @param confidence how sure the analysis is, 0 to 1
 * @param occurrences in how many analyses it was seen
 * @param confirmed whether the person said that it is so
 */
public record Pattern(
        String title,
        String description,
        @Nullable String contradiction,
        @Nullable String hiddenDynamic,
        @Nullable String blockedResource,
        List<String> quotes,
        Map<String, Double> topics,
        double confidence,
        int occurrences,
        Instant lastSeen,
        boolean confirmed) {
    public Pattern {
        quotes = List.copyOf(quotes);
        topics = Map.copyOf(topics);
    }
}
