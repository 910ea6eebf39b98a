package io.soulnear.dialogue.person.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.dialogue.DialogueOnPostgres;
import io.soulnear.dialogue.person.application.Fact;
import io.soulnear.dialogue.person.application.People;
import io.soulnear.messaging.Transactions;
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
    void olderNewsChangesNothing() {
        var person = DialogueOnPostgres.chat();
        told(person, "style", "new", NOON);
        told(person, "style", "old", NOON.minusSeconds(1));
        told(person, "mood", "earlier, but of something else", NOON.minusSeconds(1));
        told(person, "style", "new", NOON);

        assertThat(content(person, "style")).containsExactly("\"new\"");
        assertThat(content(person, "mood")).containsExactly("\"earlier, but of something else\"");
    }

    @Test
    void newerNewsTakesThePlaceOfOlder() {
        var person = DialogueOnPostgres.chat();
        told(person, "style", "old", NOON);
        told(person, "style", "new", NOON.plusMillis(1));

        assertThat(content(person, "style")).containsExactly("\"new\"");
    }

    @Test
    void whatWasRetiredIsNotBroughtBackByAReplayAndIsForgottenInTheEnd() {
        var person = DialogueOnPostgres.chat();
        told(person, "pattern:1", "live", NOON);
        people.told(person, new Fact("pattern:1", null), NOON.plusSeconds(1));
        told(person, "pattern:1", "live", NOON);

        assertThat(content(person, "pattern:1")).containsOnlyNulls();

        told(person, "style", "much later", NOON.plusSeconds(40 * 86_400));
        assertThat(names(person)).containsExactly("style");
    }

    @Test
    void theErasedAreNotBroughtBackAndWhatIsToldAfterwardsStays() {
        var person = DialogueOnPostgres.chat();
        people.registered(person, Locale.of("ru"), "Аня", 25, "f", NOON);
        told(person, "style", "before", NOON);
        told(person, "mood", "after", NOON.plusSeconds(20));

        people.erased(UUID.randomUUID(), person, UUID.randomUUID(), NOON.plusSeconds(10));
        told(person, "style", "before", NOON);
        people.registered(person, Locale.of("ru"), "Аня", 25, "f", NOON);

        assertThat(names(person)).containsExactly("mood");
        assertThat(transactions.<List<Integer>>call(
                        tx -> tx.query("select age from person where chat_id = ?", row -> row.getInt(1), person)))
                .isEmpty();

        people.erased(UUID.randomUUID(), person, UUID.randomUUID(), NOON.plusSeconds(30));
        assertThat(transactions.<List<Integer>>call(
                        tx -> tx.query("select 1 from portrait where chat_id = ?", row -> row.getInt(1), person)))
                .isEmpty();
    }

    private void told(long person, String name, String content, Instant at) {
        people.told(
                person, new Fact(name, new ObjectMapper().valueToTree(content).toString()), at);
    }

    private List<String> content(long person, String name) {
        return transactions.call(tx -> tx.query(
                "select facts -> ? -> 'fact' from portrait where chat_id = ?", row -> row.getString(1), name, person));
    }

    private List<String> names(long person) {
        return transactions.call(tx -> tx.query(
                "select jsonb_object_keys(facts) from portrait where chat_id = ?", row -> row.getString(1), person));
    }
}
