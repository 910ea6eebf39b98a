package io.soulnear.dialogue.conversation.domain;

import java.util.Optional;

/** Decides which wording of a message is answered while its person may go on editing it, until the reply is stored. */
public final class Rewording {
    /** Questions for one message at most: who never stops editing is answered all the same, to the wording of the last one. */
    static final int MOST = 4;

    private Rewording() {}

    /** What is to be done about the message. */
    public sealed interface Decision {
        /** The companion is asked about this wording; what it said of an earlier one is not said. */
        record Ask(Message message) implements Decision {}

        /** What the companion said last is said. */
        record Say() implements Decision {}

        /** The help in a crisis that was sent for the edit is the reply; the companion has nothing to add. */
        record Helped(Message message, Edit.Crisis edit) implements Decision {}
    }

    /**
     * The decision.
     *
     * @param message in the wording that was asked about last, or in which it was sent
     * @param edit the latest of it
     * @param asked how often the companion was asked about the message
     */
    public static Decision decide(Message message, Optional<Edit> edit, int asked) {
        return edit.flatMap(latest -> following(message, latest, asked))
                .orElseGet(() -> asked == 0 ? new Decision.Ask(message) : new Decision.Say());
    }

    private static Optional<Decision> following(Message message, Edit edit, int asked) {
        return switch (edit) {
            case Edit.Crisis crisis -> Optional.of(new Decision.Helped(message.saying(crisis.text()), crisis));
            case Edit.Reworded reworded
            when asked < MOST && isAnother(reworded.text(), message) ->
                Optional.of(new Decision.Ask(message.saying(reworded.text())));
            case Edit.Reworded _ -> Optional.empty();
        };
    }

    /** Commands are taken from messages only. */
    private static boolean isAnother(String text, Message message) {
        return !text.isBlank() && !text.startsWith("/") && !text.equals(message.text());
    }
}
