package io.soulnear.profile.reply;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message to a person.
 *
 * @param html text in Telegram's HTML
 * @param keyboard rows of buttons; none for a message without
 * @param attachment a picture or a file; null for plain text
 */
public record Message(
        String html, List<List<Button>> keyboard, @Nullable Attachment attachment) {
    public Message {
        keyboard = keyboard.stream().map(List::copyOf).toList();
    }

    /** A message of text. */
    public Message(String html, List<List<Button>> keyboard) {
        this(html, keyboard, null);
    }

    /** A message without buttons. */
    public static Message of(String html) {
        return new Message(html, List.of());
    }

    /**
     * One button.
     *
     * @param action what the gateway gives back when it is pressed: {@code <service>:<verb>[:args]}, at most 40 bytes of
     *     ASCII
     */
    public record Button(String text, String action) {}
}
