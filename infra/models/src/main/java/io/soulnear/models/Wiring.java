package io.soulnear.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.model.chat.ChatModel;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.exceptions.DisabledBeanException;
import io.opentelemetry.api.OpenTelemetry;
import io.soulnear.messaging.Transactions;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/** The models as beans. */
@Factory
final class Wiring {
    @Singleton
    ModelTelemetry telemetry(OpenTelemetry telemetry, MeterRegistry meters) {
        return new ModelTelemetry(telemetry, meters);
    }

    @Singleton
    @Bean(preDestroy = "close")
    Models models(
            ModelSettings settings,
            OpenAiSettings openAi,
            GeminiSettings gemini,
            SecondarySettings secondary,
            ModelTelemetry telemetry) {
        return Models.of(settings, openAi, gemini, secondary, telemetry);
    }

    @Singleton
    Accounts accounts(Transactions transactions, Supplier<UUID> ids, Clock clock, ObjectMapper json) {
        return new PublishedAccounts(
                event -> transactions.call(tx -> {
                    tx.publish(event);
                    return event;
                }),
                ids,
                clock,
                json);
    }

    /** All remote models as one, for whoever wants no more than an answer. */
    @Singleton
    @Named("remote")
    ChatModel remote(Models models) {
        if (!models.areConfigured()) {
            throw new DisabledBeanException("No remote model is configured");
        }
        return new RemoteChatModel(models);
    }
}
