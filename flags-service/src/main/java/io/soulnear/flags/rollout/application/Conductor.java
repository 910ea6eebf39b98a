package io.soulnear.flags.rollout.application;

import io.micronaut.context.annotation.Property;
import io.soulnear.runtime.Intake;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after rollouts as long as the service runs. */
@Singleton
final class Conductor implements Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Conductor.class);

    private final Releasing releasing;
    private final Duration pause;
    private final CountDownLatch closing = new CountDownLatch(1);

    Conductor(Releasing releasing, @Property(name = "soulnear.rollouts.pause", defaultValue = "1s") Duration pause) {
        this.releasing = releasing;
        this.pause = pause;
    }

    @Override
    public void open() {
        Thread.ofVirtual().name("rollouts").start(this::run);
    }

    private void run() {
        try {
            while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            releasing.look();
        } catch (RuntimeException e) {
            LOG.warn("The rollouts have to wait", e);
        }
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
