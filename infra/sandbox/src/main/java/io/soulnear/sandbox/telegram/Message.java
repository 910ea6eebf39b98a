package io.soulnear.sandbox.telegram;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.soulnear.sandbox.telegram.text.Entity;
import io.soulnear.sandbox.telegram.text.FormattedText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as it stands in a chat now.
 *
 * @param id unique in its chat, growing
 * @param at when it was sent, in epoch milliseconds
 * @param editedAt when it was last edited, in epoch milliseconds; 0 when never
 * @param text of the message, or the caption of its attachment; may be empty
 * @param keyboard rows of buttons under it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Message(
        long id,
        Author from,
        long at,
        long editedAt,
        String text,
        List<Entity> entities,
        List<List<Button>> keyboard,
        @Nullable Attachment attachment) {
    /** Who wrote it. */
    public enum Author {
        PERSON,
        BOT
    }

    /** True when the bot wrote it. */
    public boolean byBot() {
        return from == Author.BOT;
    }

    /** The buttons row by row. */
    public List<Button> buttons() {
        return keyboard.stream().flatMap(List::stream).toList();
    }

    Message edited(FormattedText content, List<List<Button>> buttons, long now) {
        return new Message(id, from, at, now, content.text(), content.entities(), buttons, attachment);
    }

    boolean saysTheSameAs(FormattedText content, List<List<Button>> buttons) {
        return text.equals(content.text()) && entities.equals(content.entities()) && keyboard.equals(buttons);
    }
}
