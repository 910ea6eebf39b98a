package io.soulnear.gateway.inbound.http;

import io.micronaut.context.annotation.Requires;
import io.soulnear.gateway.bot.Answer;
import io.soulnear.gateway.bot.BotApi;
import io.soulnear.gateway.bot.BotSettings;
import io.soulnear.gateway.inbound.application.Recorder;
import io.soulnear.gateway.inbound.application.UpdateReader;
import io.soulnear.runtime.Intake;
import jakarta.inject.Singleton;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Updates by webhook: tells Telegram where to bring them, and until it has heard, tells it again. */
@Singleton
@Requires(property = "telegram.mode", value = "webhook")
final class Webhook implements Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
    private static final long LONGEST_PAUSE_SECONDS = 30;

    private final BotApi bot;
    private final BotSettings settings;
    private final Recorder recorder;
    private final CountDownLatch closed = new CountDownLatch(1);

    Webhook(BotApi bot, BotSettings settings, Recorder recorder) {
        this.bot = bot;
        this.settings = settings;
        this.recorder = recorder;
    }

    @Override
    public void open() {
        recorder.open();
        Thread.ofVirtual().name("webhook-registration").start(this::register);
    }

    private void register() {
        for (var pause = 1L; !isRegistered(); pause *= 2) {
            LOG.warn("The webhook is not registered yet");
            try {
                if (closed.await(Math.min(pause, LONGEST_PAUSE_SECONDS), TimeUnit.SECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        LOG.info("The webhook is registered");
    }

    private boolean isRegistered() {
        return bot.setWebhook(settings.webhookUrl(), settings.webhookSecret(), UpdateReader.KINDS) instanceof Answer.Ok;
    }

    @Override
    public boolean isAlive() {
        return recorder.isAlive();
    }

    @Override
    public void close() {
        closed.countDown();
        recorder.close();
    }
}
