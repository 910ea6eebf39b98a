package io.soulnear.dialogue.person.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.dialogue.DialogueOnPostgres;
import io.soulnear.dialogue.conversation.application.Notices;
import io.soulnear.dialogue.conversation.application.Turns;
import io.soulnear.dialogue.conversation.domain.Message;
import io.soulnear.dialogue.conversation.domain.Mode;
import io.soulnear.dialogue.conversation.domain.Recorded;
import io.soulnear.dialogue.memory.application.Memories;
import io.soulnear.dialogue.person.application.Erasure;
import io.soulnear.dialogue.person.application.Fact;
import io.soulnear.dialogue.person.application.People;
import io.soulnear.messaging.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredPeopleTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private DialogueOnPostgres dialogue;
    private Transactions transactions;
    private People people;

    @BeforeAll
    void start() {
        dialogue = new DialogueOnPostgres();
        transactions = dialogue.bean(Transactions.class);
        people = dialogue.bean(People.class);
    }

    @AfterAll
    void stop() {
        dialogue.close();
    }

    @Test
    void newsTakesThePlaceOfWhatCameBeforeThoughClocksWereSetBack() {
        var person = DialogueOnPostgres.chat();
        for (var language : List.of("en", "ru")) {
            var at = language.equals("en") ? NOON : NOON.minusSeconds(3_600);
            told(person, "style", "in " + language, at);
            people.languageChanged(UUID.randomUUID(), person, Locale.of(language), at);
        }

        assertThat(content(person, "style")).containsExactly("\"in ru\"");
        assertThat(languages(person)).containsExactly("ru");
    }

    @Test
    void newsThatComesAgainChangesNothing() {
        var person = DialogueOnPostgres.chat();
        var first = UUID.randomUUID();
        told(first, person, "style", "old", NOON);
        people.languageChanged(first, person, Locale.of("en"), NOON);
        told(person, "style", "new", NOON);
        people.languageChanged(UUID.randomUUID(), person, Locale.of("ru"), NOON);

        told(first, person, "style", "old", NOON);
        people.languageChanged(first, person, Locale.of("en"), NOON);

        assertThat(content(person, "style")).containsExactly("\"new\"");
        assertThat(languages(person)).containsExactly("ru");
    }

    @Test
    void newsThatWasHeldUpForHoursChangesNothingThatIsKnown() {
        var person = DialogueOnPostgres.chat();
        told(person, "style", "new", NOON);
        told(person, "style", "old", NOON.minusSeconds(3 * 3_600));
        told(person, "mood", "of something else", NOON.minusSeconds(3 * 3_600));

        assertThat(content(person, "style")).containsExactly("\"new\"");
        assertThat(content(person, "mood")).containsExactly("\"of something else\"");
    }

    @Test
    void whatWasRetiredIsNotBroughtBackByAReplayAndIsForgottenInTheEnd() {
        var person = DialogueOnPostgres.chat();
        var live = UUID.randomUUID();
        told(live, person, "pattern:1", "live", NOON);
        people.told(UUID.randomUUID(), person, new Fact("pattern:1", null), NOON.plusSeconds(1));
        told(live, person, "pattern:1", "live", NOON);

        assertThat(content(person, "pattern:1")).containsOnlyNulls();

        told(person, "style", "much later", NOON.plusSeconds(40 * 86_400));
        assertThat(names(person)).containsExactly("style");
    }

    @Test
    void theErasedAreNotBroughtBackAndWhatIsToldAfterwardsStays() {
        var person = DialogueOnPostgres.chat();
        people.registered(UUID.randomUUID(), person, Locale.of("ru"), "Аня", 25, "f", NOON);
        told(person, "style", "before", NOON);
        var erasure = UUID.randomUUID();

        people.erased(erasure, person, new Erasure(UUID.randomUUID(), NOON.plusSeconds(10)));
        told(person, "style", "before", NOON);
        people.registered(UUID.randomUUID(), person, Locale.of("ru"), "Аня", 25, "f", NOON);
        told(person, "mood", "after", NOON.plusSeconds(20));
        people.erased(erasure, person, new Erasure(UUID.randomUUID(), NOON.plusSeconds(10)));

        assertThat(names(person)).containsExactly("mood");
        assertThat(languages(person)).isEmpty();
    }

    @Test
    void nothingOfTheErasedIsLeftThoughTheClockWasSetBackBefore() {
        var person = DialogueOnPostgres.chat();
        people.registered(UUID.randomUUID(), person, Locale.of("ru"), "Аня", 25, "f", NOON);
        told(person, "style", "before", NOON);

        people.erased(UUID.randomUUID(), person, new Erasure(UUID.randomUUID(), NOON.minusSeconds(3_600)));

        assertThat(dialogue.rows("person", person)).isZero();
        assertThat(dialogue.rows("portrait", person)).isZero();
    }

    /** The gateway's clock times updates, the profile's the erasure, and one says nothing of the other. */
    @Test
    void whoComesBackIsAnsweredThoughTheProfilesClockIsAhead() {
        var person = DialogueOnPostgres.chat();
        erased(person, NOON.plusSeconds(3_600));

        assertThat(dialogue.record(said(person, 9, NOON.minusSeconds(1)))).isInstanceOf(Recorded.Forgotten.class);
        assertThat(dialogue.record(said(person, 11, NOON.plusSeconds(60)))).isInstanceOf(Recorded.New.class);
        dialogue.bean(Notices.class).say(UUID.randomUUID(), 9, person, NOON.minusSeconds(1), "mode.helper", "ru");
        assertThat(unsent(person)).isZero();
        dialogue.bean(Notices.class).say(UUID.randomUUID(), 11, person, NOON.plusSeconds(60), "mode.helper", "ru");
        assertThat(unsent(person)).isOne();
    }

    @Test
    void whoComesBackIsAnsweredThoughTheClocksWereSetBack() {
        var person = DialogueOnPostgres.chat();
        erased(person, NOON);
        var back = NOON.minusSeconds(1_800);

        assertThat(dialogue.record(said(person, 9, back))).isInstanceOf(Recorded.Forgotten.class);
        assertThat(dialogue.record(said(person, 11, back))).isInstanceOf(Recorded.New.class);
        dialogue.bean(Notices.class).say(UUID.randomUUID(), 11, person, back, "mode.helper", "ru");
        assertThat(unsent(person)).isOne();
        var crisis = said(person, 12, back);
        dialogue.bean(Turns.class).crisis(crisis, crisis.turn(), "Позвони 112", Locale.of("ru"));
        assertThat(dialogue.rows("turn", person)).isEqualTo(2);
    }

    @Test
    void whoComesBackIsAnsweredThoughNumbersBeganAnew() {
        var person = DialogueOnPostgres.chat();
        erased(person, NOON);

        assertThat(dialogue.record(said(person, 3, NOON.plusSeconds(1)))).isInstanceOf(Recorded.New.class);
    }

    @Test
    void whatWasSaidBeforeIsErasedWhateverTheClocksSay() {
        var person = DialogueOnPostgres.chat();
        for (var at : List.of(NOON.minusSeconds(1), NOON.plusSeconds(3_000))) {
            dialogue.record(said(person, 9, at));
        }
        dialogue.bean(Memories.class).forget(UUID.randomUUID(), person, Mode.HELPER, NOON.plusSeconds(3_000));
        dialogue.record(said(person, 11, NOON.plusSeconds(2)));

        erased(person, NOON.minusSeconds(3_600));

        assertThat(dialogue.rows("turn", person)).isOne();
        assertThat(dialogue.rows("memory", person)).isZero();
    }

    @Test
    void anErasureThatIsReadAgainTakesNothingOfTheNewLife() {
        var person = DialogueOnPostgres.chat();
        var event = UUID.randomUUID();
        var erasure = new Erasure(UUID.randomUUID(), NOON, 10, NOON);
        people.erased(event, person, erasure);
        var numbersBeganAnew = said(person, 3, NOON.plus(Duration.ofDays(8)));
        assertThat(dialogue.record(numbersBeganAnew)).isInstanceOf(Recorded.New.class);

        people.erased(event, person, erasure);

        assertThat(dialogue.rows("turn", person)).isOne();
        assertThat(dialogue.rows("quota", person)).isOne();
    }

    /** By the update with the number 10, which came in at noon. */
    private void erased(long person, Instant told) {
        people.erased(UUID.randomUUID(), person, new Erasure(UUID.randomUUID(), told, 10, NOON));
    }

    private static Message said(long person, long update, Instant at) {
        return new Message(UUID.randomUUID(), person, Mode.HELPER, "Это я", at, 0, update);
    }

    private int unsent(long person) {
        return transactions
                .callSingle(tx -> tx.query(
                        "select count(*) from outbox where key = ? and topic = 'telegram.reply'",
                        row -> row.getInt(1),
                        Long.toString(person)))
                .getFirst();
    }

    private void told(long person, String name, String content, Instant at) {
        told(UUID.randomUUID(), person, name, content, at);
    }

    private void told(UUID event, long person, String name, String content, Instant at) {
        people.told(
                event,
                person,
                new Fact(name, new ObjectMapper().valueToTree(content).toString()),
                at);
    }

    private List<String> content(long person, String name) {
        return transactions.call(tx -> tx.query(
                "select facts -> ? -> 'fact' from portrait where chat_id = ?", row -> row.getString(1), name, person));
    }

    private List<String> languages(long person) {
        return transactions.call(
                tx -> tx.query("select language from person where chat_id = ?", row -> row.getString(1), person));
    }

    private List<String> names(long person) {
        return transactions.call(tx -> tx.query(
                "select jsonb_object_keys(facts) from portrait where chat_id = ?", row -> row.getString(1), person));
    }
}
