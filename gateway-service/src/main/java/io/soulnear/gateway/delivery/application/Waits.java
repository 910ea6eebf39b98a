package io.soulnear.gateway.delivery.application;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The pauses of delivery: of one lane, or of all when Telegram has had enough of the bot as a whole. */
final class Waits implements AutoCloseable {
    private static final int CHATS_OF_A_FLOOD = 3;
    private static final long FLOOD_WINDOW_NANOS = Duration.ofSeconds(1).toNanos();

    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicLong everybodyUntil = new AtomicLong(System.nanoTime());
    private final ArrayDeque<Refusal> refusals = new ArrayDeque<>();

    private record Refusal(long chatId, long at) {}

    /**
     * Waits that long.
     *
     * @throws InterruptedException when the gateway stops meanwhile
     */
    void pause(Duration time) throws InterruptedException {
        if (closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("The gateway stops");
        }
    }

    /**
     * Waits while everybody has to.
     *
     * @throws InterruptedException when the gateway stops, or does so meanwhile
     */
    void everybody() throws InterruptedException {
        do {
            pause(Duration.ofNanos(left()));
        } while (left() > 0);
    }

    /**
     * Takes note of a chat's 429. Telegram does not say whether it means the chat or the bot; when three chats hear it
     * within a second it means the bot, and everybody waits.
     */
    synchronized void refused(long chatId, Duration time) {
        var now = System.nanoTime();
        refusals.removeIf(refusal -> refusal.chatId == chatId || now - refusal.at > FLOOD_WINDOW_NANOS);
        refusals.add(new Refusal(chatId, now));
        if (refusals.size() >= CHATS_OF_A_FLOOD) {
            var until = now + time.toNanos();
            everybodyUntil.accumulateAndGet(until, (a, b) -> a - b > 0 ? a : b);
        }
    }

    private long left() {
        return everybodyUntil.get() - System.nanoTime();
    }

    /** Ends all pauses: what waits is given back unsent. */
    @Override
    public void close() {
        closed.countDown();
    }
}
