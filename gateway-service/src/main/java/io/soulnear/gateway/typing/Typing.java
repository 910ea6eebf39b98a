package io.soulnear.gateway.typing;

import io.soulnear.gateway.bot.BotApi;
import io.soulnear.gateway.focus.domain.Incoming;
import io.soulnear.gateway.focus.domain.Route;
import io.soulnear.gateway.inbound.application.Recorder;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Shows "typing" in chats whose text waits for a companion's answer: not for quick answers, and not for ever. Best
 * effort: it takes no connection that a message could need for long, and what fails is not repeated.
 */
@Singleton
public final class Typing implements Recorder.Listener {
    private static final long FIRST_MILLIS = 600;
    private static final long AGAIN_MILLIS = 4_000;
    private static final long LONGEST_NANOS = Duration.ofSeconds(30).toNanos();
    private static final int AT_ONCE = 16;

    private final BotApi bot;
    private final Map<Long, ScheduledFuture<?>> waiting = new ConcurrentHashMap<>();
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("typing").factory());

    Typing(BotApi bot) {
        this.bot = bot;
        timer.setRemoveOnCancelPolicy(true);
    }

    @Override
    public void recorded(long chatId, Incoming incoming, Route route) {
        if (isThoughtAbout(incoming, route.to())) {
            var since = System.nanoTime();
            waiting.compute(chatId, (_, before) -> {
                if (before != null) {
                    before.cancel(false);
                }
                return timer.scheduleAtFixedRate(
                        () -> show(chatId, since), FIRST_MILLIS, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            });
        }
    }

    private static boolean isThoughtAbout(Incoming incoming, Route.To by) {
        return switch (incoming) {
            case Incoming.Text _, Incoming.Picture _ -> by == Route.To.DIALOGUE;
            case Incoming.Voice _ -> by == Route.To.DIALOGUE || by == Route.To.QUIZ;
            case Incoming.Command _,
                    Incoming.Administration _,
                    Incoming.Button _,
                    Incoming.RefusedButton _,
                    Incoming.Unsupported _,
                    Incoming.Silent _ -> false;
        };
    }

    /** A reply to the chat is about to leave: nothing more is shown. */
    public void stop(long chatId) {
        var shown = waiting.remove(chatId);
        if (shown != null) {
            shown.cancel(false);
        }
    }

    private void show(long chatId, long since) {
        if (System.nanoTime() - since > LONGEST_NANOS) {
            stop(chatId);
        } else if (slots.tryAcquire()) {
            Thread.ofVirtual().name("typing").start(() -> {
                try {
                    if (waiting.containsKey(chatId)) {
                        bot.sendTyping(chatId);
                    }
                } finally {
                    slots.release();
                }
            });
        }
    }

    @PreDestroy
    void close() {
        timer.shutdownNow();
    }
}
