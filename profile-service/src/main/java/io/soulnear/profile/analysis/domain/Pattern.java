package io.soulnear.profile.analysis.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that recurs in what a person says.
 *
 * @param quotes the person's own words, oldest first, at most {@value #QUOTES}; empty: not to be shown
 * @param confidence from 0 to 1
 * @param occurrences how often it was seen in something new
 * @param related ids of patterns close to it, at most {@value #RELATED}
 */
public record Pattern(
        UUID id,
        Theme theme,
        List<Quote> quotes,
        double confidence,
        int occurrences,
        Instant firstSeen,
        Instant lastSeen,
        Status status,
        List<UUID> related) {
    static final int QUOTES = 10;
    static final int RELATED = 3;

    public Pattern {
        if (occurrences < 1 || quotes.size() > QUOTES || related.size() > RELATED) {
            throw new IllegalArgumentException("Not a pattern");
        }
        quotes = List.copyOf(quotes);
        related = List.copyOf(related);
    }

    /** What the person says about it. */
    public enum Status {
        DETECTED,
        CONFIRMED
    }

    /** Whether it may be shown: some words of the person stand behind it. */
    public boolean isShown() {
        return !quotes.isEmpty();
    }

    /** How much it stands out: the surer, the more frequent and the more agreed to, the more. */
    public double strength() {
        var agreed = status == Status.CONFIRMED ? 1 : 0;
        var proven = isShown() ? 0 : -1;
        return confidence * (1 + Math.log(occurrences)) + agreed + proven;
    }

    /** The same, and the person agrees. */
    public Pattern confirmed() {
        return new Pattern(id, theme, quotes, confidence, occurrences, firstSeen, lastSeen, Status.CONFIRMED, related);
    }

    /** The same with one more related pattern; unchanged when there is no room, or it is known. */
    Pattern relatedTo(UUID other) {
        if (related.size() == RELATED || related.contains(other) || other.equals(id)) {
            return this;
        }
        var more = new ArrayList<>(related);
        more.add(other);
        return new Pattern(id, theme, quotes, confidence, occurrences, firstSeen, lastSeen, status, more);
    }

    /**
     * This after it was seen again. It counts as one more occurrence only when the person said something new for it:
     * windows overlap, and the same words must not count twice.
     */
    Pattern seenAgain(Sighting sighting) {
        var known = quotes.stream().map(Quote::turn).collect(Collectors.toSet());
        var fresh = sighting.quotes().stream()
                .filter(quote -> quotes.stream().noneMatch(old -> Tokens.sameWords(old.text(), quote.text())))
                .toList();
        var anew = fresh.stream()
                        .anyMatch(quote ->
                                !known.contains(quote.turn()) && quote.at().isAfter(lastSeen))
                || (quotes.isEmpty() && !fresh.isEmpty());
        var joined = Stream.concat(quotes.stream(), fresh.stream())
                .sorted(Comparator.comparing(Quote::at))
                .toList();
        var at = sighting.quotes().stream().map(Quote::at);
        return new Pattern(
                id,
                theme.touching(sighting.theme().topics()),
                joined.subList(Math.max(0, joined.size() - QUOTES), joined.size()),
                Math.max(confidence, sighting.confidence()),
                anew && isShown() ? occurrences + 1 : occurrences,
                firstSeen,
                at.reduce(lastSeen, (one, other) -> one.isAfter(other) ? one : other),
                status,
                related);
    }
}
