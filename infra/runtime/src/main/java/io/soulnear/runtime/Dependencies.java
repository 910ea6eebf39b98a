package io.soulnear.runtime;

import io.micronaut.context.annotation.Factory;
import io.soulnear.messaging.Messaging;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/** Kafka and Postgres, which every service needs. */
@Factory
final class Dependencies {
    private record Named(String name, BooleanSupplier check) implements Dependency {
        @Override
        public boolean isThere() {
            return check.getAsBoolean();
        }
    }

    @Singleton
    Dependency kafka(Messaging messaging) {
        return new Named("kafka", () -> messaging.isKafkaThere(Duration.ofSeconds(1)));
    }

    @Singleton
    Dependency postgres(DataSource database) {
        return new Named("postgres", () -> {
            try (var connection = database.getConnection()) {
                return connection.isValid(1);
            } catch (SQLException e) {
                return false;
            }
        });
    }
}
