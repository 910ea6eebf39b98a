package io.soulnear.quiz.session.domain;

import java.util.List;

/**
 * Something that comes up again in a person's answers, in words for the person.
 *
 * @param theme the theme of the category that it belongs to; {@link #CALM} when nothing stands out
 * @param language the language of its words, like {@code en}
 * @param title a name of a few words
 * @param confidence 0.7 … 1
 * @param contradiction what pulls in two directions, at most {@value #CONTRADICTION} characters
 * @param meaning what it may mean, at most {@value #MEANING} characters
 * @param strength what is good in it, at most {@value #STRENGTH} characters
 * @param quotes one or two, from the person's answers
 */
public record Finding(
        String theme,
        String language,
        String title,
        double confidence,
        String contradiction,
        String meaning,
        String strength,
        List<Quote> quotes) {
    public static final String CALM = "calm";
    public static final int TITLE = 60;
    public static final int CONTRADICTION = 180;
    public static final int MEANING = 180;
    public static final int STRENGTH = 160;

    /** How many are told at most. */
    public static final int MOST = 3;

    /** How many quotes one has at most. */
    public static final int QUOTES = 2;

    /** @throws IllegalArgumentException that says which limit is not kept, without the words */
    public Finding {
        quotes = List.copyOf(quotes);
        limit("title", title, TITLE);
        limit("contradiction", contradiction, CONTRADICTION);
        limit("meaning", meaning, MEANING);
        limit("strength", strength, STRENGTH);
        if (!(confidence >= Reading.CONFIDENT && confidence <= 1)) {
            throw new IllegalArgumentException("A finding's confidence is 0.7 to 1");
        }
        if (quotes.size() > QUOTES) {
            throw new IllegalArgumentException("A finding has at most two quotes");
        }
    }

    /** The same with these quotes. */
    Finding quoting(List<Quote> words) {
        return new Finding(theme, language, title, confidence, contradiction, meaning, strength, words);
    }

    private static void limit(String what, String text, int most) {
        if (text.isBlank() || text.length() > most) {
            throw new IllegalArgumentException("A finding's " + what + " has 1 to " + most + " characters");
        }
    }
}
