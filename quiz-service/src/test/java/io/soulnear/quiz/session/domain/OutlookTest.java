package io.soulnear.quiz.session.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutlookTest {
    @Test
    void everyPatternThatStandsOutIsToldWithAQuote() {
        var outlook = of(Level.OFTEN, 0, Level.NEVER, "I count it again", Level.NEVER, 1, Level.NEVER, "Sweets, no");

        assertThat(outlook.headline()).isEqualTo("About worth");
        assertThat(outlook.findings()).extracting(Finding::theme).containsExactly("worth", "worry");
        assertThat(outlook.findings().getFirst().quotes())
                .containsExactly(written(8, "Sweets, no"), chosen(6, "The second one"));
        assertThat(outlook.findings().getLast().quotes())
                .containsExactly(written(4, "I count it again"), chosen(2, "The first one"));
        assertThat(outlook.steps()).containsExactly("A step for worth", "A step for worry", "First");
    }

    @Test
    void whereNothingStandsOutTheSteadyGroundIsTold() {
        var outlook =
                of(Level.RARELY, 2, Level.SOMETIMES, "It is fine as it is", Level.NEVER, 2, Level.SOMETIMES, "no");

        assertThat(outlook.findings()).extracting(Finding::theme).containsExactly(Finding.CALM);
        assertThat(outlook.findings().getFirst().confidence()).isBetween(0.7, 1.0);
        assertThat(outlook.findings().getFirst().quotes()).contains(written(4, "It is fine as it is"));
        assertThat(outlook.steps()).containsExactly("First", "Second", "Third");
    }

    @Test
    void whatAModelFoundComesFirstAndItsThemeIsNotToldTwice() {
        var found = new Finding("worry", "en", "Counting at night", 0.8, "c", "m", "s", List.of());
        var session = AnAnswer.completed(
                List.of(found), Level.OFTEN, 0, Level.NEVER, "I count it again", Level.NEVER, 1, Level.NEVER, "no");

        var outlook = outlook(session, "en");

        assertThat(outlook.findings()).extracting(Finding::title).containsExactly("Counting at night", "worth");
        assertThat(outlook.findings().getFirst().quotes()).isNotEmpty();
    }

    @Test
    void whatWasFoundInAnotherLanguageIsNotTold() {
        var found = new Finding("worry", "ru", "Счёт по ночам", 0.8, "c", "m", "s", List.of());
        var session = AnAnswer.completed(
                List.of(found), Level.OFTEN, 0, Level.NEVER, "I count it", Level.NEVER, 1, Level.NEVER, "no");

        assertThat(outlook(session, "en").findings()).extracting(Finding::title).doesNotContain("Счёт по ночам");
    }

    @Test
    void whoOnlyPressedButtonsIsQuotedByWhatStoodOnThem() {
        var outlook = of(Level.OFTEN, 2, Level.SOMETIMES, "no", Level.NEVER, 2, Level.NEVER, "...");

        assertThat(outlook.findings().getFirst().quotes()).containsExactly(chosen(1, "OFTEN"));
    }

    @ParameterizedTest
    @CsvSource({"one two, true", "wo t, false", "three, false", "'three, four', true", "five six, false"})
    void onlyWhatWasWrittenIsQuotedInWholeWords(String words, boolean isQuoted) {
        var answers = AnAnswer.all(Level.OFTEN, "one two three, four");

        assertThat(Outlook.verified(words, AQuiz.questions(), answers) != null).isEqualTo(isQuoted);
    }

    @Property
    void aVerifiedQuoteAlwaysStandsInAnAnswer(@ForAll String said, @ForAll String claimed) {
        var quote = Outlook.verified(claimed, AQuiz.questions(), AnAnswer.all(Level.OFTEN, said));

        assertThat(quote == null || said.contains(quote.words())).isTrue();
    }

    @Test
    void aLongAnswerIsQuotedUpToTheEndOfASentence() {
        var sentence = "I think of it in the evening, when everybody is asleep and I am not.";

        var quote = quoted(sentence + " " + "and then more ".repeat(20));

        assertThat(quote).isEqualTo(new Quote(4, sentence, Quote.Source.WRITTEN, false));
    }

    @Test
    void aLongAnswerWithoutSentencesIsQuotedUpToTheEndOfAWord() {
        assertThat(quoted("word ".repeat(100)).words())
                .isEqualTo("word ".repeat(32).strip());
    }

    @Test
    void aCutNeverSplitsACharacter() {
        var words = "a b" + "😀".repeat(200);

        assertThat(words).startsWith(quoted(words).words());
        assertThat(quoted(words).words()).endsWith("😀").hasSize(159);
    }

    @ParameterizedTest
    @CsvSource({"8, 2, 0, 1.0", "8, 0, 0, 0.8", "8, 1, 0, 0.9", "11, 3, 0, 1.0", "8, 2, 2, 0.8", "1, 0, 1, 0.0"})
    void theConfidenceIsThatOfTheNumberAndKindOfAnswers(int answers, int written, int empty, double expected) {
        var given = new Object[answers];
        for (int i = 0; i < answers; i++) {
            given[i] = i < written ? "words" : i < written + empty ? "..." : Level.OFTEN;
        }
        var all = java.util.stream.IntStream.range(0, answers)
                .mapToObj(i -> new Answer(
                        i + 1,
                        "q",
                        given[i] instanceof String words ? new Answer.Said(words) : new Answer.Rated(Level.OFTEN)))
                .toList();

        assertThat(Outlook.confidence(all)).isEqualTo(expected);
    }

    @Test
    void aFindingKeepsItsLimits() {
        var long181 = "x".repeat(181);

        assertThatThrownBy(() -> new Finding("t", "en", "t", 0.8, long181, "m", "s", List.of()))
                .hasMessageContaining("contradiction");
        assertThatThrownBy(() -> new Finding("t", "en", "t", 0.69, "c", "m", "s", List.of()))
                .hasMessageContaining("confidence");
        assertThatThrownBy(() -> new Finding("t", "en", "t", 0.8, "c", "m", long181, List.of()))
                .hasMessageContaining("strength");
    }

    private static Quote quoted(String words) {
        return of(Level.NEVER, 2, Level.NEVER, words, Level.NEVER, 2, Level.NEVER, "no")
                .findings()
                .getFirst()
                .quotes()
                .stream()
                .filter(quote -> quote.source() == Quote.Source.WRITTEN)
                .findFirst()
                .orElseThrow();
    }

    private static Quote written(int position, String words) {
        return new Quote(position, words, Quote.Source.WRITTEN, true);
    }

    private static Quote chosen(int position, String words) {
        return new Quote(position, words, Quote.Source.CHOSEN, true);
    }

    private static Outlook of(Object... given) {
        return outlook(AnAnswer.completed(List.of(), given), "en");
    }

    private static Outlook outlook(Session.Completed session, String language) {
        return Outlook.of(session, AQuiz.BANK, language, question -> question, Level::name);
    }
}
