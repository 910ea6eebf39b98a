package io.soulnear.gateway.delivery.domain;

import java.util.List;
import java.util.stream.IntStream;

/** One message of a reply: a text of any length and the keyboard under its end. */
public record Message(String text, Format format, List<List<Button>> buttons) {
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

    /** The pieces that Telegram takes, in order; none for a text that shows nothing. Only the last has the keyboard. */
    public List<Message> pieces() {
        var clean = Characters.clean(text);
        var texts = format == Format.HTML ? Html.pieces(clean) : Splitting.pieces(clean);
        var last = texts.size() - 1;
        return IntStream.rangeClosed(0, last)
                .mapToObj(i -> new Message(texts.get(i), format, i == last ? buttons : List.of()))
                .toList();
    }

    /** The same without markup, for a text that Telegram cannot parse. */
    public Message plain() {
        return new Message(format == Format.HTML ? Html.visible(text) : text, Format.PLAIN, buttons);
    }
}
