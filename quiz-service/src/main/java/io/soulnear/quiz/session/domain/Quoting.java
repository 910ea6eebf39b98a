package io.soulnear.quiz.session.domain;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what in the answers is worth hearing again, word for word; nothing is told twice while there is something else. */
final class Quoting {
    private static final int LIMIT = 160;
    private static final int LEAST = 40;

    /** Ranks: the lower, the better a quote. */
    private static final int HEARD_IN_IT = 0;

    private static final int ABOUT_IT = 1;
    private static final int OTHER_WORDS = 2;
    private static final int CHOSEN_FOR_IT = 3;
    private static final int ONLY_A_LEVEL = 5;
    private static final int TOLD = 6;
    private static final int OF_NO_USE = 20;

    private final List<Question> questions;
    private final List<Answer> answers;
    private final Function<Level, String> labels;
    private final Set<Integer> told = new HashSet<>();

    /**
     * @param questions in the language in which options are quoted
     * @param labels the steps of the scale in that language
     */
    Quoting(List<Question> questions, List<Answer> answers, Function<Level, String> labels) {
        this.questions = questions;
        this.answers = answers;
        this.labels = labels;
    }

    /**
     * One or two quotes for a theme, own words first; none when nothing fits.
     *
     * @param theme null where no theme stands out: then any words will do, and the options that speak for nothing
     * @param isHeard whether words speak for the theme
     */
    List<Quote> quotes(@Nullable String theme, Predicate<String> isHeard) {
        record Ranked(Quote quote, int rank) {}
        var ranked = answers.stream()
                .flatMap(answer ->
                        Stream.ofNullable(quote(answer)).map(quote -> new Ranked(quote, rank(answer, theme, isHeard))))
                .filter(it -> it.rank < OF_NO_USE)
                .sorted(Comparator.comparingInt(Ranked::rank))
                .toList();
        // Words on something else are better than none, but never a second quote.
        var quotes = ranked.stream()
                .filter(it -> it == ranked.getFirst() || (it.rank < ONLY_A_LEVEL && it.rank != OTHER_WORDS))
                .limit(Finding.QUOTES)
                .map(Ranked::quote)
                .toList();
        quotes.forEach(quote -> told.add(quote.position()));
        return quotes;
    }

    private int rank(Answer answer, @Nullable String theme, Predicate<String> isHeard) {
        var question = questions.get(answer.position() - 1);
        var rank =
                switch (answer.given()) {
                    case Answer.Said(var words) ->
                        isHeard.test(words)
                                ? HEARD_IN_IT
                                : theme == null || question.theme().equals(theme) ? ABOUT_IT : OTHER_WORDS;
                    case Answer.Chosen(var option) ->
                        question instanceof Question.Choice choice
                                        && Objects.equals(
                                                theme,
                                                choice.options().get(option).theme())
                                ? CHOSEN_FOR_IT
                                : OF_NO_USE;
                    case Answer.Rated(var level) ->
                        question instanceof Question.Scale scale && speaksFor(scale, level, theme)
                                ? ONLY_A_LEVEL
                                : OF_NO_USE;
                };
        return told.contains(answer.position()) ? rank + TOLD : rank;
    }

    /** The quote that begins with these words, if they were really written by the person; null otherwise. */
    @Nullable
    Quote verified(String words) {
        var wanted = words.strip();
        for (var answer : answers) {
            if (answer.given() instanceof Answer.Said(var said)
                    && wanted.length() <= LIMIT
                    && isWorthIt(wanted)
                    && isWholeWords(said, wanted)) {
                return new Quote(answer.position(), wanted, Quote.Source.WRITTEN, wanted.equals(said.strip()));
            }
        }
        return null;
    }

    private static boolean speaksFor(Question.Scale scale, Level level, @Nullable String theme) {
        return theme == null || (scale.theme().equals(theme) && scale.towardsTheme(level) > Level.SOMETIMES.points());
    }

    private @Nullable Quote quote(Answer answer) {
        return switch (answer.given()) {
            case Answer.Said(var words) when isWorthIt(words) -> written(answer.position(), words.strip());
            case Answer.Chosen(var option)
            when questions.get(answer.position() - 1) instanceof Question.Choice choice ->
                new Quote(answer.position(), choice.options().get(option).text(), Quote.Source.CHOSEN, true);
            case Answer.Rated(var level) ->
                new Quote(answer.position(), labels.apply(level), Quote.Source.CHOSEN, true);
            case Answer.Said _, Answer.Chosen _ -> null;
        };
    }

    private static Quote written(int position, String whole) {
        return whole.length() <= LIMIT
                ? new Quote(position, whole, Quote.Source.WRITTEN, true)
                : new Quote(position, whole.substring(0, end(whole)).strip(), Quote.Source.WRITTEN, false);
    }

    /** Two words or more. */
    private static boolean isWorthIt(String words) {
        return ScaleWords.plain(words).indexOf(' ') > 0;
    }

    private static boolean isWholeWords(String said, String wanted) {
        for (int at = said.indexOf(wanted); at >= 0; at = said.indexOf(wanted, at + 1)) {
            var end = at + wanted.length();
            var beginsAWord = at == 0 || !Character.isLetterOrDigit(said.charAt(at - 1));
            var endsAWord = end == said.length() || !Character.isLetterOrDigit(said.charAt(end));
            if (beginsAWord && endsAWord) {
                return true;
            }
        }
        return false;
    }

    /** Where a long answer can be cut: after a sentence, else between words, else between characters. */
    private static int end(String words) {
        for (int i = LIMIT - 1; i >= LEAST; i--) {
            if (".!?…".indexOf(words.charAt(i)) >= 0 && Character.isWhitespace(words.charAt(i + 1))) {
                return i + 1;
            }
        }
        for (int i = LIMIT; i >= LEAST; i--) {
            if (Character.isWhitespace(words.charAt(i))) {
                return i;
            }
        }
        return Character.isLowSurrogate(words.charAt(LIMIT)) ? LIMIT - 1 : LIMIT;
    }
}
