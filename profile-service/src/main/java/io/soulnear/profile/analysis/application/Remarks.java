package io.soulnear.profile.analysis.application;

import io.soulnear.messaging.Transaction;
import io.soulnear.profile.analysis.domain.Depth;
import io.soulnear.profile.analysis.domain.Mood;
import io.soulnear.profile.analysis.domain.Utterance;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people said lately, as far as analyses look back. */
public interface Remarks {
    /**
     * Keeps a message, once, and publishes its mood. For the caller one at a time, for the database many in one
     * transaction.
     *
     * @param mood null when the message shows none
     * @return how far the person's messages of that mode are analysed; empty for somebody who is not registered, or was
     *     not when it was said: it belongs to nobody, or to a life that was erased
     */
    Optional<Standing> keep(Remark remark, @Nullable Mood mood);

    /** The latest messages up to a number, oldest first. */
    List<Utterance> window(long chat, String mode, int upTo, int limit);

    /**
     * Takes the range up to a message for one analysis, and locks the person; false when it was analysed before, or the
     * person is gone. Messages that no analysis will look at any more go.
     */
    boolean claim(Transaction tx, long chat, String mode, Depth depth, int upTo);

    /**
     * How far it is.
     *
     * @param said number of the person's messages in the mode
     * @param quick up to which message a quick analysis has looked
     * @param deep the same of a deep one
     */
    record Standing(int said, int quick, int deep) {}
}
