package io.soulnear.profile.analysis.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;

/** Joins what was seen with what is known, so that one theme is one pattern. */
public final class Merging {
    /** More live patterns than this say nothing any more. */
    public static final int LIVE = 20;

    private final Thresholds thresholds;
    private final ToDoubleBiFunction<Theme, Theme> similarity;

    /** @param similarity of two themes, from 0 to 1 */
    public Merging(Thresholds thresholds, ToDoubleBiFunction<Theme, Theme> similarity) {
        this.thresholds = thresholds;
        this.similarity = similarity;
    }

    /** What has become of a person's patterns. */
    public sealed interface Change {
        record Told(Pattern pattern) implements Change {}

        record Retired(UUID pattern) implements Change {}
    }

    /**
     * The changes that the sightings make.
     *
     * @param ids gives the new patterns their names
     * @param now when something was seen of which no words are left
     */
    public List<Change> merge(
            List<Pattern> live, List<Shunned> shunned, List<Sighting> sightings, Supplier<UUID> ids, Instant now) {
        var patterns = new LinkedHashMap<UUID, Pattern>();
        live.forEach(pattern -> patterns.put(pattern.id(), pattern));
        for (var sighting : sightings) {
            wanted(sighting, shunned).ifPresent(seen -> take(patterns, seen, ids, now));
        }
        var before = live.stream().collect(Collectors.toMap(Pattern::id, it -> it));
        var changes = new ArrayList<Change>();
        weakest(patterns).forEach(pattern -> {
            patterns.remove(pattern.id());
            if (before.containsKey(pattern.id())) {
                changes.add(new Change.Retired(pattern.id()));
            }
        });
        patterns.values().stream()
                .filter(pattern -> !pattern.equals(before.get(pattern.id())))
                .map(Change.Told::new)
                .forEach(changes::add);
        return changes;
    }

    /** What is left of a sighting after the person's wishes. */
    private Optional<Sighting> wanted(Sighting sighting, List<Shunned> shunned) {
        var quotes = sighting.quotes();
        for (var one : shunned) {
            switch (one) {
                case Shunned.Rejected(var slug, var theme) -> {
                    if (slug.equals(sighting.theme().slug())
                            || similarity.applyAsDouble(theme, sighting.theme()) >= thresholds.same()) {
                        return Optional.empty();
                    }
                }
                case Shunned.Forgotten(var slug, var at) -> {
                    if (slug.equals(sighting.theme().slug())) {
                        quotes = quotes.stream()
                                .filter(quote -> quote.at().isAfter(at))
                                .toList();
                        if (quotes.isEmpty()) {
                            return Optional.empty();
                        }
                    }
                }
            }
        }
        return Optional.of(new Sighting(sighting.theme(), quotes, sighting.confidence()));
    }

    private void take(Map<UUID, Pattern> patterns, Sighting sighting, Supplier<UUID> ids, Instant now) {
        var theme = sighting.theme();
        var close = new TreeMap<Double, Pattern>(Comparator.reverseOrder());
        for (var pattern : patterns.values()) {
            var same = pattern.theme().slug().equals(theme.slug());
            close.put(same ? 2.0 : similarity.applyAsDouble(pattern.theme(), theme), pattern);
        }
        var nearest = close.firstEntry();
        if (nearest != null && nearest.getKey() >= thresholds.same()) {
            patterns.put(nearest.getValue().id(), nearest.getValue().seenAgain(sighting));
            return;
        }
        var related = close.headMap(thresholds.related(), true).values().stream()
                .limit(Pattern.RELATED)
                .toList();
        var fresh = fresh(sighting, related, ids.get(), now);
        patterns.put(fresh.id(), fresh);
        related.forEach(other -> patterns.put(other.id(), other.relatedTo(fresh.id())));
    }

    private static Pattern fresh(Sighting sighting, List<Pattern> related, UUID id, Instant now) {
        var quotes = sighting.quotes();
        return new Pattern(
                id,
                sighting.theme(),
                quotes,
                sighting.confidence(),
                Math.max(1, (int) quotes.stream().map(Quote::turn).distinct().count()),
                quotes.isEmpty() ? now : quotes.getFirst().at(),
                quotes.isEmpty() ? now : quotes.getLast().at(),
                Pattern.Status.DETECTED,
                related.stream().map(Pattern::id).toList());
    }

    /** Those for which there is no room; of two equally strong ones, the one seen longer ago. */
    private static List<Pattern> weakest(Map<UUID, Pattern> patterns) {
        return patterns.values().stream()
                .sorted(Comparator.comparingDouble(Pattern::strength)
                        .thenComparing(Pattern::lastSeen)
                        .reversed())
                .skip(LIVE)
                .toList();
    }
}
