package io.soulnear.dialogue.reply;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message of a reply.
 *
 * @param format {@code html} for Telegram's HTML with what people wrote escaped, or null for text as it is
 * @param buttons the keyboard below it, row by row
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Line(String text, @Nullable String format, List<List<Button>> buttons) {
    /**
     * A button.
     *
     * @param action like {@code dialogue:enter:helper}, at most 40 printable ASCII characters
     */
    public record Button(String text, String action) {}

    public Line {
        buttons = List.copyOf(buttons);
    }

    /** Text as it is. */
    public static Line plain(String text) {
        return new Line(text, null, List.of());
    }

    /** Telegram's HTML. */
    public static Line html(String text) {
        return new Line(text, "html", List.of());
    }

    /** The same with a row of buttons below; none when there are no buttons. */
    public Line with(List<Button> row) {
        return row.isEmpty() ? this : new Line(text, format, List.of(List.copyOf(row)));
    }
}
