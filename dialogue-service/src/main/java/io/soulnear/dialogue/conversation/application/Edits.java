package io.soulnear.dialogue.conversation.application;

import io.soulnear.dialogue.conversation.domain.Edit;
import io.soulnear.dialogue.conversation.domain.Message;
import io.soulnear.runtime.Lately;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/**
 * The latest edits, known as soon as they are read and not when their turn would come: a message is answered by the process that
 * reads its edits, too. Only kept in memory, because whoever takes an unanswered message up after a restart reads its edits again.
 */
@Singleton
public final class Edits {
    /** More than there can be under way at once. */
    private static final int REMEMBERED = 4_096;

    private final Map<Place, Edit> latest = Lately.map(REMEMBERED);

    private record Place(long chat, long number) {}

    /** Somebody has edited the message with that number; an edit before the latest changes nothing. */
    public void made(long chat, long number, Edit edit) {
        latest.merge(
                new Place(chat, number),
                edit,
                (known, now) -> now.version().compareTo(known.version()) > 0 ? now : known);
    }

    /** The latest edit of the message; empty when there is none. */
    public Optional<Edit> of(Message message) {
        return message.isEditable()
                ? Optional.ofNullable(latest.get(new Place(message.chat(), message.number())))
                : Optional.empty();
    }
}
