package io.soulnear.bench.stage;

import io.soulnear.sandbox.launcher.Problem;
import io.soulnear.sandbox.telegram.Act;
import io.soulnear.sandbox.telegram.Button;
import io.soulnear.sandbox.telegram.Message;
import io.soulnear.sandbox.telegram.SimulatedTelegram;
import io.soulnear.sandbox.telegram.Watcher;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Walks people through the real onboarding, side by side, by pressing and typing what a person would. */
final class Registration implements Watcher {
    private static final int AT_ONCE = 48;
    private final SimulatedTelegram telegram;
    private final Iterator<Long> waiting;
    private final CountDownLatch left;

    Registration(SimulatedTelegram telegram, Iterator<Long> chats, int count) {
        this.telegram = telegram;
        this.waiting = chats;
        this.left = new CountDownLatch(count);
    }

    /**
     * Returns when everybody has been welcomed.
     *
     * @throws Problem when that takes too long
     */
    void run(Duration patience) throws InterruptedException {
        for (int i = 0; i < AT_ONCE; i++) {
            next();
        }
        if (!left.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw Problem.failed(left.getCount() + " people could not be registered within " + patience.toSeconds()
                    + " s; see ./soulnear logs --env " + Stage.ENVIRONMENT);
        }
    }

    @Override
    public void sent(long chatId, Message message) {
        var agree = button(message, "profile:agree");
        var skipAge = button(message, "profile:age:skip");
        var gender = button(message, "profile:gender:f");
        if (agree != null) {
            press(chatId, message, agree);
        } else if (skipAge != null) {
            telegram.act(chatId, new Act.Say("34"));
        } else if (gender != null) {
            press(chatId, message, gender);
        } else if (message.keyboard().isEmpty()) {
            telegram.act(chatId, new Act.Say("Анна"));
        } else {
            left.countDown();
            next();
        }
    }

    private void next() {
        Long chat;
        synchronized (waiting) {
            chat = waiting.hasNext() ? waiting.next() : null;
        }
        if (chat != null) {
            telegram.person(chat, "Анна", "ru");
            telegram.act(chat, new Act.Say("/start"));
        }
    }

    private void press(long chatId, Message message, Button button) {
        telegram.act(chatId, new Act.Press(message.id(), null, null, button.data()));
    }

    private static @Nullable Button button(Message message, String action) {
        for (var button : message.buttons()) {
            if (button.data() != null && button.data().contains(action)) {
                return button;
            }
        }
        return null;
    }
}
