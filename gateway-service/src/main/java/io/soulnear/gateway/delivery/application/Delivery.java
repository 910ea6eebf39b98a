package io.soulnear.gateway.delivery.application;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.soulnear.gateway.delivery.domain.Backoff;
import io.soulnear.gateway.delivery.domain.Message;
import io.soulnear.gateway.delivery.domain.Verdict;
import io.soulnear.gateway.delivery.domain.Verdict.Trace;
import io.soulnear.gateway.draft.application.Drafting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Brings replies to Telegram: piece by piece, each until Telegram has taken or finally refused it. The caller sees to it
 * that a chat's replies come one after another. A piece is remembered after it is out, so a kill between the two repeats
 * that one piece: Telegram knows no idempotency key.
 */
public final class Delivery implements AutoCloseable {
    private static final int CONCURRENT_SENDS = 128;
    private static final int SUSPECTS = 10_000;
    /** Long enough for another gateway to have got the chat meanwhile. */
    static final Duration LONG_WAIT = Duration.ofMillis(500);

    private final Telegram telegram;
    private final Drafting drafting;
    private final Budget budget;
    private final Reachability reachability;
    private final MeterRegistry meters;
    private final Counter possibleRepeats;
    private final Timer took;
    private final Clock clock;
    private final Instant started;
    private final Set<Long> metSinceStart = ConcurrentHashMap.newKeySet();
    private final Semaphore slots = new Semaphore(CONCURRENT_SENDS);
    private final Waits waits = new Waits();

    /** Begins now: what was asked for before may have been sent by the process before this one. */
    public Delivery(
            Telegram telegram,
            Drafting drafting,
            Budget budget,
            Reachability reachability,
            MeterRegistry meters,
            Clock clock) {
        this.telegram = telegram;
        this.drafting = drafting;
        this.budget = budget;
        this.reachability = reachability;
        this.meters = meters;
        this.clock = clock;
        this.started = clock.instant();
        this.took = meters.timer("gateway.delivery.took");
        this.possibleRepeats = meters.counter("gateway.delivery.possible.repeats");
        meters.gauge("gateway.delivery.sends.running", slots, free -> CONCURRENT_SENDS - free.availablePermits());
    }

    /** What became of a piece. */
    private enum Outcome {
        DELIVERED,
        MOOT,
        REFUSED,
        UNREACHABLE,
        DONE_ELSEWHERE
    }

    /**
     * Delivers what of the reply is not out yet, within the send budget.
     *
     * @throws InterruptedException when the gateway stops meanwhile; what is out is remembered
     */
    public void deliver(Reply reply, Deliveries deliveries) throws InterruptedException {
        deliver(reply, deliveries, budget);
    }

    /** The same at once, whatever the send budget says. */
    public void deliverUrgently(Reply reply, Deliveries deliveries) throws InterruptedException {
        deliver(reply, deliveries, Budget.UNLIMITED);
    }

    private void deliver(Reply reply, Deliveries deliveries, Budget within) throws InterruptedException {
        var pieces =
                reply.messages().stream().flatMap(it -> it.pieces().stream()).toList();
        var standing = deliveries.standing(reply);
        var done = standing.pieces();
        if (done < pieces.size()) {
            suspectRepeat(reply);
        }
        var half = reply.cause() == null || done > 0
                ? 0
                : drafting.end(reply.chatId(), reply.cause(), reply.id(), standing.hasHalf());
        while (done < pieces.size()) {
            var outcome = send(reply, pieces.get(done), done == 0 ? half : 0, done, deliveries, within);
            count(outcome);
            if (outcome == Outcome.DONE_ELSEWHERE) {
                done = deliveries.standing(reply).pieces();
                continue;
            }
            if (outcome == Outcome.UNREACHABLE) {
                reachability.unreachable(reply.chatId());
                deliveries.record(reply.id(), Integer.MAX_VALUE);
                return;
            }
            done++;
            deliveries.record(reply.id(), done == pieces.size() ? Integer.MAX_VALUE : done);
        }
        took.record(Duration.between(reply.requested(), clock.instant()));
    }

    /** The first reply of each chat that an earlier process may have been sending when it ended. */
    private void suspectRepeat(Reply reply) {
        if (reply.requested().isBefore(started)
                && metSinceStart.size() < SUSPECTS
                && metSinceStart.add(reply.chatId())) {
            possibleRepeats.increment();
        }
    }

    private Outcome send(Reply reply, Message piece, long half, int index, Deliveries deliveries, Budget within)
            throws InterruptedException {
        var toSend = piece;
        var replaced = piece.attachment() == null ? half : 0;
        for (var attempt = 0; ; attempt++) {
            var since = System.nanoTime();
            within.take(reply.chatId());
            slots.acquire();
            Verdict verdict;
            try {
                waits.everybody();
                var hasWaited = attempt > 0 || System.nanoTime() - since > LONG_WAIT.toNanos();
                if (hasWaited && deliveries.standing(reply).pieces() > index) {
                    return Outcome.DONE_ELSEWHERE; // while this lane waited, another gateway took the chat over
                }
                verdict = replaced == 0
                        ? telegram.send(reply.chatId(), toSend)
                        : telegram.replace(reply.chatId(), replaced, toSend);
            } finally {
                slots.release();
            }
            switch (verdict) {
                case Verdict.Delivered _ -> {
                    return Outcome.DELIVERED;
                }
                case Verdict.Moot _ -> {
                    return Outcome.MOOT;
                }
                case Verdict.Refused _ -> {
                    if (replaced != 0) {
                        replaced = 0; // the half message is gone: the text comes anew
                    } else if (toSend.attachment() != null && !toSend.text().isEmpty()) {
                        meters.counter("gateway.delivery.without.attachment").increment();
                        toSend = toSend.withoutAttachment();
                    } else {
                        return Outcome.REFUSED;
                    }
                }
                case Verdict.Unreachable _ -> {
                    return Outcome.UNREACHABLE;
                }
                case Verdict.WithoutMarkup _ -> {
                    if (toSend.format() == Message.Format.PLAIN) {
                        return Outcome.REFUSED;
                    }
                    meters.counter("gateway.delivery.without.markup").increment();
                    toSend = toSend.plain();
                }
                case Verdict.Wait(var time) -> {
                    meters.timer("gateway.delivery.flood.waits").record(time);
                    waits.refused(reply.chatId(), time);
                    waits.pause(time);
                }
                case Verdict.Again(var trace) -> {
                    meters.counter("gateway.delivery.retries").increment();
                    if (trace == Trace.MAYBE_DELIVERED) {
                        possibleRepeats.increment();
                    }
                    waits.pause(
                            Backoff.after(attempt, ThreadLocalRandom.current().nextDouble()));
                }
            }
        }
    }

    private void count(Outcome outcome) {
        meters.counter("gateway.delivery.sends", "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    /** Lets what waits go, unsent; what is being sent is finished. */
    @Override
    public void close() {
        waits.close();
    }
}
