package io.soulnear.flags.flag.domain;

import java.util.ArrayList;
import java.util.List;

/** Who gets a flag, as far as its definition alone tells. */
public sealed interface Reach {
    Reach NOBODY = new Buckets("", List.of());
    Reach EVERYBODY = new Buckets("", List.of(new Range(0, 1)));

    /** People whose place lies from {@code from} on and before {@code to}; places are spread evenly from 0 to 1. */
    record Range(double from, double to) {
        private boolean contains(Range other) {
            return from <= other.from && other.to <= to;
        }
    }

    /**
     * Shares of all people.
     *
     * @param by what gives people their places; the same text gives the same places
     * @param ranges ascending, apart from each other
     */
    record Buckets(String by, List<Range> ranges) implements Reach {
        public Buckets {
            ranges = List.copyOf(ranges);
        }
    }

    /** Those whom a rule finds. Nobody knows how many that are: it may be all. */
    record Rule(String rule) implements Reach {}

    /** A part of the people, and whether it gets the flag. {@code weight} is at least 0 and counts against the sum of all parts. */
    record Part(int weight, boolean given) {}

    /** People divided into parts, one after another; at least one part weighs something. */
    static Reach divided(String by, List<Part> parts) {
        var total = parts.stream().mapToLong(Part::weight).sum();
        if (total <= 0 || parts.stream().anyMatch(part -> part.weight < 0)) {
            throw new IllegalArgumentException("Parts must weigh something");
        }
        var ranges = new ArrayList<Range>();
        var before = 0L;
        for (var part : parts) {
            var from = (double) before / total;
            before += part.weight;
            var to = (double) before / total;
            if (part.given && to > from) {
                var joins = !ranges.isEmpty() && ranges.getLast().to == from;
                ranges.add(joins ? new Range(ranges.removeLast().from, to) : new Range(from, to));
            }
        }
        return new Buckets(by, ranges);
    }

    /** The share of people who may get the flag, 0 to 100 %; 100 where only a rule knows. */
    default double percent() {
        return switch (this) {
            case Buckets(var _, var ranges) ->
                100
                        * ranges.stream()
                                .mapToDouble(range -> range.to - range.from)
                                .sum();
            case Rule _ -> 100;
        };
    }

    /** Whether it is certain that nobody gets the flag here who does not get it there. */
    default boolean isWithin(Reach other) {
        if (equals(other) || percent() == 0 || EVERYBODY.equals(other)) {
            return true;
        }
        return this instanceof Buckets(var by, var ranges)
                && other instanceof Buckets(var others, var wider)
                && by.equals(others)
                && ranges.stream().allMatch(range -> wider.stream().anyMatch(it -> it.contains(range)));
    }
}
