package io.soulnear.quiz.session.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BankTest {
    private static final List<Bank.Theme> THEMES = AQuiz.THEMES;

    @Test
    void eightQuestionsInAGoodMixMakeOneQuiz() {
        var draw = new Draw(bank(AQuiz.questions()));

        assertThat(draw.size()).isEqualTo(1);
        assertThat(draw.quiz(-5)).isEqualTo(AQuiz.questions());
    }

    @Test
    void aQuizOfTooManyScalesIsNotGood() {
        var questions = new ArrayList<>(AQuiz.questions());
        questions.set(3, new Question.Scale("q4", "worry", "How often?", "gist", false, false));

        assertThatThrownBy(() -> new Draw(bank(questions))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aQuizWithoutAScenarioIsNotGood() {
        var questions = AQuiz.questions().stream()
                .map(question -> question instanceof Question.Choice(var id, var theme, var text, var _, var options)
                        ? new Question.Choice(id, theme, text, false, options)
                        : question)
                .toList();

        assertThatThrownBy(() -> new Draw(bank(questions))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void threeTextsInARowAreNotGood() {
        var questions = new ArrayList<Question>();
        for (int i = 0; i < 5; i++) {
            questions.add(new Question.Scale("s" + i, THEMES.get(i % 3).id(), "How often?", "gist", true, false));
        }
        for (int i = 0; i < 3; i++) {
            questions.add(new Question.Text("t" + i, "worry", "What?", false));
            questions.add(i * 2, AQuiz.questions().get(1));
        }
        var apart = new ArrayList<>(questions);
        apart.add(0, apart.removeLast());
        apart.add(3, apart.removeLast());

        assertThat(Draw.isGood(questions, THEMES)).isFalse();
        assertThat(Draw.isGood(apart, THEMES)).isTrue();
    }

    @Test
    void aQuestionOnAnUnknownThemeIsRefused() {
        var questions = new ArrayList<>(AQuiz.questions());
        questions.add(new Question.Text("q9", "weather", "What?", false));

        assertThatThrownBy(() -> bank(questions)).hasMessageContaining("theme");
    }

    @Test
    void twoQuestionsOfOneIdAreRefused() {
        var questions = new ArrayList<>(AQuiz.questions());
        questions.add(questions.getFirst());

        assertThatThrownBy(() -> bank(questions)).hasMessageContaining("ids");
    }

    @Test
    void aQuestionLongerThanThreeHundredCharactersIsRefused() {
        assertThatThrownBy(() -> new Question.Text("q", "worry", "x".repeat(301), false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Bank bank(List<Question> questions) {
        return new Bank(
                Category.MONEY, "Money", "Opening", questions, THEMES, AQuiz.BANK.calm(), List.of("1", "2", "3"));
    }
}
