package io.soulnear.profile.analysis.domain;

import java.util.OptionalInt;

/** How far back an analysis looks, and how often. */
public enum Depth {
    /** Patterns only. */
    QUICK(3, 15),
    /** Patterns, insights, and what helps. */
    DEEP(20, 30);

    private final int every;
    private final int window;

    Depth(int every, int window) {
        this.every = every;
        this.window = window;
    }

    /** How many of the latest messages it looks at. */
    public int window() {
        return window;
    }

    /**
     * Up to which message an analysis is due.
     *
     * @param said how many messages the person has written in a mode
     * @param done up to which message it was analysed last
     */
    public OptionalInt due(int said, int done) {
        var upTo = said / every * every;
        return upTo > done ? OptionalInt.of(upTo) : OptionalInt.empty();
    }
}
