package io.soulnear.runtime;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.soulnear.messaging.EventIds;
import io.soulnear.messaging.Messaging;
import io.soulnear.messaging.MessagingSettings;
import io.soulnear.messaging.Occasion;
import io.soulnear.messaging.Publisher;
import io.soulnear.messaging.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** The things that every service has. */
@Factory
final class Wiring {
    @Singleton
    Clock clock(ReplaySettings replay, KafkaSettings kafka) {
        if (replay.isReplay() && kafka.topicPrefix().isEmpty()) {
            throw new Misconfiguration("REPLAY_CLOCK needs a TOPIC_PREFIX of the replay's own");
        }
        return replay.isReplay() ? Occasion.clock() : Clock.systemUTC();
    }

    @Singleton
    Supplier<UUID> eventIds(ReplaySettings replay) {
        var ids = EventIds.sequence(Clock.systemUTC());
        return replay.isReplay() ? Occasion.ids(ids) : ids;
    }

    /** A pool that does not mind a database that is still away. */
    @Singleton
    @Bean(preDestroy = "close")
    HikariDataSource database(
            PostgresSettings settings, MeterRegistry meters, @Value("${micronaut.application.name}") String service) {
        var config = new HikariConfig();
        config.setJdbcUrl(settings.jdbcUrl());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(2);
        config.setConnectionTimeout(3_000);
        config.setValidationTimeout(1_000);
        config.setInitializationFailTimeout(-1);
        config.setKeepaliveTime(30_000);
        config.addDataSourceProperty("currentSchema", settings.schema());
        config.addDataSourceProperty("ApplicationName", "soulnear-" + service);
        config.addDataSourceProperty("connectTimeout", "3");
        config.addDataSourceProperty("socketTimeout", "20");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("logServerErrorDetail", "false"); // it quotes the rows
        // The statements of the hot path take arrays of any length and are planned alike each time: plan them once. At
        // that time
        // the tables may be empty, and a plan that reads all of a table would be kept while it grows.
        config.addDataSourceProperty("prepareThreshold", "1");
        config.addDataSourceProperty(
                "options", "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c jit=off");
        config.setMetricRegistry(meters);
        return new HikariDataSource(config);
    }

    /** Exports to {@code OTEL_EXPORTER_OTLP_ENDPOINT} where it is set; passes trace contexts on in any case. */
    @Singleton
    @Bean(preDestroy = "close")
    OpenTelemetrySdk telemetry(Release release, @Value("${micronaut.application.name}") String service) {
        var exporter = System.getenv("OTEL_EXPORTER_OTLP_ENDPOINT") == null ? "none" : "otlp";
        return AutoConfiguredOpenTelemetrySdk.builder()
                .disableShutdownHook()
                .addPropertiesSupplier(() -> Map.of(
                        "otel.service.name", service + "-service",
                        "otel.traces.exporter", exporter,
                        "otel.metrics.exporter", "none",
                        "otel.logs.exporter", "none",
                        "otel.exporter.otlp.protocol", "http/protobuf",
                        "otel.bsp.schedule.delay", "1000",
                        "otel.traces.sampler", exporter.equals("none") ? "always_off" : "parentbased_always_on"))
                .addResourceCustomizer((resource, _) -> resource.merge(
                        Resource.create(Attributes.of(AttributeKey.stringKey("service.version"), release.version()))))
                .build()
                .getOpenTelemetrySdk();
    }

    /** Closed by {@link Startup#end()}, before anything that it needs. */
    @Singleton
    Messaging messaging(
            KafkaSettings kafka,
            ReplaySettings replay,
            DataSource database,
            OpenTelemetry telemetry,
            MeterRegistry meters,
            Clock clock,
            @Value("${micronaut.application.name}") String service) {
        var instance = kafka.instance().isBlank() ? null : kafka.instance();
        var settings =
                new MessagingSettings(service, kafka.bootstrap(), kafka.topicPrefix(), instance, replay.isReplay());
        return new Messaging(settings, database, telemetry, meters, clock);
    }

    @Singleton
    Transactions transactions(Messaging messaging) {
        return messaging.transactions();
    }

    @Singleton
    Publisher publisher(Messaging messaging) {
        return messaging.publisher();
    }
}
