package io.soulnear.profile.analysis.domain;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a pattern is about, in one language.
 *
 * @param slug the theme in English, the same in every language; for machines only
 * @param contradiction what in it pulls in two directions, or null
 * @param hiddenDynamic what may stand behind it, or null
 * @param blockedResource the strength that it holds back, or null
 * @param tags at most {@value #TAGS} short words
 * @param topics how much it belongs to each part of life, from 0 to 1
 */
public record Theme(
        String slug,
        Kind kind,
        String language,
        String title,
        String description,
        @Nullable String contradiction,
        @Nullable String hiddenDynamic,
        @Nullable String blockedResource,
        List<String> tags,
        Map<Topic, Double> topics) {
    private static final int TAGS = 5;
    private static final String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";
    private static final int LONGEST_SLUG = 64;

    public Theme {
        if (!slug.matches(SLUG) || slug.length() > LONGEST_SLUG || title.isBlank() || description.isBlank()) {
            throw new IllegalArgumentException("Not a theme");
        }
        if (topics.values().stream().anyMatch(weight -> !(weight >= 0 && weight <= 1))) {
            throw new IllegalArgumentException("A weight is from 0 to 1");
        }
        tags = tags.stream().limit(TAGS).toList();
        topics = Map.copyOf(topics);
    }

    /** The same, belonging to these parts of life at least as much. */
    public Theme touching(Map<Topic, Double> more) {
        var all = new TreeMap<>(topics);
        more.forEach((topic, weight) -> all.merge(topic, weight, Math::max));
        return new Theme(
                slug, kind, language, title, description, contradiction, hiddenDynamic, blockedResource, tags, all);
    }
}
