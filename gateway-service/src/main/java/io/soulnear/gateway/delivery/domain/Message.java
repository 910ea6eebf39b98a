package io.soulnear.gateway.delivery.domain;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One message of a reply: a text of any length and the keyboard under its end.
 *
 * @param attachment what comes with the beginning of the text; null for a text alone
 */
public record Message(
        String text,
        Format format,
        List<List<Button>> buttons,
        @Nullable Attachment attachment) {
    /** How the text is meant. */
    public enum Format {
        PLAIN,
        HTML
    }

    /** A button; {@code action} is the service's, still unsealed. */
    public record Button(String text, String action) {}

    public Message {
        buttons = buttons.stream().map(List::copyOf).toList();
    }

    /** A text alone. */
    public Message(String text, Format format, List<List<Button>> buttons) {
        this(text, format, buttons, null);
    }

    /**
     * The pieces that Telegram takes, in order; none for a text alone that shows nothing. Only the first has the
     * attachment, only the last the keyboard.
     */
    public List<Message> pieces() {
        var clean = Characters.clean(text);
        var first = attachment == null ? Splitting.LIMIT : Splitting.CAPTION_LIMIT;
        var texts = format == Format.HTML ? Html.pieces(clean, first) : Splitting.pieces(clean, first);
        if (texts.isEmpty() && attachment != null) {
            return List.of(new Message("", Format.PLAIN, buttons, attachment));
        }
        var last = texts.size() - 1;
        return IntStream.rangeClosed(0, last)
                .mapToObj(i ->
                        new Message(texts.get(i), format, i == last ? buttons : List.of(), i == 0 ? attachment : null))
                .toList();
    }

    /** The same without markup, for a text that Telegram cannot parse. */
    public Message plain() {
        return new Message(format == Format.HTML ? Html.visible(text) : text, Format.PLAIN, buttons, attachment);
    }

    /** The text alone, for an attachment that Telegram does not take. */
    public Message withoutAttachment() {
        return new Message(text, format, buttons);
    }
}
