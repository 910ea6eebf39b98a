package io.soulnear.dialogue.conversation.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.soulnear.dialogue.conversation.domain.Edit;
import io.soulnear.dialogue.conversation.domain.Exchange;
import io.soulnear.dialogue.conversation.domain.Message;
import io.soulnear.dialogue.conversation.domain.Mode;
import io.soulnear.dialogue.conversation.domain.ModelCall;
import io.soulnear.dialogue.conversation.domain.Person;
import io.soulnear.dialogue.conversation.domain.Portrait;
import io.soulnear.dialogue.conversation.domain.Recorded;
import io.soulnear.dialogue.conversation.domain.Reply;
import io.soulnear.dialogue.conversation.domain.Style;
import io.soulnear.dialogue.conversation.domain.Talk;
import io.soulnear.dialogue.draft.application.Draft;
import io.soulnear.dialogue.limits.application.Pace;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.Steps;
import io.soulnear.runtime.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConversingTest {
    private static final Message MESSAGE =
            new Message(new UUID(1, 2), 42, Mode.HELPER, "Привет", Instant.parse("2026-01-01T00:00:00Z"), 5, 7);
    private static final Recorded.Context NOBODY = new Recorded.Context(List.of(), null, null, Portrait.BLANK);

    private static final ModelCall CALL = new ModelCall("openai", "m", "ok", 1, 1, 1L, 1, null);

    private static final Portrait CONCISE = new Portrait(
            Style.of("formal", "coach", "brief"), List.of(), List.of(), List.of(), List.of(), false, null, null, null);

    private final List<Talk> talks = new ArrayList<>();
    private final List<Locale> answered = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private final List<UUID> dismissed = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();
    private final Texts texts = new Texts();
    private final List<Reply> replies = new ArrayList<>();
    private final List<String> remembered = new ArrayList<>();
    private final List<Duration> spent = new ArrayList<>();
    private final Edits edits = new Edits();
    /** Edits that are made while the companion thinks, one for each question. */
    private final Queue<Edit> edited = new ArrayDeque<>();

    private final SetPace pace = new SetPace();
    private @Nullable Portrait allowed;
    private boolean full;
    private String companionSays = "Слушаю";

    @Test
    void aNewMessageIsAnsweredWithWhatIsKnown() {
        var history = List.of(new Exchange("раньше", "да", false));

        said(
                new Recorded.New(new Recorded.Context(
                        history, "summary", new Person(Locale.ENGLISH, "Ann", null, "f"), CONCISE)),
                "ru");

        assertThat(talks).singleElement().satisfies(talk -> {
            assertThat(talk.language()).isEqualTo(Locale.ENGLISH);
            assertThat(talk.history()).isEqualTo(history);
            assertThat(talk.summary()).isEqualTo("summary");
            assertThat(talk.portrait()).isEqualTo(CONCISE);
            assertThat(talk.text()).isEqualTo("Привет");
            assertThat(talk.at()).isEqualTo(MESSAGE.at());
        });
        assertThat(answered).containsExactly(Locale.ENGLISH);
    }

    @Test
    void whatMustNotBeUsedOfTheProfileIsNotTold() {
        allowed = Portrait.BLANK;

        said(new Recorded.New(new Recorded.Context(List.of(), null, null, CONCISE)), "ru");

        assertThat(talks).extracting(Talk::portrait).containsExactly(Portrait.BLANK);
    }

    @Test
    void aReplyIsShownWhileItIsWrittenAndNoLongerOnceItIsStored() {
        said(new Recorded.New(NOBODY), "ru");

        assertThat(shown).containsExactly("Слу", "closed, 0 answered");
        assertThat(answered).hasSize(1);
    }

    @Test
    void aTurnThatWasBegunIsTakenUp() {
        said(new Recorded.Unanswered(NOBODY), "uk");

        assertThat(talks).hasSize(1);
        assertThat(answered).containsExactly(Locale.of("ru"));
    }

    @Test
    void aReplyLeavesInItsLastShape() {
        companionSays =
                "**Слышу тебя** и остаюсь рядом. Ты говорил: «я всех боюсь». " + "Это ещё одно слово. ".repeat(40);

        said(new Recorded.New(new Recorded.Context(List.of(), null, null, CONCISE)), "ru");

        assertThat(replies).singleElement().satisfies(reply -> {
            assertThat(reply.text())
                    .startsWith("Слышу тебя и остаюсь рядом. Это ещё")
                    .endsWith("слово.");
            assertThat(reply.text().split(" ")).hasSizeLessThanOrEqualTo(100);
            assertThat(reply.html()).startsWith("<b>Слышу тебя</b> и остаюсь рядом. Это");
        });
    }

    @Test
    void whatIsAnsweredOrForgottenCostsNoCall() {
        said(new Recorded.Answered(), "ru");
        said(new Recorded.Forgotten(), "ru");

        assertThat(talks).isEmpty();
        assertThat(answered).isEmpty();
    }

    @Test
    void someoneWithoutALanguageIsSpokenToInEnglish() {
        said(new Recorded.New(NOBODY), "");

        assertThat(answered).containsExactly(Locale.ENGLISH);
    }

    @Test
    void everyModeHasItsOwnWelcome() {
        var conversing = conversing(new Recorded.Answered());

        conversing.entered(MESSAGE.turn(), 7, 42, MESSAGE.at(), Mode.HELPER, "ru");
        conversing.entered(MESSAGE.turn(), 7, 42, MESSAGE.at(), Mode.SOULSLEEP, "ru");
        conversing.notUnderstood(MESSAGE.turn(), 7, 42, MESSAGE.at(), "ru");

        assertThat(notices)
                .containsExactly(
                        texts.get(Language.RU, "mode.helper"),
                        texts.get(Language.RU, "mode.soulsleep"),
                        texts.get(Language.RU, "not-understood"));
    }

    @Test
    void whoWritesTooFastIsToldOnceAndNotAnswered() {
        var until = MESSAGE.at().plusSeconds(42);
        pace.verdict = new Pace.Verdict.Refused(until, true);
        said(new Recorded.Answered(), "ru");
        pace.verdict = new Pace.Verdict.Refused(until, false);
        said(new Recorded.Answered(), "ru");

        assertThat(notices).singleElement().asString().contains("42 с");
        assertThat(talks).isEmpty();
        assertThat(dismissed).containsExactly(MESSAGE.turn());
    }

    @Test
    void aPictureTooManyIsDismissedAndOneWhoseTurnWasBegunIsNot() {
        pace.verdict = new Pace.Verdict.Refused(MESSAGE.at().plusSeconds(42), false);

        assertThat(conversing(new Recorded.Answered()).admits(MESSAGE, "ru")).isFalse();
        assertThat(conversing(new Recorded.Unanswered(NOBODY)).admits(MESSAGE, "ru"))
                .isTrue();

        assertThat(dismissed).containsExactly(MESSAGE.turn());
        assertThat(notices).isEmpty();
    }

    @Test
    void whoWroteTooMuchInAnHourIsToldTheMinutes() {
        pace.verdict = new Pace.Verdict.Refused(MESSAGE.at().plusSeconds(1_801), true);
        said(new Recorded.Answered(), "ru");

        assertThat(notices).singleElement().asString().contains("31 мин");
    }

    @Test
    void aTurnThatWasBegunIsTakenUpThoughThePaceIsTooFastNow() {
        pace.verdict = new Pace.Verdict.Refused(MESSAGE.at().plusSeconds(42), false);
        said(new Recorded.Unanswered(NOBODY), "ru");

        assertThat(talks).hasSize(1);
        assertThat(notices).isEmpty();
        assertThat(pace.givenBack).isZero();
    }

    @Test
    void aRepeatAndAMessageThatCouldNotBeStoredCostNothing() {
        said(new Recorded.Answered(), "ru");
        said(new Recorded.Unanswered(NOBODY), "ru");
        assertThatThrownBy(() -> said(null, "ru")).hasMessageContaining("away");

        assertThat(pace.givenBack).isEqualTo(3);
        said(new Recorded.New(NOBODY), "ru");
        assertThat(pace.givenBack).isEqualTo(3);
    }

    @Test
    void whoHasUsedUpTheDayIsToldWhenItIsFreeAgain() {
        said(new Recorded.Refused(10, MESSAGE.at().plus(Duration.ofMinutes(5 * 60 + 12))), "ru");

        assertThat(notices).singleElement().asString().contains("10", "5 ч 12 мин", "/premium");
        assertThat(talks).isEmpty();
    }

    @Test
    void anEditBeforeTheCompanionIsAskedCostsNothing() {
        edits.made(42, 5, reworded("Приветствую", 1));
        edits.made(42, 6, reworded("Другое сообщение", 2));

        said(new Recorded.New(NOBODY), "ru");

        assertThat(talks).extracting(Talk::text).containsExactly("Приветствую");
        assertThat(remembered).containsExactly("Приветствую");
    }

    @Test
    void anEditWhileTheCompanionThinksIsAnsweredInPlaceOfTheTextBefore() {
        edited.add(reworded("Приветствую", 1));

        said(new Recorded.New(NOBODY), "ru");

        assertThat(talks).extracting(Talk::text).containsExactly("Привет", "Приветствую");
        assertThat(remembered).containsExactly("Приветствую");
        assertThat(shown).containsExactly("Слу", "closed, 0 answered", "Слу", "closed, 0 answered");
    }

    @Test
    void whatWasSaidToTheTextBeforeIsPaidAndItsTimeIsSpent() {
        edited.add(reworded("Приветствую", 1));

        said(new Recorded.New(NOBODY), "ru");

        assertThat(spent).containsExactly(Duration.ZERO, Duration.ofSeconds(1));
        assertThat(replies).singleElement().satisfies(reply -> {
            assertThat(reply.calls()).containsExactly(CALL, CALL);
            assertThat(reply.latencyMillis()).isEqualTo(2_000);
        });
    }

    @Test
    void anEditAfterTheReplyChangesNothing() {
        said(new Recorded.New(NOBODY), "ru");
        edits.made(42, 5, reworded("Приветствую", 1));
        said(new Recorded.Answered(), "ru");

        assertThat(remembered).containsExactly("Привет");
        assertThat(talks).hasSize(1);
    }

    @Test
    void ofSeveralEditsTheLatestCountsHoweverTheyCome() {
        edits.made(42, 5, reworded("третье", 3));
        edits.made(42, 5, reworded("второе", 2));

        said(new Recorded.New(NOBODY), "ru");

        assertThat(remembered).containsExactly("третье");
    }

    @Test
    void whatCannotBeEditedIsLeftAsItIs() {
        edits.made(42, 0, reworded("Приветствую", 1));
        var spoken = new Message(MESSAGE.turn(), 42, Mode.HELPER, "Сказано вслух", MESSAGE.at());

        conversing(new Recorded.New(NOBODY)).said(spoken, "ru");

        assertThat(remembered).containsExactly("Сказано вслух");
    }

    @Test
    void whoCriesForHelpInAnEditHearsNothingElse() {
        edited.add(new Edit.Crisis(
                "Не хочу жить", new Edit.Version(1, 1), new UUID(3, 3), "Позвони 112", Locale.of("ru")));

        said(new Recorded.New(NOBODY), "ru");

        assertThat(remembered).containsExactly("Не хочу жить → Позвони 112 by " + new UUID(3, 3));
        assertThat(replies).isEmpty();
    }

    @Test
    void whatCouldNotBeStoredIsNotAskedAgain() {
        full = true;
        var conversing = conversing(new Recorded.Unanswered(NOBODY));
        assertThatThrownBy(() -> conversing.said(MESSAGE, "ru")).hasMessageContaining("full");
        assertThatThrownBy(() -> conversing.said(MESSAGE, "ru")).hasMessageContaining("full");
        full = false;

        conversing.said(MESSAGE, "ru");

        assertThat(talks).hasSize(1);
        assertThat(remembered).containsExactly("Привет");
    }

    @Test
    void anEditIsFollowedThoughTheReplyBeforeCouldNotBeStored() {
        full = true;
        var conversing = conversing(new Recorded.Unanswered(NOBODY));
        assertThatThrownBy(() -> conversing.said(MESSAGE, "ru")).hasMessageContaining("full");
        full = false;
        edits.made(42, 5, reworded("Приветствую", 1));

        conversing.said(MESSAGE, "ru");

        assertThat(talks).extracting(Talk::text).containsExactly("Привет", "Приветствую");
        assertThat(remembered).containsExactly("Приветствую");
    }

    private static Edit reworded(String text, long update) {
        return new Edit.Reworded(text, new Edit.Version(1, update));
    }

    private static final class SetPace implements Pace {
        private Verdict verdict = new Verdict.Admitted();
        private int givenBack;

        @Override
        public Verdict take(long chat, UUID message, Instant at) {
            return verdict;
        }

        @Override
        public void giveBack(long chat, Instant at) {
            givenBack++;
        }
    }

    private String said(Notices.Wording wording) {
        return wording.in(Language.RU, texts).getFirst().text();
    }

    private void said(@Nullable Recorded recorded, String languageCode) {
        conversing(recorded).said(MESSAGE, languageCode);
    }

    private Conversing conversing(@Nullable Recorded recorded) {
        var turns = new Turns() {
            @Override
            public Recorded record(Message message, int limit) {
                if (recorded == null) {
                    throw new IllegalStateException("The database is away");
                }
                return recorded;
            }

            @Override
            public boolean isKnown(UUID turn) {
                return recorded instanceof Recorded.Unanswered;
            }

            @Override
            public void dismiss(UUID turn) {
                dismissed.add(turn);
            }

            @Override
            public Recorded.Context context(Message message, int limit) {
                throw new AssertionError("Nobody only looks here");
            }

            @Override
            public void answer(Message message, Reply reply, Locale language) {
                if (full) {
                    throw new IllegalStateException("The disk is full");
                }
                remembered.add(message.text());
                answered.add(language);
                replies.add(reply);
            }

            @Override
            public void crisis(Message message, UUID update, String help, Locale language) {
                remembered.add(message.text() + " → " + help + " by " + update);
            }
        };
        return new Conversing(
                turns,
                (_, _, _, _, _, wording) -> notices.add(said(wording)),
                (talk, spentSoFar, soFar) -> {
                    talks.add(talk);
                    spent.add(spentSoFar);
                    soFar.accept("Слу");
                    var edit = edited.poll();
                    if (edit != null) {
                        edits.made(42, 5, edit);
                    }
                    return new Reply(companionSays, "offline", "reflective", "v1", 0, 0, 1_000).after(List.of(CALL));
                },
                (_, portrait) -> allowed == null ? portrait : allowed,
                edits,
                (_, _) -> new Draft() {
                    @Override
                    public void show(String soFar) {
                        shown.add(soFar);
                    }

                    @Override
                    public void close() {
                        shown.add("closed, " + answered.size() + " answered");
                    }
                },
                pace,
                Steps.untraced());
    }
}
