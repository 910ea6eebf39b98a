package io.soulnear.quiz.session.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final List<Bank.Theme> THEMES = List.of(theme("avoidance"), theme("worry"), theme("worth"));

    @Test
    void theThemeThatTheAnswersSpeakForMostComesFirst() {
        // worry: often (3), the option (4), never reversed (4); worth: never reversed (4), the option (4)
        var findings = of(Level.OFTEN, 0, Level.NEVER, "no", Level.NEVER, 1, Level.NEVER, "no");

        assertThat(findings.leanings())
                .containsExactly(new Findings.Leaning("worth", 1, 2), new Findings.Leaning("worry", 11 / 12.0, 3));
    }

    @Test
    void whatIsOnlySometimesSoDoesNotStandOut() {
        var findings = of(Level.SOMETIMES, 2, Level.SOMETIMES, "no", Level.SOMETIMES, 2, Level.SOMETIMES, "no");

        assertThat(findings.leanings()).isEmpty();
    }

    @Test
    void quotesAreTheFirstTwoAnswersInOwnWordsExactlyAsWritten() {
        var findings = of(
                Level.NEVER,
                "Both, really",
                Level.NEVER,
                "My  «own»\nwords",
                Level.NEVER,
                2,
                Level.NEVER,
                "And the last");

        assertThat(findings.quotes())
                .containsExactly(
                        new Findings.Quote(2, "Both, really", true), new Findings.Quote(4, "My  «own»\nwords", true));
    }

    @Test
    void aSingleWordIsNotQuoted() {
        var findings = of(Level.NEVER, 2, Level.NEVER, "никак!", Level.NEVER, 2, Level.NEVER, "...");

        assertThat(findings.quotes()).isEmpty();
    }

    @Test
    void aLongAnswerIsQuotedUpToTheEndOfASentence() {
        var sentence = "I think of it in the evening, when everybody is asleep and I am not.";
        var words = sentence + " " + "and then more ".repeat(20);

        assertThat(of(Level.NEVER, 2, Level.NEVER, words, Level.NEVER, 2, Level.NEVER, "no")
                        .quotes())
                .containsExactly(new Findings.Quote(4, sentence, false));
    }

    @Test
    void aLongAnswerWithoutSentencesIsQuotedUpToTheEndOfAWord() {
        var words = "word ".repeat(100);

        assertThat(of(Level.NEVER, 2, Level.NEVER, words, Level.NEVER, 2, Level.NEVER, "no")
                        .quotes())
                .containsExactly(new Findings.Quote(4, "word ".repeat(32).strip(), false));
    }

    @Test
    void aCutNeverSplitsACharacter() {
        var words = "a b" + "😀".repeat(200);

        var quote = of(Level.NEVER, 2, Level.NEVER, words, Level.NEVER, 2, Level.NEVER, "no")
                .quotes()
                .getFirst();

        assertThat(words).startsWith(quote.words());
        assertThat(quote.words()).endsWith("😀").hasSize(159);
    }

    /** A completed quiz of {@link AQuiz#questions}: a level, an option's number, or words for each. */
    private static Findings of(Object... given) {
        var questions = AQuiz.questions();
        var answers = new ArrayList<Answer>();
        for (int i = 0; i < given.length; i++) {
            var answer =
                    switch (given[i]) {
                        case Level level -> new Answer.Rated(level);
                        case Integer option -> new Answer.Chosen(option);
                        case String words -> new Answer.Said(words);
                        default -> throw new IllegalArgumentException();
                    };
            answers.add(new Answer(i + 1, questions.get(i).id(), answer));
        }
        var session = new Session.Completed(
                new SessionId(new UUID(7, 1)), AQuiz.CHAT, Category.MONEY, questions, answers, Instant.EPOCH);
        return Findings.of(session, THEMES);
    }

    private static Bank.Theme theme(String id) {
        return new Bank.Theme(id, id, "headline", "meaning", "strength", "step");
    }
}
