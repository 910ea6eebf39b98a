package io.soulnear.runtime;

import io.soulnear.messaging.Messaging;
import io.soulnear.messaging.Subscription;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the service up once its database is there, and down again in the order in which nothing is lost. */
@Singleton
final class Startup {
    private static final Logger LOG = LoggerFactory.getLogger(Startup.class);
    private static final long RETRY_MILLIS = 500;

    private final DataSource database;
    private final PostgresSettings settings;
    private final Messaging messaging;
    private final List<Subscription> subscriptions;
    private final List<Intake> intakes;
    private final List<Vigil> vigils;
    private final Thread thread = Thread.ofPlatform().name("startup").unstarted(this::run);
    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile boolean started;

    Startup(
            DataSource database,
            PostgresSettings settings,
            Messaging messaging,
            List<Subscription> subscriptions,
            List<Intake> intakes,
            List<Vigil> vigils) {
        this.database = database;
        this.settings = settings;
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

    /** Readiness is gone with the first line; then nothing new comes in, and what is under way gets out. */
    void end() {
        ending.countDown();
        intakes.forEach(Intake::close);
        vigils.forEach(Vigil::close);
        messaging.close();
    }

    private void run() {
        try {
            while (!isMigrated()) {
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
        } catch (RuntimeException e) {
            LOG.error("The service can't start", e);
            Runtime.getRuntime().halt(1);
        }
    }

    /** False while the database is away; a migration that fails for itself ends the process. */
    private boolean isMigrated() {
        try (var probe = database.getConnection()) {
            probe.isValid(1);
        } catch (java.sql.SQLException e) {
            LOG.warn("Waiting for Postgres: {}", e.getSQLState());
            return false;
        }
        try {
            Flyway.configure()
                    .dataSource(database)
                    .defaultSchema(settings.schema())
                    .createSchemas(true)
                    .locations("classpath:db/messaging", "classpath:db/migration")
                    .load()
                    .migrate();
            return true;
        } catch (FlywayException e) {
            for (Throwable at = e; at != null; at = at.getCause()) {
                if (at instanceof java.sql.SQLException sql
                        && (sql.getSQLState() == null
                                || sql.getSQLState().startsWith("08")
                                || sql.getSQLState().startsWith("57"))) {
                    LOG.warn("Postgres went away during the migration");
                    return false;
                }
            }
            throw e;
        }
    }
}
