package io.soulnear.gateway.draft.application;

import io.micrometer.core.instrument.MeterRegistry;
import io.soulnear.gateway.draft.application.Canvas.Result;
import io.soulnear.runtime.Lately;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows replies while they are being written: by drafts, or, where Telegram refuses those, by a message that is changed
 * until it is finished. Best effort: only the newest text of a chat waits, what fails is left out, and a reply waits for
 * nothing but a change of its own message that is under way.
 */
public final class Drafting {
    private static final Logger LOG = LoggerFactory.getLogger(Drafting.class);
    private static final Duration STALE = Duration.ofSeconds(4);
    private static final Duration DRAFTS_EVERY = Duration.ofMillis(400);
    private static final Duration EDITS_EVERY = Duration.ofSeconds(1);
    private static final Duration REFUSAL_REMEMBERED = Duration.ofHours(1);
    private static final Duration DRAFT_UNDER_WAY = Duration.ofMillis(300);
    /** Longer than a call may take, so that one who holds on longer is gone. */
    private static final Duration HOLD = Duration.ofSeconds(5);

    private static final int ENDED_REMEMBERED = 10_000;

    private final Canvas canvas;
    private final HalfMessages halves;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<Long, Slot> slots = new ConcurrentHashMap<>();
    private final Map<UUID, Boolean> ended = Lately.map(ENDED_REMEMBERED);
    private volatile boolean draftsRefused;
    private volatile long draftsRefusedAt;

    public Drafting(Canvas canvas, HalfMessages halves, MeterRegistry meters, Clock clock) {
        this.canvas = canvas;
        this.halves = halves;
        this.meters = meters;
        this.clock = clock;
    }

    /** What is shown in one chat. Its own monitor guards it. */
    private static final class Slot {
        @Nullable
        Frame waiting;

        @Nullable
        UUID underWay;

        boolean changesMessage;
        boolean runs;
    }

    /** Shows the frame as soon as it may be, unless a newer one comes before that. Returns at once. */
    public void show(Frame frame) {
        if (isStale(frame) || hasEnded(frame.cause())) {
            count("dropped");
            return;
        }
        slots.compute(frame.chatId(), (_, known) -> {
            var slot = known == null ? new Slot() : known;
            synchronized (slot) {
                slot.waiting = frame;
                if (!slot.runs) {
                    slot.runs = true;
                    Thread.ofVirtual().name("draft").start(() -> run(frame.chatId(), slot));
                }
            }
            return slot;
        });
    }

    /**
     * Ends what is shown for the update, because its reply is about to be sent. Waits while a gateway is changing the half
     * message, at most about five seconds.
     *
     * @param reply its id
     * @param hasHalf whether a half message may be remembered
     * @return the half message that is to become the reply; 0 when there is none
     */
    public long end(long chatId, UUID cause, UUID reply, boolean hasHalf) throws InterruptedException {
        ended.put(cause, true);
        var slot = slots.get(chatId);
        var changed = slot != null && quiet(slot, cause);
        return hasHalf || changed ? taken(cause, reply) : 0;
    }

    /** Lets what is under way for the update come to its end; says whether it changes a message. */
    private static boolean quiet(Slot slot, UUID cause) throws InterruptedException {
        synchronized (slot) {
            if (slot.waiting != null && slot.waiting.cause().equals(cause)) {
                slot.waiting = null;
            }
            var deadline = System.nanoTime() + DRAFT_UNDER_WAY.toNanos();
            while (cause.equals(slot.underWay) && !slot.changesMessage && System.nanoTime() < deadline) {
                slot.wait(20);
            }
            return cause.equals(slot.underWay) && slot.changesMessage;
        }
    }

    private long taken(UUID cause, UUID reply) throws InterruptedException {
        for (var half = halves.finish(cause, reply); ; half = halves.finish(cause, reply)) {
            if (half != null) {
                return half.messageId();
            }
            Thread.sleep(25);
        }
    }

    private void run(long chatId, Slot slot) {
        var paused = Duration.ZERO;
        for (var frame = next(chatId, slot, paused); frame != null; frame = next(chatId, slot, paused)) {
            paused = Duration.ofMillis(50);
            try {
                paused = present(slot, frame);
            } catch (RuntimeException e) {
                count("failed");
                LOG.debug("A draft is not shown", e);
            } finally {
                synchronized (slot) {
                    slot.underWay = null;
                    slot.changesMessage = false;
                    slot.notifyAll();
                }
            }
        }
    }

    /** The newest frame after the pause; null, and the slot is gone, when there is none. */
    private @Nullable Frame next(long chatId, Slot slot, Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var next = new Frame[1];
        slots.computeIfPresent(chatId, (_, known) -> {
            synchronized (slot) {
                next[0] = slot.waiting;
                slot.waiting = null;
                slot.underWay = next[0] == null ? null : next[0].cause();
                slot.runs = next[0] != null;
            }
            return next[0] == null ? null : known;
        });
        return next[0];
    }

    /** Shows it, and says how long to wait before the next. */
    private Duration present(Slot slot, Frame frame) {
        if (isStale(frame) || hasEnded(frame.cause())) {
            count("dropped");
            return Duration.ZERO;
        }
        if (mayDraft()) {
            switch (canvas.draft(frame)) {
                case Result.Unsupported _ -> {
                    LOG.info("Telegram shows no drafts of this bot; its messages are changed instead");
                    draftsRefusedAt = System.nanoTime();
                    draftsRefused = true;
                }
                case Result result -> {
                    return counted(result, DRAFTS_EVERY);
                }
            }
        }
        synchronized (slot) {
            slot.changesMessage = true;
        }
        var half = halves.hold(frame.cause(), HOLD);
        if (half == null) {
            count("dropped");
            return DRAFTS_EVERY;
        }
        return counted(half.messageId() == 0 ? begin(frame) : go(frame, half.messageId()), EDITS_EVERY);
    }

    /** When nobody knows whether the message was sent, it is held for good, so that there is no second one. */
    private Result begin(Frame frame) {
        var result = canvas.begin(frame);
        switch (result) {
            case Result.Shown(var messageId) -> halves.release(frame.cause(), messageId);
            case Result.Later _, Result.Failed _, Result.Unsupported _ -> halves.forgo(frame.cause());
            case Result.Lost _ -> LOG.debug("A half message may stay behind");
        }
        return result;
    }

    private Result go(Frame frame, long messageId) {
        try {
            return canvas.go(frame, messageId);
        } finally {
            halves.release(frame.cause(), messageId);
        }
    }

    private Duration counted(Result result, Duration usual) {
        return switch (result) {
            case Result.Shown _ -> {
                count("shown");
                yield usual;
            }
            case Result.Later(var pause) -> {
                count("skipped");
                yield pause;
            }
            case Result.Unsupported _, Result.Failed _, Result.Lost _ -> {
                count("failed");
                yield usual;
            }
        };
    }

    private boolean mayDraft() {
        return !draftsRefused || System.nanoTime() - draftsRefusedAt > REFUSAL_REMEMBERED.toNanos();
    }

    private boolean isStale(Frame frame) {
        return Duration.between(frame.at(), clock.instant()).compareTo(STALE) > 0;
    }

    private boolean hasEnded(UUID cause) {
        return ended.containsKey(cause);
    }

    private void count(String outcome) {
        meters.counter("gateway.drafts", "outcome", outcome).increment();
    }
}
