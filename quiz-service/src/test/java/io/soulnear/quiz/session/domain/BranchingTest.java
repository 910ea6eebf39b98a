package io.soulnear.quiz.session.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BranchingTest {
    private static final Question ASKED =
            new Question.Text("a", "worry", "What do you fear most in the evening?", false);

    @Test
    void theThreeBestFollowUpsOfTheStrongestThemeAreAsked() {
        var more = byRules(Level.OFTEN, 0, Level.SOMETIMES, "no", Level.NEVER);

        assertThat(more).hasSize(3).allMatch(question -> question.theme().equals("worry"));
        assertThat(more.stream().filter(Question.Text.class::isInstance).count())
                .isLessThanOrEqualTo(2);
    }

    @Test
    void nothingIsAddedWhereNothingStandsOut() {
        assertThat(byRules(Level.SOMETIMES, 2, Level.SOMETIMES, "no", Level.SOMETIMES))
                .isEmpty();
    }

    @Test
    void aTypedAnswerBranchesAsWellAsAPressedOne() {
        assertThat(byRules(Level.OFTEN, 2, Level.SOMETIMES, "I get so anxious", Level.NEVER))
                .hasSize(3);
    }

    @Test
    void twoAnswersThatPullApartAreNamedInOneFollowUp() {
        var questions = new ArrayList<>(AQuiz.questions());
        questions.set(4, questions.get(6)); // a second scale on worry, where "always" speaks against it

        var answers = List.of(
                rated(1, Level.ALWAYS),
                new Answer(2, "q2", new Answer.Chosen(1)),
                rated(3, Level.NEVER),
                new Answer(4, "q4", new Answer.Said("no")),
                new Answer(5, "q7", new Answer.Rated(Level.ALWAYS)));

        var more = Branching.byRules(questions, answers, AQuiz.BANK, AQuiz.NAMING);

        assertThat(more).hasSize(3);
        assertThat(more.stream().filter(question -> question.id().startsWith("named-")))
                .hasSize(1);
    }

    @Test
    void whatIsAnsweredByATapComesBeforeWhatIsWritten() {
        var more = byRules(Level.OFTEN, 0, Level.SOMETIMES, "no", Level.NEVER);

        assertThat(more.stream().map(Question.Text.class::isInstance)).isSorted();
    }

    @Test
    void aCandidateThatAsksWhatWasAskedIsLeftOut() {
        var again = new FollowUp(
                new Question.Text("b", "worry", "What do you fear the most in the evening?", false),
                FollowUp.Covers.HIDDEN);

        assertThat(Branching.best(List.of(again), "worry", "", List.of(ASKED), null))
                .isEmpty();
    }

    @Test
    void candidatesMustBeFiveCoverAllThreeAndBeAtMostTwoTexts() {
        var all = AQuiz.followUps("worry");

        assertThat(Branching.lack(all)).isNull();
        assertThat(Branching.lack(all.subList(0, 4))).isEqualTo("number");
        assertThat(Branching.lack(List.of(all.get(0), all.get(0), all.get(0), all.get(1), all.get(4))))
                .isEqualTo("mix");
        assertThat(Branching.lack(List.of(all.get(1), all.get(2), all.get(1), all.get(2), all.get(1))))
                .isEqualTo("cover");
    }

    @Test
    void relevanceIsTheThemeAndTheWordsItShares() {
        var question = new Question.Text("b", "worry", "Which evening thoughts about money return?", false);

        assertThat(quality(question, "worry", "Thoughts about money in the evening")
                        .relevance())
                .isEqualTo(1);
        assertThat(quality(question, "worry", "").relevance()).isEqualTo(0.5);
        assertThat(quality(question, "worth", "evening").relevance()).isCloseTo(0.5 / 3, within(1e-9));
    }

    @Test
    void aQuestionForReasonsIsDeeperThanOneForFacts() {
        var reasons = new Question.Text("b", "worry", "Why does it matter to you, and what would change?", false);
        var facts = new Question.Scale("c", "worry", "How often do you see it?", "g", false, false);

        assertThat(quality(reasons, "worry", "").depth()).isEqualTo(1);
        assertThat(quality(facts, "worry", "").depth()).isEqualTo(0.2);
    }

    @Test
    void uniquenessIsTheDistanceToTheNearestEarlierQuestion() {
        assertThat(quality(ASKED, "worry", "").uniqueness()).isEqualTo(0);
        assertThat(quality(new Question.Text("b", "worry", "Кто рядом?", false), "worry", "")
                        .uniqueness())
                .isEqualTo(1);
    }

    @Test
    void aShortSingleQuestionIsClearerThanALongDoubleOne() {
        var clear = new Question.Text("b", "worry", "What helps you then?", false);
        var unclear = new Question.Text(
                "c",
                "worry",
                "When you think about all that has happened to you and to others over the years, do you see it, and do you"
                        + " want to see it? Or not? And why is that so, in your opinion and in that of others?",
                false);

        assertThat(quality(clear, "worry", "").clarity()).isEqualTo(1);
        assertThat(quality(unclear, "worry", "").clarity()).isLessThan(0.6);
    }

    @Test
    void theWholeIsWeighed() {
        assertThat(new Quality(1, 0, 0, 0).score()).isCloseTo(0.4, within(1e-9));
        assertThat(new Quality(0, 1, 0, 0).score()).isCloseTo(0.3, within(1e-9));
        assertThat(new Quality(0, 0, 1, 0).score()).isCloseTo(0.2, within(1e-9));
        assertThat(new Quality(0, 0, 0, 1).score()).isCloseTo(0.1, within(1e-9));
    }

    @Property
    void everyPartIsBetweenNothingAndAll(@ForAll String text, @ForAll String words) {
        if (!text.isBlank() && text.length() <= Question.LIMIT) {
            var quality = quality(new Question.Text("b", "worry", text, false), "worry", words);

            assertThat(quality.score()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void likenessIsThatOfTheWordsAndNotOfTheirOrder() {
        assertThat(Likeness.of("Как часто ты молчишь?", "Как часто ты молчишь")).isEqualTo(1);
        assertThat(Likeness.of("Что тебе помогает?", "How often do you sleep?")).isEqualTo(0);
        assertThat(Likeness.of(
                        "How often do you put off a call only because it scares you?",
                        "How often do you put off a visit only because it scares you?"))
                .isGreaterThan(Likeness.SAME);
    }

    private static Quality quality(Question question, String about, String words) {
        return Quality.of(question, about, words, List.of(ASKED));
    }

    private static Answer rated(int position, Level level) {
        return new Answer(position, "q" + position, new Answer.Rated(level));
    }

    private static List<Question> byRules(Object... given) {
        return Branching.byRules(AQuiz.questions(), AnAnswer.all(given), AQuiz.BANK, AQuiz.NAMING);
    }
}
