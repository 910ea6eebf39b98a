package io.soulnear.quiz.session.application;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is sent back, as {@code io.soulnear.telegram.reply-requested.v1} says it. */
record Reply(long chatId, String causedBy, List<Message> messages) {
    /**
     * One message.
     *
     * @param format {@code html}, or null for plain text
     * @param photo a picture before the text
     */
    record Message(
            String text,
            @Nullable String format,
            @Nullable Photo photo,
            @Nullable List<List<Button>> buttons) {
        static Message plain(String text, @Nullable List<List<Button>> buttons) {
            return new Message(text, null, null, buttons);
        }

        static Message html(String text, List<List<Button>> buttons) {
            return new Message(text, "html", null, buttons);
        }
    }

    /** @param data a PNG in base64 */
    record Photo(String data) {}

    record Button(String text, String action) {}
}
