package io.soulnear.messaging;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * How far one assigned partition is done. Events finish in any order; only the run of finished ones without a gap may be
 * committed. All but {@link Step} belongs to the polling thread.
 */
final class Progress {
    private static final long NONE = -1;

    private final Deque<Step> open = new ArrayDeque<>();
    private long position = NONE;
    private long committed = NONE;
    private volatile boolean fenced;

    /** One event on its way through its lane. */
    final class Step {
        private final long offset;
        private volatile boolean running;
        private volatile boolean done;

        private Step(long offset) {
            this.offset = offset;
        }

        /** False when the partition was taken away before the event's turn came: then it is somebody else's. */
        boolean start() {
            running = true;
            if (fenced) {
                running = false;
            }
            return running;
        }

        void stop() {
            running = false;
        }

        void finish() {
            done = true;
            running = false;
        }

        boolean fenced() {
            return fenced;
        }
    }

    /** Notes an event; offsets only grow, and may have gaps. */
    Step begin(long offset) {
        var step = new Step(offset);
        open.addLast(step);
        return step;
    }

    /**
     * The offset to commit, if there is a new one: the first that is not finished, or the one after all that were begun. It counts as
     * committed from here on.
     */
    OptionalLong due() {
        advance();
        if (position == committed) {
            return OptionalLong.empty();
        }
        committed = position;
        return OptionalLong.of(position);
    }

    /** What was given as due could not be committed. */
    void notCommitted() {
        committed = NONE;
    }

    private void advance() {
        for (var step = open.peekFirst(); step != null && step.done; step = open.peekFirst()) {
            position = step.offset + 1;
            open.removeFirst();
        }
    }

    /** How many events there are from the first unfinished one on. */
    int window() {
        advance();
        return open.size();
    }

    /** Nothing more starts here. */
    void fence() {
        fenced = true;
    }

    boolean busy() {
        return open.stream().anyMatch(step -> step.running);
    }
}
