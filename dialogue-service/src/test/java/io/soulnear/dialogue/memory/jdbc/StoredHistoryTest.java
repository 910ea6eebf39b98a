package io.soulnear.dialogue.memory.jdbc;

import static io.soulnear.dialogue.DialogueOnPostgres.chat;
import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.dialogue.DialogueOnPostgres;
import io.soulnear.dialogue.conversation.application.Turns;
import io.soulnear.dialogue.conversation.domain.Mode;
import io.soulnear.dialogue.memory.application.History;
import io.soulnear.dialogue.memory.application.Snippet;
import io.soulnear.messaging.Transactions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredHistoryTest {
    private static final Instant LATE = Instant.parse("2026-03-02T22:30:00Z");

    private DialogueOnPostgres dialogue;
    private History history;

    @BeforeAll
    void start() {
        dialogue = new DialogueOnPostgres(
                Map.of("soulnear.quotas.helper-per-day", 0, "soulnear.quotas.soulsleep-per-day", 0));
        history = dialogue.bean(History.class);
    }

    @AfterAll
    void stop() {
        dialogue.close();
    }

    @ParameterizedTest
    @CsvSource({
        "сестра, Вчера поссорилась с сестрой, <b>сестрой</b>",
        "СЁСТРЫ, Вчера поссорилась с сестрой, <b>сестрой</b>",
        "сестра деньги, Вчера поссорилась с сестрой, ''",
        "бегать, Я бегаю по утрам, <b>бегаю</b>",
        "holiday, My holidays were short, <b>holidays</b>",
        "running, I run every day, <b>run</b>",
        "работа deadline, На работе опять deadline, <b>работе</b>",
    })
    void wordsAreFoundInTheirFormsInBothLanguages(String words, String said, String marked) {
        var chat = chat();
        dialogue.talked(chat, Mode.HELPER, said, "Понимаю.", LATE);
        dialogue.talked(chat, Mode.HELPER, "Совсем о другом", "Да.", LATE);

        var found = find(chat, words);

        if (marked.isEmpty()) {
            assertThat(found.total()).isZero();
        } else {
            assertThat(found.hits())
                    .singleElement()
                    .satisfies(hit -> assertThat(hit.person().html()).contains(marked));
        }
    }

    @Test
    void bothSidesAndBothModesAreSearchedWithTheDayOfThePerson() {
        var chat = chat();
        dialogue.known(chat, "ru", LATE);
        dialogue.talked(chat, Mode.HELPER, "Опять не сплю", "Бессонница мучает?", LATE);
        dialogue.talked(chat, Mode.SOULSLEEP, "Моя бессонница вернулась", "Слышу тебя.", LATE);

        var found = find(chat, "бессонница");

        assertThat(found.total()).isEqualTo(2);
        assertThat(found.hits()).extracting(History.Hit::mode).containsExactly(Mode.SOULSLEEP, Mode.HELPER);
        assertThat(found.hits()).extracting(History.Hit::day).containsOnly(LocalDate.of(2026, 3, 3));
        assertThat(found.hits().get(0).person().html()).contains("<b>бессонница</b>");
        assertThat(found.hits().get(1).person().isHit()).isFalse();
        assertThat(found.hits().get(1).companion().html()).contains("<b>Бессонница</b>");
    }

    @Test
    void whatWasEditedBeforeItsReplyIsFoundAsItReadsNow() {
        var chat = chat();
        var message = DialogueOnPostgres.message(chat, Mode.HELPER, "приснился медведь", LATE);
        dialogue.record(message);
        dialogue.bean(Turns.class)
                .answer(message.saying("приснился волк"), DialogueOnPostgres.reply("Расскажи"), Locale.of("ru"));

        assertThat(find(chat, "волки").total()).isEqualTo(1);
        assertThat(find(chat, "медведи").total()).isZero();
    }

    @Test
    void turnsAreIndexedOnceAndByTheNextSearch() {
        var chat = chat();
        dialogue.talked(chat, Mode.HELPER, "Мой кот спит", "Мур.", LATE);
        assertThat(dialogue.rows("turn_index", chat)).isZero();
        assertThat(find(chat, "кот").total()).isEqualTo(1);
        dialogue.talked(chat, Mode.HELPER, "Мой кот ест", "Мур.", LATE);

        assertThat(find(chat, "кот").total()).isEqualTo(2);
        assertThat(dialogue.rows("turn_index", chat)).isEqualTo(2);
    }

    @Test
    void helpInACrisisIsFoundToo() {
        var chat = chat();
        var message = DialogueOnPostgres.message(chat, Mode.HELPER, "больше не могу жить", LATE);
        dialogue.bean(Turns.class).crisis(message, message.turn(), "Позвони 112", Locale.of("ru"));

        assertThat(find(chat, "жить").total()).isEqualTo(1);
    }

    @Test
    void nobodyFindsWhatOthersSaidHoweverTheyAsk() {
        var chat = chat();
        var other = chat();
        dialogue.talked(other, Mode.HELPER, "секретное слово чат " + chat + " chat " + chat, "да", LATE);

        for (var words : List.of("секретное", "слово", "chat " + chat, "'chat " + other + "'", "chat", "" + chat)) {
            assertThat(history.find(chat, words, 0, 5))
                    .as(words)
                    .hasValueSatisfying(found -> assertThat(found.total()).isZero());
        }
        assertThat(find(other, "секретное").total()).isEqualTo(1);
    }

    @Test
    void thePagesShowEveryHitOnceTheBestFirst() {
        var chat = chat();
        for (int i = 0; i < 12; i++) {
            dialogue.talked(chat, Mode.HELPER, "История " + i + " про отпуск в горах.", "Да.", LATE.plusSeconds(i));
        }
        dialogue.talked(chat, Mode.HELPER, "Отпуск! Отпуск, отпуск.", "Да.", LATE.minusSeconds(9));

        var seen = new HashSet<String>();
        for (int page = 0; page < 3; page++) {
            var found = history.find(chat, "отпуск", page, 5).orElseThrow();
            assertThat(found.total()).isEqualTo(13);
            found.hits().forEach(hit -> seen.add(hit.person().html()));
        }

        assertThat(seen).hasSize(13);
        assertThat(find(chat, "отпуск").hits().getFirst().person().html()).startsWith("<b>Отпуск</b>!");
        assertThat(history.find(chat, "отпуск", 3, 5).orElseThrow().hits()).isEmpty();
    }

    static List<String> odd() {
        return List.of(
                "\"",
                "'; drop table turn; --",
                "кот & | ! <-> (",
                "кот:* | пёс",
                "-кот",
                "AND OR NOT кот",
                "👩‍👧 кот",
                "%_\\",
                "кот ".repeat(1_024),
                "к".repeat(4_096),
                "a\u0301\u202Eкот",
                "<b>кот</b>",
                "http://example.org/кот?q=1");
    }

    @ParameterizedTest
    @MethodSource("odd")
    void oddInputIsJustWords(String words) {
        var chat = chat();
        dialogue.talked(chat, Mode.HELPER, "Мой кот", "Мур.", LATE);

        history.find(chat, words, 0, 5)
                .ifPresent(found -> assertThat(found.total()).isLessThan(2));

        assertThat(find(chat, "кот").total()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"''", "👩", "' - '", "'\"!?'"})
    void whereThereIsNoWordNothingCanBeLookedFor(String words) {
        assertThat(history.find(chat(), words, 0, 5)).isEmpty();
    }

    @Test
    void whatPeopleWroteStaysTextInTheSnippet() {
        var chat = chat();
        dialogue.talked(chat, Mode.HELPER, "<i>кот</i> & \uE000пёс\uE001 <script>alert(1)</script>", "Мур.", LATE);

        var html = find(chat, "кот").hits().getFirst().person().html();

        assertThat(html).contains("<b>кот</b>", "&amp;").doesNotContain("<i>", "<script", Snippet.BEGIN);
        assertThat(html.replaceAll("</?b>", "")).doesNotContain("<");
    }

    @Test
    void theLastTenSearchesAreKeptAndErasedWithThePerson() {
        var chat = chat();
        var at = Instant.now();
        var first = history.keep(UUID.randomUUID(), chat, "первый", at);
        for (int i = 1; i <= 10; i++) {
            history.keep(UUID.randomUUID(), chat, "поиск " + i, at.plusSeconds(i));
        }
        var cause = UUID.randomUUID();
        var last = history.keep(cause, chat, "последний", at.plusSeconds(20));

        assertThat(history.keep(cause, chat, "последний", at.plusSeconds(20))).isEqualTo(last);
        assertThat(history.kept(chat, last)).contains("последний");
        assertThat(history.kept(chat, first)).isEmpty();
        assertThat(history.kept(chat(), last)).isEmpty();
        assertThat(dialogue.rows("search", chat)).isEqualTo(10);

        dialogue.erased(chat, at.plusSeconds(60));
        assertThat(dialogue.rows("search", chat)).isZero();
        history.keep(UUID.randomUUID(), chat, "из прошлого", at);
        assertThat(dialogue.rows("search", chat)).isZero();
    }

    @Test
    void theIndexIsWhatASearchLooksInto() {
        var plan = dialogue.bean(Transactions.class).call(tx -> {
            tx.update("set local enable_seqscan = off");
            return tx.query("""
                    explain select i.turn_id from (select sought('кот') && '''chat 7'''::tsquery as words) q
                    join turn_index i on i.words @@ q.words and i.chat_id = 7
                    """, row -> row.getString(1));
        });

        assertThat(String.join("\n", plan)).contains("Bitmap Index Scan on turn_index_words");
    }

    private History.Found find(long chat, String words) {
        return history.find(chat, words, 0, 5).orElseThrow();
    }
}
