package io.soulnear.quiz.session.application;

import io.soulnear.runtime.Intake;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every hour for sessions that nobody came back to; whoever comes back earlier is told at once, without it. */
@Singleton
final class Sweep implements Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    private final Conversation conversation;
    private @Nullable ScheduledExecutorService timer;

    Sweep(Conversation conversation) {
        this.conversation = conversation;
    }

    @Override
    public void open() {
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("sweep").factory());
        var _ = timer.scheduleWithFixedDelay(this::sweep, 1, 60, TimeUnit.MINUTES);
    }

    @Override
    public void close() {
        if (timer != null) {
            timer.shutdownNow();
        }
    }

    private void sweep() {
        try {
            conversation.cancelUntouched();
        } catch (RuntimeException e) {
            LOG.warn("The sweep is put off by an hour: {}", e.getClass().getName());
        }
    }
}
