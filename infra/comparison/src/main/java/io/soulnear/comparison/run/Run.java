package io.soulnear.comparison.run;

import java.util.List;

/**
 * All that one variant made of a recording.
 *
 * @param turns in any order; of several with one conversation and number the last counts
 * @param unreadable lines of the file that say nothing
 */
public record Run(Variant variant, List<Turn> turns, int unreadable) {
    public Run {
        turns = List.copyOf(turns);
    }

    /** A run of which everything was readable. */
    public Run(Variant variant, List<Turn> turns) {
        this(variant, turns, 0);
    }
}
