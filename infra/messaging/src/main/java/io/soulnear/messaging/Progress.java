package io.soulnear.messaging;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How far one assigned partition is done. Events finish in any order; only the run of finished ones without a gap may be
 * committed. All but {@link Step} belongs to the polling thread.
 */
final class Progress {
    private final Deque<Step> open = new ArrayDeque<>();
    private long position;
    private volatile boolean fenced;

    Progress(long position) {
        this.position = position;
    }

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

    /** The offset to commit: the first that is not finished, or the one after all that were begun. */
    long position() {
        for (var step = open.peekFirst(); step != null && step.done; step = open.peekFirst()) {
            position = step.offset + 1;
            open.removeFirst();
        }
        return position;
    }

    /** Events that hold the position back, and the finished ones behind them. */
    int window() {
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
