package io.soulnear.gateway.button;

import io.soulnear.gateway.bot.BotApi;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.Texts;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Ends the waiting mark on pressed buttons, at once and beside everything else. */
@Singleton
public final class CallbackAnswers {
    private static final int AT_ONCE = 32;

    private final BotApi bot;
    private final Texts texts;
    private final Semaphore slots = new Semaphore(AT_ONCE);

    CallbackAnswers(BotApi bot, Texts texts) {
        this.bot = bot;
        this.texts = texts;
    }

    /** A press that is acted upon. */
    public void accept(String callbackId) {
        answer(callbackId, null);
    }

    /** A press that is refused: the person is told that the button is out of date. */
    public void refuse(String callbackId, @Nullable String languageCode) {
        answer(callbackId, texts.get(Language.of(languageCode), "button.out-of-date"));
    }

    /** Whatever Telegram says: a query that it no longer knows has nobody waiting. */
    private void answer(String callbackId, @Nullable String notice) {
        Thread.ofVirtual().name("callback-answer").start(() -> {
            slots.acquireUninterruptibly();
            try {
                bot.answerCallbackQuery(callbackId, notice);
            } finally {
                slots.release();
            }
        });
    }
}
