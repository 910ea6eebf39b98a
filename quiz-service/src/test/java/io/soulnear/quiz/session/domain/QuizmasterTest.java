package io.soulnear.quiz.session.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuizmasterTest {
    private static final Voice VOICE = new Voice("file", 20_480, 4);

    @Test
    void aQuizBeginsWithItsFirstQuestion() {
        var quiz = new AQuiz().start(Category.FEARS);

        assertThat(quiz.said).isInstanceOfSatisfying(Say.Ask.class, ask -> {
            assertThat(ask.lead()).isEqualTo(Say.Lead.FIRST);
            assertThat(ask.at().position()).isEqualTo(1);
            assertThat(ask.at().total()).isEqualTo(8);
        });
    }

    @Test
    void eightAnswersCompleteAQuiz() {
        var quiz = AQuiz.answered(8);

        assertThat(quiz.session).isInstanceOf(Session.Completed.class);
        assertThat(quiz.said).isInstanceOf(Say.Results.class);
        assertThat(quiz.stepsOf(Step.Answered.class)).hasSize(8);
        assertThat(quiz.stepsOf(Step.Completed.class)).hasSize(1);
    }

    @Test
    void aSecondTapOnTheSameButtonChangesNothing() {
        var quiz = AQuiz.answered(4).tap(5, 3);

        quiz.tap(5, 3);

        assertThat(quiz.answers()).hasSize(5);
        assertThat(quiz.said).isEqualTo(new Say.AlreadyAnswered());
    }

    @Test
    void anAnswerSaidAloudCountsForTheQuestionThatWaitedWhenItIsUnderstood() {
        var quiz = AQuiz.answered(3).take(new Input.Spoken(VOICE));
        assertThat(quiz.said).isEqualTo(new Say.Listen(quiz.inProgress(), VOICE));

        quiz.take(new Input.Heard(quiz.tag(), 4, "I look away"));

        assertThat(quiz.answers().getLast().given()).isEqualTo(new Answer.Said("I look away"));
        assertThat(quiz.answers()).hasSize(4);
    }

    @Test
    void aScaleIsAnsweredAloudLikeInWriting() {
        var quiz = AQuiz.answered(2).take(new Input.Heard(AQuiz.answered(2).tag(), 3, "Often."));

        assertThat(quiz.answers().getLast().given()).isEqualTo(new Answer.Rated(Level.OFTEN));
    }

    @Test
    void whatWasSaidBeforeAnAnswerOfAnotherKindIsTooLate() {
        var quiz = AQuiz.answered(3).take(new Input.Spoken(VOICE)).type("Typed meanwhile");

        quiz.take(new Input.Heard(quiz.tag(), 4, "I look away"));

        assertThat(quiz.said).isEqualTo(new Say.AlreadyAnswered());
        assertThat(quiz.answers()).hasSize(4);
    }

    @Test
    void whatCannotBeMadeOutIsAskedAgain() {
        var quiz = AQuiz.answered(3);

        quiz.take(new Input.Heard(quiz.tag(), 4, null));

        assertThat(quiz.said)
                .isInstanceOfSatisfying(
                        Say.Ask.class, ask -> assertThat(ask.lead()).isEqualTo(Say.Lead.UNHEARD));
    }

    @Test
    void whoeverLeftMeanwhileIsLeftInPeace() {
        var quiz = AQuiz.answered(3).take(new Input.Spoken(VOICE)).take(new Input.Leave());

        quiz.take(new Input.Heard(quiz.tag(), 4, "I look away"));

        assertThat(quiz.said).isEqualTo(new Say.Nothing());
        assertThat(quiz.session).isInstanceOf(Session.Paused.class);
    }

    @Test
    void whoeverSpeaksWhileNoQuizRunsIsOfferedOne() {
        assertThat(new AQuiz().take(new Input.Spoken(VOICE)).said)
                .isEqualTo(new Say.Categories(Say.Opening.NOTHING_RUNNING));
    }

    @Test
    void aSecondTapOnTheLastButtonFindsTheQuizCompleted() {
        var quiz = AQuiz.answered(7);
        quiz.type("the end");

        quiz.tap(7, 0);

        assertThat(quiz.said).isEqualTo(new Say.AlreadyCompleted());
        assertThat(quiz.answers()).hasSize(8);
    }

    @Test
    void aButtonOfAnEarlierQuestionIsOutOfDateAndTheCurrentOneIsAskedAgain() {
        var quiz = AQuiz.answered(4);

        quiz.tap(1, 0);

        assertThat(quiz.answers()).hasSize(4);
        assertThat(quiz.said).isEqualTo(new Say.Ask(quiz.inProgress(), Say.Lead.OUT_OF_DATE));
    }

    @Test
    void aButtonOfAnotherSessionIsOutOfDate() {
        var quiz = AQuiz.answered(2);

        quiz.take(new Input.Tap("0123456789", 3, 0));

        assertThat(quiz.answers()).hasSize(2);
        assertThat(quiz.said).isEqualTo(new Say.Ask(quiz.inProgress(), Say.Lead.OUT_OF_DATE));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 5, 999})
    void anOptionThatWasNeverOfferedIsOutOfDate(int option) {
        var quiz = AQuiz.answered(0).tap(1, option);

        assertThat(quiz.answers()).isEmpty();
        assertThat(quiz.said).isEqualTo(new Say.Ask(quiz.inProgress(), Say.Lead.OUT_OF_DATE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"often", "Often!", " 4 ", "часто", "«Часто»…"})
    void aTypedAnswerToAScaleIsTakenWhenItIsClear(String text) {
        var quiz = AQuiz.answered(0).type(text);

        assertThat(quiz.answers()).containsExactly(new Answer(1, "q1", new Answer.Rated(Level.OFTEN)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"well, it depends on the weather", "9", "not often", "😀"})
    void aTypedAnswerToAScaleThatIsNotClearShowsTheButtonsAgain(String text) {
        var quiz = AQuiz.answered(0).type(text);

        assertThat(quiz.answers()).isEmpty();
        assertThat(quiz.said).isEqualTo(new Say.Ask(quiz.inProgress(), Say.Lead.UNCLEAR));
    }

    @Test
    void aTypedNumberOrTheOptionsOwnTextPicksAnOption() {
        assertThat(AQuiz.answered(1).type("2").answers().getLast().given()).isEqualTo(new Answer.Chosen(1));
        assertThat(AQuiz.answered(1).type("the second one.").answers().getLast().given())
                .isEqualTo(new Answer.Chosen(1));
    }

    @Test
    void otherWordsUnderAChoiceAreAnAnswerOfTheirOwn() {
        var quiz = AQuiz.answered(1).type("Both, depending on the day");

        assertThat(quiz.answers().getLast().given()).isEqualTo(new Answer.Said("Both, depending on the day"));
    }

    @Test
    void aNumberThatIsNoOptionShowsTheButtonsAgain() {
        var quiz = AQuiz.answered(1).type("7");

        assertThat(quiz.said).isEqualTo(new Say.Ask(quiz.inProgress(), Say.Lead.UNCLEAR));
    }

    @Test
    void aTextIsKeptAsItCame() {
        var words = "  Zá̴̛lgo \u202Eбиди\u202C\n'; drop table answer; -- <b>👩‍👩‍👧</b>  ";

        assertThat(AQuiz.answered(3).type(words).answers().getLast().given()).isEqualTo(new Answer.Said(words));
    }

    @Test
    void nulIsDroppedAndLoneSurrogatesAreReplaced() {
        var quiz = AQuiz.answered(3).type("a\u0000b\uD83Dc\uDE00 😀");

        assertThat(quiz.answers().getLast().given()).isEqualTo(new Answer.Said("ab\uFFFDc\uFFFD 😀"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "\u0000"})
    void nothingReadableIsNoAnswer(String text) {
        var quiz = AQuiz.answered(3).type(text);

        assertThat(quiz.answers()).hasSize(3);
        assertThat(quiz.said).isEqualTo(new Say.Ask(quiz.inProgress(), Say.Lead.EMPTY));
    }

    @Test
    void leavingPausesSilently() {
        var quiz = AQuiz.answered(3).take(new Input.Leave());

        assertThat(quiz.session).isInstanceOf(Session.Paused.class);
        assertThat(quiz.said).isEqualTo(new Say.Nothing());
    }

    @Test
    void comingBackGoesOnWhereItWas() {
        var quiz = AQuiz.answered(3).take(new Input.Leave());

        quiz.take(new Input.Open());
        assertThat(quiz.said).isInstanceOf(Say.Offer.class);
        quiz.take(new Input.Continue(quiz.tag()));

        assertThat(quiz.said).isInstanceOfSatisfying(Say.Ask.class, ask -> {
            assertThat(ask.at().position()).isEqualTo(4);
            assertThat(ask.lead()).isEqualTo(Say.Lead.WELCOME_BACK);
        });
    }

    @Test
    void theCommandInTheMiddlePausesAndOffers() {
        var quiz = AQuiz.answered(3).take(new Input.Open());

        assertThat(quiz.said).isEqualTo(new Say.Offer(quiz.paused(), Category.MONEY, Say.Opening.PLAIN));
    }

    @Test
    void theCommandWithNothingUnfinishedShowsTheCategories() {
        assertThat(new AQuiz().take(new Input.Open()).said).isEqualTo(new Say.Categories(Say.Opening.PLAIN));
        assertThat(AQuiz.answered(8).take(new Input.Open()).said).isEqualTo(new Say.Categories(Say.Opening.PLAIN));
    }

    @Test
    void aTextDuringAPauseIsNotTakenForAnAnswer() {
        var quiz = AQuiz.answered(3).take(new Input.Leave()).type("What was the question?");

        assertThat(quiz.answers()).hasSize(3);
        assertThat(quiz.said).isInstanceOf(Say.Offer.class);
    }

    @Test
    void theButtonOfTheWaitingQuestionEndsAPause() {
        var quiz = AQuiz.answered(2).take(new Input.Leave()).tap(3, 0);

        assertThat(quiz.answers()).hasSize(3);
        assertThat(quiz.session).isInstanceOf(Session.InProgress.class);
    }

    @Test
    void startingAgainReplacesTheUnfinishedQuiz() {
        var quiz = AQuiz.answered(3).take(new Input.Open());
        var old = quiz.paused();

        quiz.take(new Input.Again(quiz.tag(), Category.MONEY));

        assertThat(quiz.answers()).isEmpty();
        assertThat(quiz.stepsOf(Step.Started.class).getLast().replaced()).isEqualTo(Quizmaster.cancel(old, quiz.now));
    }

    @Test
    void aSecondTapOnStartAgainBeginsNothingMore() {
        var quiz = AQuiz.answered(3).take(new Input.Open());
        var tag = quiz.tag();

        quiz.take(new Input.Again(tag, Category.MONEY)).take(new Input.Again(tag, Category.MONEY));

        assertThat(quiz.stepsOf(Step.Started.class)).hasSize(2);
    }

    @Test
    void aTapOnACategoryNeverThrowsAnswersAway() {
        var quiz = AQuiz.answered(3).start(Category.FEARS);

        assertThat(quiz.answers()).hasSize(3);
        assertThat(quiz.said).isEqualTo(new Say.Offer(quiz.paused(), Category.FEARS, Say.Opening.PLAIN));
    }

    @Test
    void aSecondTapOnACategoryBeginsNothingMore() {
        var quiz = new AQuiz().start(Category.FEARS).start(Category.FEARS);

        assertThat(quiz.stepsOf(Step.Started.class)).hasSize(1);
        assertThat(quiz.said).isInstanceOf(Say.Ask.class);
    }

    @Test
    void anotherCategoryTakesThePlaceOfAQuizWithoutAnswers() {
        var quiz = new AQuiz().start(Category.FEARS).start(Category.MONEY);

        assertThat(quiz.session)
                .isInstanceOfSatisfying(
                        Session.InProgress.class,
                        at -> assertThat(at.category()).isEqualTo(Category.MONEY));
        assertThat(quiz.stepsOf(Step.Started.class).getLast().replaced()).isNotNull();
    }

    @Test
    void aQuizUntouchedForSevenDaysIsCancelledAtTheNextTouch() {
        var quiz = AQuiz.answered(3).later(Duration.ofDays(7));

        quiz.tap(4, 0);

        assertThat(quiz.session)
                .isEqualTo(new Session.Cancelled(
                        new SessionId(new java.util.UUID(7, 1)),
                        AQuiz.CHAT,
                        Category.MONEY,
                        Variant.FIXED,
                        3,
                        8,
                        quiz.now));
        assertThat(quiz.said).isEqualTo(new Say.Categories(Say.Opening.EXPIRED));
    }

    @Test
    void aQuizTouchedInTimeGoesOn() {
        var quiz = AQuiz.answered(2).later(Duration.ofDays(7).minusSeconds(1));

        quiz.tap(3, 0);

        assertThat(quiz.answers()).hasSize(3);
    }

    @Test
    void startingAfterSevenDaysReplacesTheExpiredQuiz() {
        var quiz = AQuiz.answered(3).later(Duration.ofDays(8)).start(Category.FEARS);

        assertThat(quiz.stepsOf(Step.Started.class).getLast().replaced()).isNotNull();
        assertThat(quiz.stepsOf(Step.Expired.class)).isEmpty();
    }

    @Test
    void anUnknownButtonIsAnsweredWithWhereThePersonIs() {
        assertThat(new AQuiz().take(new Input.Unknown()).said).isEqualTo(new Say.Categories(Say.Opening.OUT_OF_DATE));
        assertThat(AQuiz.answered(1).take(new Input.Unknown()).said).isInstanceOf(Say.Ask.class);
    }

    @Test
    void aTextWithoutAQuizGetsTheCategories() {
        assertThat(new AQuiz().type("hello").said).isEqualTo(new Say.Categories(Say.Opening.NOTHING_RUNNING));
        assertThat(AQuiz.answered(8).type("hello").steps).hasSameSizeAs(List.copyOf(AQuiz.answered(8).steps));
    }
}
