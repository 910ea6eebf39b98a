package io.soulnear.dialogue.conversation.application;

import io.soulnear.dialogue.conversation.domain.Message;
import io.soulnear.dialogue.conversation.domain.Recorded;
import io.soulnear.dialogue.conversation.domain.Reply;
import java.util.Locale;
import java.util.UUID;

/** The conversation as it was said. For the caller one message at a time; for the database many in one statement. */
public interface Turns {
    /**
     * Stores a person's message once, and gives the turns before it in its mode, oldest first, at most {@code limit}. A new message of
     * someone who is not premium takes one of the day's free answers in the same step, or is refused. One that was dismissed, or got a
     * {@linkplain Notices notice} in place of an answer, is as good as answered.
     */
    Recorded record(Message message, int limit);

    /** Whether that message was stored before. */
    boolean isKnown(UUID turn);

    /** Remembers that a message gets no answer, and that nobody is told so. */
    void dismiss(UUID turn);

    /** What the turn of a message would build on. Nothing is stored, and nothing is counted. */
    Recorded.Context context(Message message, int limit);

    /**
     * Stores the reply to a recorded message, and the message in the wording that was answered, and lets the person and the rest of the
     * house know of it, all at once. Does nothing when the turn has a reply already, or is gone because the person was erased.
     */
    void answer(Message message, Reply reply, Locale language);

    /**
     * Stores a message together with the help in a crisis that has been sent already, and its audited event, once. A turn that was begun
     * gives its free answer back.
     *
     * @param update the update that spoke of the crisis: the message's own, or that of its edit
     */
    void crisis(Message message, UUID update, String help, Locale language);
}
