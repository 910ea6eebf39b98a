package io.soulnear.quiz.session.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the answers of a completed session say, found by counting alone.
 *
 * @param leanings the themes that stand out, strongest first; at most two
 * @param quotes the person's own words; at most two
 */
public record Findings(List<Leaning> leanings, List<Quote> quotes) {
    private static final int MOST = 2;
    private static final double STANDS_OUT = 0.6;
    private static final int QUOTE_LIMIT = 160;
    private static final int QUOTE_LEAST = 40;

    public Findings {
        leanings = List.copyOf(leanings);
        quotes = List.copyOf(quotes);
    }

    /**
     * A theme that stands out.
     *
     * @param strength the mean of what speaks for it, 0.6 … 1
     * @param evidence how many answers that mean is taken over
     */
    public record Leaning(String theme, double strength, int evidence) {}

    /**
     * A piece of an answer, exactly as written.
     *
     * @param position the question it answers, from 1
     * @param isWhole whether the answer has no more to it
     */
    public record Quote(int position, String words, boolean isWhole) {}

    /**
     * Finds what stands out. A scale speaks for its theme by its level; an option that was chosen speaks fully for its
     * own; an option that was not chosen speaks against nothing.
     *
     * @param themes in the order that decides between equals
     */
    public static Findings of(Session.Completed session, List<Bank.Theme> themes) {
        var leanings = themes.stream()
                .map(theme -> leaning(session, theme.id()))
                .filter(leaning -> leaning.strength >= STANDS_OUT)
                .sorted(Comparator.comparingDouble(Leaning::strength)
                        .thenComparingInt(Leaning::evidence)
                        .reversed())
                .limit(MOST)
                .toList();
        var quotes = session.answers().stream()
                .map(Findings::quote)
                .filter(quote -> quote != null)
                .limit(MOST)
                .toList();
        return new Findings(leanings, quotes);
    }

    private static Leaning leaning(Session.Completed session, String theme) {
        var points = new ArrayList<Integer>();
        for (int i = 0; i < session.answers().size(); i++) {
            var question = session.questions().get(i);
            switch (session.answers().get(i).given()) {
                case Answer.Rated(var level)
                when question instanceof Question.Scale scale && scale.theme().equals(theme) ->
                    points.add(scale.towardsTheme(level));
                case Answer.Chosen(var option)
                when question instanceof Question.Choice choice
                        && theme.equals(choice.options().get(option).theme()) -> points.add(Level.ALWAYS.points());
                case Answer.Rated _, Answer.Chosen _, Answer.Said _ -> {}
            }
        }
        var mean = points.stream().mapToInt(Integer::intValue).average().orElse(0);
        return new Leaning(theme, mean / Level.ALWAYS.points(), points.size());
    }

    /** Only what is worth hearing again: two words or more. */
    private static @Nullable Quote quote(Answer answer) {
        if (!(answer.given() instanceof Answer.Said(var words))
                || ScaleWords.plain(words).indexOf(' ') < 0) {
            return null;
        }
        var whole = words.strip();
        return whole.length() <= QUOTE_LIMIT
                ? new Quote(answer.position(), whole, true)
                : new Quote(answer.position(), whole.substring(0, end(whole)).strip(), false);
    }

    /** Where a long answer can be cut: after a sentence, else between words, else between characters. */
    private static int end(String words) {
        for (int i = QUOTE_LIMIT - 1; i >= QUOTE_LEAST; i--) {
            if (".!?…".indexOf(words.charAt(i)) >= 0 && Character.isWhitespace(words.charAt(i + 1))) {
                return i + 1;
            }
        }
        for (int i = QUOTE_LIMIT; i >= QUOTE_LEAST; i--) {
            if (Character.isWhitespace(words.charAt(i))) {
                return i;
            }
        }
        return Character.isLowSurrogate(words.charAt(QUOTE_LIMIT)) ? QUOTE_LIMIT - 1 : QUOTE_LIMIT;
    }
}
