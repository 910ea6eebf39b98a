package io.soulnear.comparison.measure;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Quotes in an answer that the person never wrote. Stricter and simpler than what the companion itself takes out: whoever audits does not
 * audit with the same rule. Counted are {@code «…»} and {@code “…”} of three words or more; fewer are a name or a manner of speaking. Not
 * counted is what is announced as something else: a question that stands behind things, a phrase to try, the name of an exercise.
 */
public final class Quotes {
    private static final int CLAIM = 3;
    private static final Pattern QUOTE = Pattern.compile("«([^«»]*)»|[“„]([^“„”]*)[”“]");
    private static final int NEAR = 40;
    private static final Pattern SOMETHING_ELSE = Pattern.compile(
            "(?iu)(?:вопрос|фраз|скаж|сказать|спрос|при[её]м|упражнени|стоит|назыв|книг|песн|question|phrase|to say|saying|tell|ask|technique|exercise|trick|called|book|song)[^.!?]*$");
    private static final Pattern LEFT_OUT = Pattern.compile("…|\\.\\.\\.");

    private Quotes() {}

    /**
     * Those that were invented.
     *
     * @param said all that the person wrote up to then, the message that is answered included
     */
    public static List<String> invented(String answer, Collection<String> said) {
        return QUOTE.matcher(answer)
                .results()
                .filter(quote -> !SOMETHING_ELSE
                        .matcher(answer.substring(Math.max(0, quote.start() - NEAR), quote.start()))
                        .find())
                .map(quote -> quote.group(1) == null ? quote.group(2) : quote.group(1))
                .filter(quote -> Prose.words(quote).size() >= CLAIM)
                .filter(quote -> said.stream().noneMatch(text -> isIn(quote, text)))
                .toList();
    }

    /** Parts around an ellipsis may come from different places. */
    private static boolean isIn(String quote, String text) {
        var words = spaced(text);
        return LEFT_OUT.splitAsStream(quote).allMatch(part -> words.contains(spaced(part)));
    }

    private static String spaced(String text) {
        return " " + String.join(" ", Prose.words(text)) + " ";
    }
}
