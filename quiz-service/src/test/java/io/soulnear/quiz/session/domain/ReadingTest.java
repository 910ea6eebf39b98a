package io.soulnear.quiz.session.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingTest {
    @Test
    void theThemeThatTheAnswersSpeakForMostComesFirst() {
        // worry: often (3), the option (4), never reversed (4); worth: never reversed (4), the option (4)
        var reading = of(Level.OFTEN, 0, Level.NEVER, "no", Level.NEVER, 1, Level.NEVER, "no");

        assertThat(reading.patterns()).extracting(Reading.Pattern::theme).containsExactly("worth", "worry");
        assertThat(reading.patterns().getFirst().confidence()).isEqualTo(1);
        assertThat(reading.patterns().getLast().confidence()).isCloseTo(11 / 12.0, within(1e-9));
        assertThat(reading.patterns().getLast().positions()).containsExactly(1, 2, 7);
    }

    @Test
    void whatIsOnlySometimesSoDoesNotStandOut() {
        assertThat(of(Level.SOMETIMES, 2, Level.SOMETIMES, "no", Level.SOMETIMES)
                        .patterns())
                .isEmpty();
    }

    @Test
    void oneAnswerAloneIsNoPatternHoweverStrongItIs() {
        assertThat(of(Level.SOMETIMES, 2, Level.SOMETIMES, "no", Level.ALWAYS).patterns())
                .isEmpty();
    }

    @Test
    void ownWordsSpeakForAThemeByItsCues() {
        var answers = AnAnswer.all(Level.OFTEN, 2, Level.SOMETIMES, "In the evening I get anxious");

        assertThat(Reading.of(AQuiz.questions(), answers, AQuiz.THEMES).patterns())
                .containsExactly(new Reading.Pattern("worry", 0.75, List.of(1, 4)));
    }

    @Test
    void aCueThatIsDeniedSpeaksForNothing() {
        var theme = AQuiz.theme("worry", "anxious", "afraid of it");

        assertThat(theme.isHeardIn("I am ANXIOUS, a lot")).isTrue();
        assertThat(theme.isHeardIn("I was afraid of it once")).isTrue();
        assertThat(theme.isHeardIn("I am not anxious at all")).isFalse();
        assertThat(theme.isHeardIn("afraid")).isFalse();
    }

    @Test
    void twoAnswersOnOneThemeThatPullApartAreAContradiction() {
        // worry: always, and always to what speaks against it
        var reading = of(Level.ALWAYS, 2, Level.SOMETIMES, "no", Level.NEVER, 2, Level.ALWAYS, "no");

        assertThat(reading.contradictions()).containsExactly(new Reading.Contradiction("worry", 1, 7, 4));
    }

    @Test
    void answersThatDifferALittleAreNoContradiction() {
        assertThat(of(Level.ALWAYS, 2, Level.SOMETIMES, "no", Level.NEVER, 2, Level.SOMETIMES, "no")
                        .contradictions())
                .isEmpty();
    }

    private static Reading of(Object... given) {
        return Reading.of(AQuiz.questions(), AnAnswer.all(given), AQuiz.THEMES);
    }
}
