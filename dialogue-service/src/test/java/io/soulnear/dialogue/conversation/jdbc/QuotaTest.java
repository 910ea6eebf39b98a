package io.soulnear.dialogue.conversation.jdbc;

import static io.soulnear.dialogue.DialogueOnPostgres.chat;
import static io.soulnear.dialogue.DialogueOnPostgres.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.dialogue.DialogueOnPostgres;
import io.soulnear.dialogue.conversation.application.Notices;
import io.soulnear.dialogue.conversation.application.Turns;
import io.soulnear.dialogue.conversation.domain.Message;
import io.soulnear.dialogue.conversation.domain.Mode;
import io.soulnear.dialogue.conversation.domain.Recorded;
import io.soulnear.dialogue.conversation.domain.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuotaTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private DialogueOnPostgres dialogue;

    @BeforeAll
    void start() {
        dialogue = new DialogueOnPostgres(
                Map.of("soulnear.quotas.helper-per-day", 10, "soulnear.quotas.soulsleep-per-day", 3));
    }

    @AfterAll
    void stop() {
        dialogue.close();
    }

    @Test
    void theLastFreeMessageIsAnsweredAndTheNextIsNot() {
        var chat = chat();

        assertThat(passed(chat, Mode.HELPER, 12, NOON)).isEqualTo(10);
        assertThat(passed(chat, Mode.SOULSLEEP, 5, NOON)).isEqualTo(3);
        assertThat(dialogue.rows("turn", chat)).isEqualTo(13);
    }

    @Test
    void ofAHundredAtOnceExactlyOneGetsTheLastPlace() throws Exception {
        var chat = chat();
        assertThat(passed(chat, Mode.HELPER, 9, NOON)).isEqualTo(9);
        Callable<Recorded> one = () -> dialogue.record(message(chat, Mode.HELPER, "сто сразу", NOON));

        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var passed = people.invokeAll(java.util.Collections.nCopies(100, one)).stream()
                    .filter(each -> each.resultNow() instanceof Recorded.New)
                    .count();

            assertThat(passed).isEqualTo(1);
        }
        assertThat(dialogue.rows("turn", chat)).isEqualTo(10);
    }

    @Test
    void ofAHundredOnConnectionsOfTheirOwnExactlyOneGetsTheLastPlace() throws Exception {
        var chat = chat();
        assertThat(passed(chat, Mode.SOULSLEEP, 2, NOON)).isEqualTo(2);
        var instances = List.of(turns(), turns(), turns(), turns(), turns(), turns());
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new java.util.ArrayList<Callable<Recorded>>();
            for (int i = 0; i < 100; i++) {
                var instance = instances.get(i % instances.size());
                all.add(() -> instance.record(message(chat, Mode.SOULSLEEP, "сто сразу", NOON), 10));
            }

            assertThat(people.invokeAll(all).stream().filter(each -> each.resultNow() instanceof Recorded.New))
                    .hasSize(1);
        }
    }

    /** Another group commit on the same database, as another instance has one. */
    private Turns turns() {
        return new GroupedTurns(
                dialogue.bean(io.soulnear.messaging.Transactions.class),
                dialogue.bean(io.soulnear.dialogue.reply.Replies.class),
                dialogue.bean(CrisisAudit.class),
                dialogue.bean(io.soulnear.dialogue.limits.application.Quotas.class),
                dialogue.bean(io.micrometer.core.instrument.MeterRegistry.class),
                dialogue.bean(java.time.Clock.class));
    }

    @Test
    void aRepeatCostsNothingAndIsNotRefused() {
        var chat = chat();
        var first = message(chat, Mode.SOULSLEEP, "раз", NOON);
        dialogue.record(first);
        assertThat(dialogue.record(first)).isInstanceOf(Recorded.Unanswered.class);
        assertThat(passed(chat, Mode.SOULSLEEP, 5, NOON)).isEqualTo(2);

        assertThat(dialogue.record(first)).isInstanceOf(Recorded.Unanswered.class);
    }

    @Test
    void whatWasRefusedIsNotAnsweredWhenItComesAgainOnAFreeDay() {
        var chat = chat();
        passed(chat, Mode.SOULSLEEP, 3, NOON);
        var told = message(chat, Mode.SOULSLEEP, "ещё", NOON);
        assertThat(dialogue.record(told)).isInstanceOf(Recorded.Refused.class);
        dialogue.bean(Notices.class).say(told.turn(), 7, chat, NOON, "not-understood", "ru");
        var dismissed = message(chat, Mode.SOULSLEEP, "и ещё", NOON);
        turns().dismiss(dismissed.turn());

        assertThat(passed(chat, Mode.SOULSLEEP, 1, NOON.plus(Duration.ofDays(1))))
                .isOne();
        assertThat(dialogue.record(told)).isInstanceOf(Recorded.Answered.class);
        assertThat(dialogue.record(dismissed)).isInstanceOf(Recorded.Answered.class);

        assertThat(dialogue.rows("turn", chat)).isEqualTo(4);
        assertThat(passed(chat, Mode.SOULSLEEP, 5, NOON.plus(Duration.ofDays(1))))
                .isEqualTo(2);
    }

    @Test
    void anApologyGivesItsPlaceBack() {
        var chat = chat();
        var message = message(chat, Mode.SOULSLEEP, "раз", NOON);
        dialogue.record(message);
        dialogue.bean(Turns.class)
                .answer(message, new Reply("Не нахожу слов", "none", "none", "v1", 0, 0, 1), Locale.of("ru"));

        assertThat(passed(chat, Mode.SOULSLEEP, 5, NOON)).isEqualTo(3);
    }

    @Test
    void helpInACrisisCostsNothing() {
        var chat = chat();
        var message = message(chat, Mode.SOULSLEEP, "тяжело", NOON);
        dialogue.bean(Turns.class).crisis(message, message.turn(), "Позвони 112", Locale.of("ru"));

        assertThat(passed(chat, Mode.SOULSLEEP, 5, NOON)).isEqualTo(3);
    }

    @Test
    void whatIsEditedIntoACryForHelpGivesItsPlaceBackOnce() {
        var chat = chat();
        var message = message(chat, Mode.SOULSLEEP, "не спится", NOON);
        dialogue.record(message);
        for (int i = 0; i < 2; i++) {
            dialogue.bean(Turns.class)
                    .crisis(message.saying("тяжело"), new UUID(1, chat), "Позвони 112", Locale.of("ru"));
        }

        assertThat(dialogue.record(message)).isInstanceOf(Recorded.Answered.class);
        assertThat(passed(chat, Mode.SOULSLEEP, 5, NOON)).isEqualTo(3);
        assertThat(dialogue.rows("turn", chat)).isEqualTo(4);
    }

    @Test
    void aRussianDayBeginsInMoscowAndAnotherOneInUtc() {
        var russian = chat();
        var english = chat();
        dialogue.known(russian, "ru", NOON);
        dialogue.known(english, "en", NOON);
        var beforeMoscowsMidnight = Instant.parse("2026-03-02T20:59:59Z");
        var moscowsMidnight = Instant.parse("2026-03-02T21:00:00Z");
        var utcMidnight = Instant.parse("2026-03-03T00:00:00Z");

        passed(russian, Mode.SOULSLEEP, 3, NOON);
        passed(english, Mode.SOULSLEEP, 3, NOON);

        assertThat(recorded(russian, beforeMoscowsMidnight)).isEqualTo(new Recorded.Refused(3, moscowsMidnight));
        assertThat(recorded(russian, moscowsMidnight)).isInstanceOf(Recorded.New.class);
        assertThat(recorded(english, moscowsMidnight)).isEqualTo(new Recorded.Refused(3, utcMidnight));
        assertThat(recorded(english, utcMidnight)).isInstanceOf(Recorded.New.class);
    }

    @Test
    void thePersonsOwnZoneDecidesAndTravellingWestGivesNoSecondDay() {
        var chat = chat();
        zone(chat, "Asia/Tokyo", NOON);
        var tokyosMidnight = Instant.parse("2026-03-02T15:00:00Z");
        passed(chat, Mode.SOULSLEEP, 3, NOON);
        assertThat(recorded(chat, tokyosMidnight.minusSeconds(1))).isEqualTo(new Recorded.Refused(3, tokyosMidnight));
        assertThat(passed(chat, Mode.SOULSLEEP, 5, tokyosMidnight)).isEqualTo(3);

        zone(chat, "America/Los_Angeles", tokyosMidnight);

        assertThat(recorded(chat, tokyosMidnight.plusSeconds(60)))
                .isEqualTo(new Recorded.Refused(3, Instant.parse("2026-03-04T08:00:00Z")));
    }

    @Test
    void aZoneThatNobodyKnowsCountsAsUtc() {
        var chat = chat();
        zone(chat, "Mars/Olympus", NOON);
        passed(chat, Mode.SOULSLEEP, 3, NOON);

        assertThat(recorded(chat, NOON)).isEqualTo(new Recorded.Refused(3, Instant.parse("2026-03-03T00:00:00Z")));
    }

    @Test
    void thePremiumAreNotCountedUntilItEnds() {
        var chat = chat();
        dialogue.told(chat, "entitlement", """
                {"plan": "premium", "until": "2026-03-02T13:00:00Z"}""", NOON);

        assertThat(passed(chat, Mode.HELPER, 15, NOON)).isEqualTo(15);
        assertThat(passed(chat, Mode.HELPER, 15, NOON.plusSeconds(3_600))).isEqualTo(10);
    }

    @Test
    void premiumWithoutEndHasNoLimit() {
        var chat = chat();
        dialogue.told(chat, "entitlement", """
                {"plan": "premium"}""", NOON);

        assertThat(passed(chat, Mode.HELPER, 15, NOON)).isEqualTo(15);
    }

    @Test
    void whoComesBackAfterAnErasureIsCountedAnew() {
        var chat = chat();
        passed(chat, Mode.SOULSLEEP, 3, NOON);
        dialogue.erased(chat, NOON.plusSeconds(1));

        assertThat(dialogue.rows("quota", chat)).isZero();
        assertThat(recorded(chat, NOON)).isInstanceOf(Recorded.Forgotten.class);
        assertThat(recorded(chat, NOON.plusSeconds(2))).isInstanceOf(Recorded.New.class);
    }

    @Test
    void zeroIsNoLimit() {
        try (var unlimited = new DialogueOnPostgres(
                Map.of("soulnear.quotas.helper-per-day", 0, "soulnear.quotas.soulsleep-per-day", 0))) {
            var chat = chat();
            for (int i = 0; i < 20; i++) {
                assertThat(unlimited.record(message(chat, Mode.HELPER, "ещё", NOON)))
                        .isInstanceOf(Recorded.New.class);
            }
            assertThat(unlimited.rows("quota", chat)).isZero();
        }
    }

    private void zone(long chat, String zone, Instant at) {
        dialogue.told(chat, "time-zone", "{\"timeZone\": \"" + zone + "\"}", at);
    }

    private Recorded recorded(long chat, Instant at) {
        return dialogue.record(message(chat, Mode.SOULSLEEP, "ещё", at));
    }

    /** How many of so many messages, one after the other, are let through. */
    private int passed(long chat, Mode mode, int messages, Instant at) {
        var passed = 0;
        for (int i = 0; i < messages; i++) {
            Message message = message(chat, mode, "сообщение " + i, at);
            passed += dialogue.record(message) instanceof Recorded.New ? 1 : 0;
        }
        return passed;
    }
}
