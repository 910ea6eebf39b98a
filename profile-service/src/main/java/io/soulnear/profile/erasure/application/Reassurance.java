package io.soulnear.profile.erasure.application;

import io.soulnear.runtime.Intake;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after people whose erasure waits for a service that is away. */
@Singleton
final class Reassurance implements Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Reassurance.class);
    private static final long SECONDS_BETWEEN_LOOKS = 5;

    private final Erasures erasures;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("reassurance").factory());

    Reassurance(Erasures erasures) {
        this.erasures = erasures;
    }

    @Override
    public void open() {
        var _ = rounds.scheduleWithFixedDelay(
                this::look, SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        rounds.close();
    }

    /** Nothing is lost when a look fails: the next one sees the same people. */
    private void look() {
        try {
            erasures.reassure();
        } catch (RuntimeException e) {
            LOG.warn("Pending erasures could not be looked at: {}", e.getClass().getName());
        }
    }
}
