package io.soulnear.quiz.session.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One question, in the language in which it is asked. */
public sealed interface Question {
    /** The longest text of a question, in UTF-16 units. */
    int LIMIT = 300;

    /** The longest short form of a scale, in UTF-16 units. */
    int GIST = 40;

    /** How the ids of questions begin that were made for one person. */
    String MADE = "made-";

    /** The same in every language. */
    String id();

    /** What the question sheds light on. */
    String theme();

    /** What the person reads. */
    String text();

    /** Whether it puts the person into a situation. */
    boolean isScenario();

    /** Whether the question with that id was made for one person, and does not come from the bank. */
    static boolean isMade(String id) {
        return id.startsWith(MADE);
    }

    /** Answered in the person's own words. */
    record Text(String id, String theme, String text, boolean isScenario) implements Question {
        public Text {
            check(text);
        }
    }

    /**
     * Answered by how often.
     *
     * @param gist what it asks about, in a few words that can stand beside a bar or in a sentence
     * @param isReversed whether "always" speaks against the theme
     */
    record Scale(String id, String theme, String text, String gist, boolean isScenario, boolean isReversed)
            implements Question {
        public Scale {
            check(text);
            if (gist.isBlank() || gist.length() > GIST) {
                throw new IllegalArgumentException("A scale's short form has 1 to " + GIST + " characters");
            }
        }

        /** How much the level speaks for the theme: 0 … 4. */
        public int towardsTheme(Level level) {
            return isReversed ? Level.ALWAYS.points() - level.points() : level.points();
        }
    }

    /** Answered by one of three or four options, or in own words. */
    record Choice(String id, String theme, String text, boolean isScenario, List<Option> options) implements Question {
        public Choice {
            check(text);
            options = List.copyOf(options);
            if (options.size() < 3 || options.size() > 4) {
                throw new IllegalArgumentException("A choice has three or four options");
            }
        }
    }

    /**
     * One way to answer a choice.
     *
     * @param theme what choosing it speaks for; null for nothing in particular
     */
    record Option(@Nullable String theme, String text) {
        public Option {
            check(text);
        }
    }

    private static void check(String text) {
        if (text.isBlank() || text.length() > LIMIT) {
            throw new IllegalArgumentException("A question's text has 1 to " + LIMIT + " characters");
        }
    }
}
