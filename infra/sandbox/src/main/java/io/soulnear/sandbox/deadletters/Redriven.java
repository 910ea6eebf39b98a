package io.soulnear.sandbox.deadletters;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Which letters of one partition were redriven: all before an offset, and some after it. Kept as a consumer group's
 * committed offset with its metadata, so that no store of its own is needed.
 *
 * @param before everything below was redriven
 * @param further those at or above {@code before} that were too, ascending
 */
record Redriven(long before, List<Long> further) {
    /** What Kafka takes as an offset's metadata ({@code offset.metadata.max.bytes}). */
    static final int MAX_METADATA = 4_096;

    Redriven {
        further = List.copyOf(further);
    }

    static Redriven parse(long offset, String metadata) {
        var further = new ArrayList<Long>();
        for (var part : metadata.split(",", -1)) {
            if (part.matches("\\d{1,18}")) {
                further.add(offset + Long.parseLong(part));
            }
        }
        return new Redriven(offset, further);
    }

    /** Distances from {@link #before}, which stay short. */
    String metadata() {
        var parts = new ArrayList<String>();
        further.forEach(offset -> parts.add(Long.toString(offset - before)));
        return String.join(",", parts);
    }

    boolean has(long offset) {
        return offset < before || further.contains(offset);
    }

    /**
     * With one more.
     *
     * @param existing the offsets that hold letters: others are no reason not to move on
     * @throws IllegalStateException when too many lie apart; those before them have to be redriven first
     */
    Redriven and(long offset, List<Long> existing) {
        var all = new TreeSet<>(further);
        all.add(offset);
        var next = before;
        for (var at : existing) {
            if (at < next) {
                continue;
            }
            if (!all.contains(at)) {
                break;
            }
            next = at + 1;
        }
        var moved = next;
        var result = new Redriven(next, all.stream().filter(at -> at >= moved).toList());
        if (result.metadata().length() > MAX_METADATA) {
            throw new IllegalStateException("Too many letters were redriven out of order: redrive the oldest first");
        }
        return result;
    }
}
