package io.soulnear.profile.person.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.profile.person.domain.Screen.Note;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceptionTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Input START = new Input.Start(new Invitation.None());

    private final Reception reception = new Reception();
    private Person person = Person.UNKNOWN;
    private @Nullable Decision last;

    @Test
    void aNewPersonConsentsAnswersThreeQuestionsAndIsRegistered() {
        does(START, new Input.Agree(), text("Аня"), text("25 лет"), text("ж"));

        var card =
                new Card(new Consent(Consent.CURRENT_VERSION, NOW), new Name("Аня"), new Age.Years(25), Gender.FEMALE);
        assertThat(last)
                .isEqualTo(new Decision.Registered(
                        person, card, new Screen(Note.NONE, new Screen.Welcome(new Name("Аня"), null))));
        assertThat(person.stage()).isEqualTo(new Stage.Registered(card));
    }

    @Test
    void ageAndGenderMayBeKeptBack() {
        does(START, new Input.Agree(), text("Bo"), new Input.AgeSkipped(), new Input.GenderChosen(Gender.UNDISCLOSED));

        assertThat(person.stage()).isInstanceOfSatisfying(Stage.Registered.class, known -> {
            assertThat(known.card().age()).isEqualTo(new Age.Undisclosed());
            assertThat(known.card().gender()).isEqualTo(Gender.UNDISCLOSED);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"привет", "Аня", "25", "нет", "мне плохо"})
    void textsBeforeConsentShowTheConsentScreenAndAreKeptNowhere(String typed) {
        does(text(typed), text(typed));

        assertThat(person).isEqualTo(new Person(new Stage.ConsentPending(), new Forgetting.NotAsked(), Origin.UNKNOWN));
        assertThat(screen()).isEqualTo(new Screen(Note.NONE, new Screen.AskConsent()));
    }

    @Test
    void wordsOfACrisisAnswerNoQuestion() {
        does(START, new Input.Agree(), new Input.Distress());
        assertThat(person.stage()).isInstanceOf(Stage.NamePending.class);
        assertThat(screen()).isEqualTo(new Screen(Note.NONE, new Screen.AskName()));

        does(text("Аня"), new Input.Distress());
        assertThat(screen()).isEqualTo(new Screen(Note.NONE, new Screen.AskAge(new Name("Аня"))));
    }

    @Test
    void nobodyAgreesToAScreenTheyHaveNotSeen() {
        does(text("да"));
        assertThat(person.stage()).isEqualTo(new Stage.ConsentPending());

        does(text("да"));
        assertThat(person.stage()).isInstanceOf(Stage.NamePending.class);
    }

    @Test
    void aConsentButtonOfAnEarlierLifeIsOutOfDate() {
        does(new Input.Agree());

        assertThat(screen()).isEqualTo(new Screen(Note.STALE_BUTTON, new Screen.AskConsent()));
        assertThat(person.stage()).isEqualTo(new Stage.ConsentPending());
    }

    @Test
    void whatCannotBeReadRepeatsTheQuestionWithTheReason() {
        does(START, new Input.Agree(), text("   "));
        assertThat(screen()).isEqualTo(new Screen(Note.NAME_UNREADABLE, new Screen.AskName()));

        does(text("Bo"), text("twenty"));
        assertThat(screen()).isEqualTo(new Screen(Note.AGE_UNREADABLE, new Screen.AskAge(new Name("Bo"))));
        does(text("101"));
        assertThat(screen()).isEqualTo(new Screen(Note.AGE_TOO_HIGH, new Screen.AskAge(new Name("Bo"))));

        does(text("100"), text("?"));
        assertThat(screen()).isEqualTo(new Screen(Note.GENDER_UNREADABLE, new Screen.AskGender()));
        does(new Input.Unsupported());
        assertThat(screen()).isEqualTo(new Screen(Note.UNSUPPORTED, new Screen.AskGender()));
    }

    @Test
    void whoeverComesBackMidWayResumesWhereTheyWere() {
        does(START, new Input.Agree(), text("Bo"));

        for (var input : List.of(START, new Input.ShowMenu(), new Input.UnknownCommand(), new Input.ShowHelp())) {
            does(input);
            assertThat(screen().body()).isEqualTo(new Screen.AskAge(new Name("Bo")));
        }
    }

    @Test
    void someoneUnderThirteenIsRefusedAndNothingElseIsKept() {
        does(new Input.Start(new Invitation.Campaign("spring")), new Input.Agree(), text("Bo"), text("12"));

        assertThat(person).isEqualTo(new Person(new Stage.Refused(), new Forgetting.NotAsked(), Origin.UNKNOWN));
        assertThat(screen()).isEqualTo(new Screen(Note.NONE, new Screen.TooYoung()));
    }

    @Test
    void someoneRefusedStaysRefusedUntilTheyStartAgain() {
        does(START, new Input.Agree(), text("Bo"), text("12"));

        for (var input : List.of(
                text("20"),
                new Input.AgeSkipped(),
                new Input.ShowMenu(),
                new Input.ShowLanguages(),
                new Input.LanguageChosen("en"),
                new Input.StaleButton(),
                new Input.UnknownCommand())) {
            does(input);
            assertThat(person.stage()).isEqualTo(new Stage.Refused());
            assertThat(screen()).isEqualTo(new Screen(Note.NONE, new Screen.TooYoung()));
        }
        does(START);
        assertThat(screen().body()).isEqualTo(new Screen.AskConsent());
    }

    @Test
    void aSecondTapOnAnAnsweredQuestionChangesNothing() {
        does(START, new Input.Agree());
        var before = person;

        does(new Input.Agree());

        assertThat(person).isEqualTo(before);
        assertThat(screen()).isEqualTo(new Screen(Note.STALE_BUTTON, new Screen.AskName()));
    }

    @Test
    void aPromisedQuizIsOfferedAfterOnboardingAndThenForgotten() {
        does(new Input.Start(new Invitation.Quiz("money")), new Input.Agree(), text("Bo"), text("skip"), text("m"));

        assertThat(screen().body()).isEqualTo(new Screen.Welcome(new Name("Bo"), "money"));
        assertThat(person.origin().quiz()).isNull();
    }

    @Test
    void theFirstInviterAndTheFirstCampaignCountAndTheLastQuiz() {
        for (var payload : List.of("ref_a", "ref_b", "spring", "summer", "quiz_money", "quiz_fears")) {
            does(new Input.Start(Invitation.read(payload)));
        }

        assertThat(person.origin()).isEqualTo(new Origin("fears", "spring", "a"));
    }

    @Test
    void aKnownPersonGetsTheMenuOrTheQuizOfTheLinkAndCreditsNobody() {
        registered();

        does(START);
        assertThat(screen()).isEqualTo(new Screen(Note.NONE, new Screen.Menu()));
        does(new Input.Start(new Invitation.Quiz("fears")));
        assertThat(screen()).isEqualTo(new Screen(Note.NONE, new Screen.QuizOffer("fears")));
        does(new Input.Start(new Invitation.Referral("late")), new Input.Start(new Invitation.Campaign("autumn")));
        assertThat(person.origin()).isEqualTo(new Origin(null, "autumn", null));
    }

    @Test
    void aKnownPersonIsNeverMetWithSilence() {
        registered();

        does(new Input.UnknownCommand());
        assertThat(screen()).isEqualTo(new Screen(Note.UNKNOWN_COMMAND, new Screen.Menu()));
        does(new Input.Unsupported());
        assertThat(screen()).isEqualTo(new Screen(Note.UNSUPPORTED, new Screen.Menu()));
        does(new Input.StaleButton());
        assertThat(screen()).isEqualTo(new Screen(Note.STALE_BUTTON, new Screen.Menu()));
        does(new Input.GenderChosen(Gender.MALE));
        assertThat(screen()).isEqualTo(new Screen(Note.STALE_BUTTON, new Screen.Menu()));
        does(text("hello"));
        assertThat(screen()).isEqualTo(new Screen(Note.WRITE_AGAIN, new Screen.Menu()));
        does(new Input.ShowHelp());
        assertThat(screen().body()).isEqualTo(new Screen.Help());
        does(new Input.ShowLanguages());
        assertThat(screen().body()).isEqualTo(new Screen.Languages());
        does(new Input.LanguageChosen("en"));
        assertThat(screen()).isEqualTo(new Screen(Note.LANGUAGE_SET, new Screen.Menu()));
    }

    @Test
    void anEditIsNeverAnswered() {
        assertThat(reception.decide(person, new Input.Edit(), NOW)).isEqualTo(new Decision.Ignored());
    }

    @Test
    void forgettingTakesTwoDifferentButtons() {
        registered();

        does(new Input.ForgetMe("one"));
        assertThat(screen().body()).isEqualTo(new Screen.ForgetOnce("one"));
        does(new Input.Erase("one", "two"));
        assertThat(screen().body()).isEqualTo(new Screen.ForgetTwice("two"));
        does(new Input.Erase("one", "three"));
        assertThat(screen().note()).as("a double tap on the first").isEqualTo(Note.STALE_BUTTON);

        assertThat(reception.decide(person, new Input.Erase("two", "four"), NOW))
                .isEqualTo(new Decision.Erased());
    }

    @Test
    void aRequestThatWasLeftCannotBeFinishedLater() {
        registered();

        does(new Input.ForgetMe("one"), new Input.Erase("one", "two"), new Input.ShowMenu());
        does(new Input.Erase("two", "three"));
        assertThat(screen()).isEqualTo(new Screen(Note.STALE_BUTTON, new Screen.Menu()));

        does(new Input.ForgetMe("four"), new Input.Keep("two"));
        assertThat(screen().note()).isEqualTo(Note.STALE_BUTTON);
        does(new Input.Keep("four"));
        assertThat(screen()).isEqualTo(new Screen(Note.NOTHING_ERASED, new Screen.Menu()));
        does(new Input.Erase("four", "five"));
        assertThat(screen().note()).isEqualTo(Note.STALE_BUTTON);
    }

    @Test
    void aTypedYesNeitherErasesNorConsentsWhileItIsUnclearToWhat() {
        does(START, new Input.ForgetMe("one"), text("да"));
        assertThat(person.stage()).isEqualTo(new Stage.ConsentPending());
        assertThat(screen()).isEqualTo(new Screen(Note.PRESS_A_BUTTON, new Screen.ForgetOnce("one")));

        does(new Input.Erase("one", "two"), text("да"));
        assertThat(screen()).isEqualTo(new Screen(Note.PRESS_A_BUTTON, new Screen.ForgetTwice("two")));
        does(new Input.Keep("two"));
        assertThat(screen()).isEqualTo(new Screen(Note.NOTHING_ERASED, new Screen.AskConsent()));
    }

    @Test
    void onlyWhoIsRegisteredIsShownIntoARoom() {
        does(new Input.Enter(Room.SETTINGS, ""));
        assertThat(screen().note()).isEqualTo(Note.ONBOARDING_FIRST);

        registered();
        does(new Input.ForgetMe("one"), new Input.Enter(Room.SETTINGS, "tone"));

        assertThat(last).isEqualTo(new Decision.Admitted(person, Room.SETTINGS, "tone"));
        assertThat(person.forgetting()).isEqualTo(new Forgetting.NotAsked());
    }

    private void registered() {
        does(START, new Input.Agree(), text("Bo"), new Input.AgeSkipped(), new Input.GenderChosen(Gender.MALE));
    }

    private static Input text(String typed) {
        return new Input.Text(typed);
    }

    private void does(Input... inputs) {
        for (var input : inputs) {
            last = reception.decide(person, input, NOW);
            person = switch (last) {
                case Decision.Answered(var next, var _) -> next;
                case Decision.Registered(var next, var _, var _) -> next;
                case Decision.Admitted(var next, var _, var _) -> next;
                case Decision.Ignored _ -> person;
                case Decision.Erased _ -> Person.UNKNOWN;
            };
        }
    }

    private Screen screen() {
        return switch (last) {
            case Decision.Answered(var _, var screen) -> screen;
            case Decision.Registered(var _, var _, var screen) -> screen;
            case Decision.Ignored _, Decision.Erased _, Decision.Admitted _ ->
                throw new AssertionError("Nothing was shown");
            case null -> throw new AssertionError("Nothing was done");
        };
    }
}
