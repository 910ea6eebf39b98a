package io.soulnear.runtime;

import io.soulnear.messaging.Messaging;
import io.soulnear.messaging.Subscription;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the service up once its database is there, and down again in the order in which nothing is lost. */
@Singleton
final class Startup {
    private static final Logger LOG = LoggerFactory.getLogger(Startup.class);
    private static final long RETRY_MILLIS = 500;

    private final Migration migration;
    private final Messaging messaging;
    private final List<Subscription> subscriptions;
    private final List<Intake> intakes;
    private final List<Vigil> vigils;
    private final Thread thread = Thread.ofPlatform().name("startup").unstarted(this::run);
    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile boolean started;

    Startup(
            Migration migration,
            Messaging messaging,
            List<Subscription> subscriptions,
            List<Intake> intakes,
            List<Vigil> vigils) {
        this.migration = migration;
        this.messaging = messaging;
        this.subscriptions = subscriptions;
        this.intakes = intakes;
        this.vigils = vigils;
    }

    void begin() {
        thread.start();
    }

    boolean isStarted() {
        return started;
    }

    boolean isEnding() {
        return ending.getCount() == 0;
    }

    /** False when something that should be running has come to an end of its own, so that only a restart helps. */
    boolean isAlive() {
        return isEnding() || !started || messaging.isAlive() && intakes.stream().allMatch(Intake::isAlive);
    }

    /** Readiness is gone with the first line; then nothing new comes in, and what is under way gets out. */
    void end() {
        ending.countDown();
        intakes.forEach(Intake::close);
        vigils.forEach(Vigil::close);
        messaging.close();
    }

    private void run() {
        try {
            while (!migration.isDone()) {
                if (!isEnding()) {
                    vigils.forEach(Vigil::open);
                }
                if (ending.await(RETRY_MILLIS, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            vigils.forEach(Vigil::close);
            messaging.start(subscriptions);
            intakes.forEach(Intake::open);
            started = true;
            LOG.info("Started");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Misconfiguration e) {
            if (!isEnding()) {
                Runtime.getRuntime().halt(e.told());
            }
        } catch (RuntimeException e) {
            if (!isEnding()) {
                LOG.error("The service can't start", e);
                Runtime.getRuntime().halt(1);
            }
        }
    }
}
