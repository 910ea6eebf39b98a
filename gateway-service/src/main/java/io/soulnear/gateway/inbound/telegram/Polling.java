package io.soulnear.gateway.inbound.telegram;

import io.micronaut.context.annotation.Requires;
import io.soulnear.gateway.bot.BotApi;
import io.soulnear.gateway.bot.BotSettings;
import io.soulnear.gateway.inbound.application.Reception;
import io.soulnear.gateway.inbound.application.Recorder;
import io.soulnear.gateway.inbound.application.UpdateReader;
import io.soulnear.runtime.Intake;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Updates by long polling, from the start of the service to its end. */
@Singleton
@Requires(property = "telegram.mode", value = "polling")
final class Polling implements Intake {
    private final Recorder recorder;
    private final Poller poller;

    Polling(
            BotApi bot,
            BotSettings settings,
            UpdateReader reader,
            DataSource database,
            Reception reception,
            Recorder recorder) {
        this.recorder = recorder;
        this.poller = new Poller(bot, reader, new PollingLease(database, settings.botId()), reception);
    }

    @Override
    public void open() {
        recorder.open();
        poller.open();
    }

    @Override
    public boolean isAlive() {
        return poller.isAlive() && recorder.isAlive();
    }

    @Override
    public void close() {
        poller.close();
        recorder.close();
    }
}
