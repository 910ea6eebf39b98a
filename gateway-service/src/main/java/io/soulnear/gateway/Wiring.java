package io.soulnear.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.opentelemetry.api.OpenTelemetry;
import io.soulnear.gateway.bot.BotApi;
import io.soulnear.gateway.bot.BotSettings;
import io.soulnear.gateway.button.ActionSeal;
import io.soulnear.gateway.delivery.application.Budget;
import io.soulnear.gateway.delivery.application.Deliveries;
import io.soulnear.gateway.delivery.application.Delivery;
import io.soulnear.gateway.delivery.application.Reachability;
import io.soulnear.gateway.delivery.application.Telegram;
import io.soulnear.gateway.delivery.application.UrgentDeliveries;
import io.soulnear.gateway.draft.application.Canvas;
import io.soulnear.gateway.draft.application.Drafting;
import io.soulnear.gateway.draft.application.HalfMessages;
import io.soulnear.gateway.focus.application.Decisions;
import io.soulnear.gateway.focus.application.Memory;
import io.soulnear.gateway.inbound.application.Recorder;
import io.soulnear.gateway.inbound.application.UpdateReader;
import io.soulnear.messaging.Messaging;
import io.soulnear.runtime.Admins;
import io.soulnear.runtime.Intake;
import io.soulnear.runtime.Pseudonyms;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts together what knows of no framework. */
@Factory
final class Wiring {
    @Singleton
    ActionSeal seal(BotSettings bot) {
        return new ActionSeal(bot.token(), bot.botId());
    }

    @Singleton
    @Bean(preDestroy = "close")
    BotApi botApi(BotSettings bot, OpenTelemetry telemetry) {
        return new BotApi(bot.api(), bot.token(), telemetry);
    }

    @Singleton
    UpdateReader updateReader(ActionSeal seal, Admins admins) {
        return new UpdateReader(seal, admins::include);
    }

    @Singleton
    Memory memory(Decisions decisions) {
        return new Memory(decisions);
    }

    @Singleton
    Recorder recorder(
            BotSettings bot,
            Memory memory,
            Messaging messaging,
            Recorder.Listener listener,
            OpenTelemetry telemetry,
            Pseudonyms pseudonyms,
            MeterRegistry meters,
            Clock clock) {
        var tracer = telemetry.getTracer("io.soulnear.gateway");
        return new Recorder(
                bot.botId(), memory, messaging.patientPublisher(), listener, tracer, pseudonyms::of, meters, clock);
    }

    @Singleton
    Drafting drafting(Canvas canvas, HalfMessages halves, MeterRegistry meters, Clock clock) {
        return new Drafting(canvas, halves, meters, clock);
    }

    @Singleton
    Delivery delivery(
            Telegram telegram,
            Drafting drafting,
            Budget budget,
            Reachability reachability,
            MeterRegistry meters,
            Clock clock) {
        return new Delivery(telegram, drafting, budget, reachability, meters, clock);
    }

    @Singleton
    @Bean(typed = UrgentDeliveries.class)
    UrgentDeliveries urgentDeliveries(Deliveries stored) {
        return new UrgentDeliveries(stored);
    }

    /** When the gateway ends, lanes that only wait for Telegram's permission are let go; their replies come again. */
    @Singleton
    Intake waitingDeliveries(Delivery delivery) {
        return new Intake() {
            @Override
            public void open() {
                // Nothing to begin: replies come from Kafka.
            }

            @Override
            public void close() {
                delivery.close();
            }
        };
    }
}
