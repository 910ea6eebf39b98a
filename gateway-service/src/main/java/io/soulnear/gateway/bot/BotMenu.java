package io.soulnear.gateway.bot;

import io.soulnear.gateway.bot.BotApi.Command;
import io.soulnear.runtime.Intake;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.Texts;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells Telegram the bot's commands, in the background and until it has heard. English is for all other languages. */
@Singleton
final class BotMenu implements Intake {
    /** The commands that work; what they do is in the message bundles. */
    static final List<String> COMMANDS = List.of(
            "start",
            "menu",
            "helper",
            "soulsleep",
            "quiz",
            "my_profile",
            "search",
            "settings",
            "premium",
            "deletecontext",
            "export",
            "language",
            "help",
            "forget_me");

    private static final Logger LOG = LoggerFactory.getLogger(BotMenu.class);
    private static final long LONGEST_PAUSE_SECONDS = 60;

    private final BotApi bot;
    private final Texts texts;
    private final CountDownLatch closed = new CountDownLatch(1);

    BotMenu(BotApi bot, Texts texts) {
        this.bot = bot;
        this.texts = texts;
    }

    @Override
    public void open() {
        Thread.ofVirtual().name("bot-menu").start(this::register);
    }

    private void register() {
        try {
            register(Language.EN, null);
            register(Language.RU, Language.RU.code());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void register(Language language, @Nullable String code) throws InterruptedException {
        var commands = COMMANDS.stream()
                .map(name -> new Command(name, texts.get(language, "command." + name)))
                .toList();
        for (var pause = 1L; !(bot.setMyCommands(commands, code) instanceof Answer.Ok); pause *= 2) {
            if (pause == 1) {
                LOG.warn("The commands are not registered yet");
            }
            if (closed.await(Math.min(pause, LONGEST_PAUSE_SECONDS), TimeUnit.SECONDS)) {
                return;
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
