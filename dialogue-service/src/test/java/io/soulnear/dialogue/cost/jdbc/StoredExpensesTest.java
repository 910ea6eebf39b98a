package io.soulnear.dialogue.cost.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.dialogue.DialogueOnPostgres;
import io.soulnear.dialogue.conversation.application.Turns;
import io.soulnear.dialogue.conversation.domain.Message;
import io.soulnear.dialogue.conversation.domain.Mode;
import io.soulnear.dialogue.conversation.domain.ModelCall;
import io.soulnear.dialogue.conversation.domain.Reply;
import io.soulnear.dialogue.cost.application.Expense;
import io.soulnear.dialogue.cost.application.Expenses;
import io.soulnear.dialogue.cost.application.Ledger;
import io.soulnear.dialogue.person.application.Erasure;
import io.soulnear.dialogue.person.application.People;
import io.soulnear.messaging.Transactions;
import io.soulnear.runtime.Pseudonyms;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredExpensesTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-03-02");
    private static final LocalDate SECOND = FIRST.plusDays(1);
    private static final long ANN = 71;
    private static final long BEN = 72;

    private DialogueOnPostgres dialogue;
    private Turns turns;
    private Expenses expenses;

    @BeforeAll
    void start() {
        dialogue = new DialogueOnPostgres();
        turns = dialogue.bean(Turns.class);
        expenses = dialogue.bean(Expenses.class);
    }

    @BeforeEach
    void empty() {
        dialogue.bean(Transactions.class).call(tx -> tx.update("truncate model_call"));
    }

    @AfterAll
    void stop() {
        dialogue.close();
    }

    @Test
    void everyCallIsSummedUpByModelPersonAndDay() {
        answered(ANN, "2026-03-02T00:00:00Z", call("a", "ok", 100, 10, 300L));
        answered(ANN, "2026-03-02T23:59:59Z", call("a", "timeout", null, null, null), call("b", "ok", 7, 3, 5_000L));
        answered(BEN, "2026-03-03T00:00:00Z", call("a", "ok", 1, 1, 3L));

        assertThat(expenses.between(FIRST, SECOND, Expenses.By.MODEL))
                .containsExactly(
                        new Expense("openai b", 1, 0, 0, 7, 3, 5_000), new Expense("openai a", 3, 1, 1, 101, 11, 303));
        assertThat(expenses.between(FIRST, FIRST, Expenses.By.MODEL))
                .containsExactly(
                        new Expense("openai b", 1, 0, 0, 7, 3, 5_000), new Expense("openai a", 2, 1, 1, 100, 10, 300));
        assertThat(expenses.between(FIRST, SECOND, Expenses.By.DAY))
                .containsExactly(
                        new Expense("2026-03-02", 3, 1, 1, 107, 13, 5_300),
                        new Expense("2026-03-03", 1, 0, 0, 1, 1, 3));
        var names = dialogue.bean(Pseudonyms.class);
        assertThat(expenses.between(FIRST, SECOND, Expenses.By.PERSON))
                .containsExactly(
                        new Expense(names.of(ANN), 3, 1, 1, 107, 13, 5_300),
                        new Expense(names.of(BEN), 1, 0, 0, 1, 1, 3));
    }

    @Test
    void aReplyThatIsStoredTwiceIsPaidForOnce() {
        var message = message(ANN, "2026-03-02T10:00:00Z");
        turns.record(message, 10);
        var reply = reply(call("a", "ok", 100, 10, 300L));

        turns.answer(message, reply, Locale.of("ru"));
        turns.answer(message, reply, Locale.of("ru"));

        assertThat(expenses.between(FIRST, FIRST, Expenses.By.MODEL))
                .containsExactly(new Expense("openai a", 1, 0, 0, 100, 10, 300));
    }

    @Test
    void whatIsNoReplyIsPaidForOnceTooAndToldApart() {
        var event = UUID.randomUUID();
        var calls = List.of(call("a", "timeout", null, null, null), call("b", "ok", 7, 3, 5_000L));
        var ledger = dialogue.bean(Ledger.class);
        answered(ANN, "2026-03-02T10:00:00Z", call("a", "ok", 100, 10, 300L));

        ledger.enter(event, ANN, "summary", Instant.parse("2026-03-02T10:00:01Z"), calls);
        ledger.enter(event, ANN, "summary", Instant.parse("2026-03-02T10:00:01Z"), calls);

        assertThat(expenses.between(FIRST, FIRST, Expenses.By.PURPOSE))
                .containsExactly(
                        new Expense("summary", 2, 1, 1, 7, 3, 5_000), new Expense("reply", 1, 0, 0, 100, 10, 300));
    }

    @Test
    void whatManyEventsTellAtOnceIsEnteredOnceEach() throws InterruptedException {
        var ledger = dialogue.bean(Ledger.class);
        var at = Instant.parse("2026-03-02T10:00:00Z");
        var erased = 74L;
        dialogue.bean(People.class).erased(UUID.randomUUID(), erased, new Erasure(UUID.randomUUID(), at));
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 200; i++) {
            var event = new UUID(7, i / 2); // each told twice
            var chat = i % 10 < 2 ? erased : ANN;
            threads.add(Thread.startVirtualThread(() -> ledger.enter(
                    event,
                    chat,
                    "quiz",
                    at,
                    List.of(call("a", "timeout", null, null, null), call("b", "ok", 7, 3, 5L)))));
        }
        for (var thread : threads) {
            thread.join();
        }

        assertThat(expenses.between(FIRST, FIRST, Expenses.By.MODEL))
                .containsExactly(
                        new Expense("openai b", 80, 0, 0, 560, 240, 400), new Expense("openai a", 80, 80, 80, 0, 0, 0));
    }

    @Test
    void whatIsToldLateOfTheErasedIsNotEntered() {
        var chat = 73L;
        dialogue.bean(People.class)
                .erased(UUID.randomUUID(), chat, new Erasure(UUID.randomUUID(), Instant.parse("2026-03-02T11:00:00Z")));

        dialogue.bean(Ledger.class)
                .enter(
                        UUID.randomUUID(),
                        chat,
                        "quiz",
                        Instant.parse("2026-03-02T10:59:00Z"),
                        List.of(call("a", "ok", 1, 1, 3L)));

        assertThat(expenses.between(FIRST, FIRST, Expenses.By.PURPOSE)).isEmpty();
    }

    @Test
    void theErasedHaveCostNothing() {
        answered(ANN, "2026-03-02T10:00:00Z", call("a", "ok", 100, 10, 300L));
        answered(BEN, "2026-03-02T10:00:00Z", call("a", "ok", 1, 1, 3L));

        dialogue.bean(People.class)
                .erased(UUID.randomUUID(), ANN, new Erasure(UUID.randomUUID(), Instant.parse("2026-03-02T11:00:00Z")));

        assertThat(expenses.between(FIRST, FIRST, Expenses.By.MODEL))
                .containsExactly(new Expense("openai a", 1, 0, 0, 1, 1, 3));
    }

    private void answered(long chat, String at, ModelCall... calls) {
        var message = message(chat, at);
        turns.record(message, 10);
        turns.answer(message, reply(calls), Locale.of("ru"));
    }

    private static Message message(long chat, String at) {
        return new Message(UUID.randomUUID(), chat, Mode.HELPER, "Привет", Instant.parse(at));
    }

    private static Reply reply(ModelCall... calls) {
        return new Reply("Слышу тебя.", "openai", "a", "v2", 1, 1, 5).after(List.of(calls));
    }

    private static ModelCall call(
            String model, String outcome, @Nullable Integer in, @Nullable Integer out, @Nullable Long micros) {
        return new ModelCall("openai", model, outcome, in, out, micros, 12, null);
    }
}
