package io.soulnear.quiz.session.application;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is sent back, as {@code io.soulnear.telegram.reply-requested.v1} says it; plain text. */
record Reply(long chatId, String causedBy, List<Message> messages) {
    record Message(String text, @Nullable List<List<Button>> buttons) {}

    record Button(String text, String action) {}
}
