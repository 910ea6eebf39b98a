package io.soulnear.dialogue.cost.jdbc;

import io.soulnear.dialogue.conversation.domain.ModelCall;
import io.soulnear.dialogue.cost.application.Ledger;
import io.soulnear.dialogue.person.application.Erasures;
import io.soulnear.messaging.GroupCommit;
import io.soulnear.messaging.Transaction;
import io.soulnear.messaging.Transactions;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Beside the calls for replies, in one table; however many events tell of calls at once, one statement enters them. */
@Singleton
final class StoredLedger implements Ledger {
    private static final String ENTER = """
            insert into model_call (event, chat_id, purpose, asked_at, place, provider, model, outcome, tokens_in, tokens_out,
                cost_micros, latency_millis, first_token_millis)
            select c.event, c.chat_id, c.purpose, c.asked_at, c.place, c.provider, c.model, c.outcome, c.tokens_in, c.tokens_out,
                c.cost_micros, c.latency_millis, c.first_token_millis
            from unnest(?::uuid[], ?::bigint[], ?::text[], ?::timestamptz[], ?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[],
                    ?::int[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[])
                as c (event, chat_id, purpose, asked_at, person, place, provider, model, outcome, tokens_in, tokens_out, cost_micros,
                    latency_millis, first_token_millis)
            where not exists (select from erasure e where e.person = c.person and e.erased_at >= c.asked_at)
            on conflict do nothing
            """;

    private record Entry(UUID event, long chat, String purpose, Instant at, List<ModelCall> calls) {}

    private record Line(Entry entry, int place, ModelCall call) {}

    private final GroupCommit<Entry, Boolean> entries;

    StoredLedger(Transactions transactions) {
        this.entries = transactions.groupSingle("costs-enter", StoredLedger::enter);
    }

    @Override
    public void enter(UUID event, long chat, String purpose, Instant at, List<ModelCall> calls) {
        entries.submit(new Entry(event, chat, purpose, at, calls));
    }

    private static List<Boolean> enter(Transaction tx, List<Entry> entries) {
        var lines = new ArrayList<Line>();
        for (var entry : entries) {
            for (int place = 0; place < entry.calls().size(); place++) {
                lines.add(new Line(entry, place, entry.calls().get(place)));
            }
        }
        tx.update(
                ENTER,
                each(lines, l -> l.entry().event()).toArray(UUID[]::new),
                each(lines, l -> l.entry().chat()).toArray(Long[]::new),
                each(lines, l -> l.entry().purpose()).toArray(String[]::new),
                each(lines, l -> l.entry().at()).toArray(Instant[]::new),
                each(lines, l -> Erasures.key(l.entry().chat())).toArray(UUID[]::new),
                each(lines, Line::place).toArray(Integer[]::new),
                each(lines, l -> l.call().provider()).toArray(String[]::new),
                each(lines, l -> l.call().model()).toArray(String[]::new),
                each(lines, l -> l.call().outcome()).toArray(String[]::new),
                each(lines, l -> l.call().tokensIn()).toArray(Integer[]::new),
                each(lines, l -> l.call().tokensOut()).toArray(Integer[]::new),
                each(lines, l -> l.call().costMicros()).toArray(Long[]::new),
                each(lines, l -> l.call().latencyMillis()).toArray(Long[]::new),
                each(lines, l -> l.call().firstTokenMillis()).toArray(Long[]::new));
        return Collections.nCopies(entries.size(), true);
    }

    private static <T extends @Nullable Object> List<T> each(List<Line> lines, Function<Line, T> column) {
        return lines.stream().map(column).toList();
    }
}
