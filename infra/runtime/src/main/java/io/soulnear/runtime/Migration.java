package io.soulnear.runtime;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the service's schema to the state that this build needs. Several processes may try at once: one does it. */
@Singleton
final class Migration {
    private static final Logger LOG = LoggerFactory.getLogger(Migration.class);

    private final DataSource database;
    private final PostgresSettings settings;

    Migration(DataSource database, PostgresSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /**
     * False while the database is away; a migration that fails for itself ends the process.
     *
     * @throws Misconfiguration when the database is there, and does not let this service in
     */
    boolean isDone() {
        try (var probe = database.getConnection()) {
            probe.isValid(1);
        } catch (SQLException e) {
            if (isRefusal(e)) {
                throw new Misconfiguration("POSTGRES_PASSWORD or POSTGRES_USER is wrong: Postgres refuses them");
            }
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
                if (at instanceof SQLException sql
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

    /** The server says so with class 28 (PostgreSQL, appendix A), the driver with 08004 when a password is wanted and there is none. */
    private boolean isRefusal(SQLException e) {
        var state = e.getSQLState() == null ? "" : e.getSQLState();
        return state.startsWith("28")
                || (state.equals("08004") && settings.password().isEmpty());
    }
}
