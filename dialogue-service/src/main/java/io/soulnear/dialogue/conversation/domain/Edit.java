package io.soulnear.dialogue.conversation.domain;

import java.util.Comparator;
import java.util.Locale;
import java.util.UUID;

/** A text that its person has changed after it was sent. */
public sealed interface Edit {
    /** What the text says now. */
    String text();

    /** Which of several edits it is. */
    Version version();

    /**
     * The place of an edit among those of its message.
     *
     * @param seconds when it was made, in epoch seconds, as Telegram says
     * @param update Telegram's number of the update: of the edits of one second, the highest is the last
     */
    record Version(long seconds, long update) implements Comparable<Version> {
        private static final Comparator<Version> ORDER =
                Comparator.comparingLong(Version::seconds).thenComparingLong(Version::update);

        @Override
        public int compareTo(Version other) {
            return ORDER.compare(this, other);
        }
    }

    /** It says something else, or the same in other words. */
    record Reworded(String text, Version version) implements Edit {
        public Reworded {
            text = Typed.intact(text);
        }
    }

    /**
     * It speaks of a crisis now, and that was helped as soon as it was seen.
     *
     * @param update the id of the update that brought it
     * @param help what the person has been sent
     * @param language of the wording
     */
    record Crisis(String text, Version version, UUID update, String help, Locale language) implements Edit {
        public Crisis {
            text = Typed.intact(text);
        }
    }
}
