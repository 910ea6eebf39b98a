package io.soulnear.dialogue.cost.jdbc;

import io.soulnear.dialogue.cost.application.Expense;
import io.soulnear.dialogue.cost.application.Expenses;
import io.soulnear.messaging.Transactions;
import io.soulnear.runtime.Pseudonyms;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Sums over the calls of models; people appear under their pseudonyms. */
@Singleton
final class StoredExpenses implements Expenses {
    private static final String SUM = """
            select %s as of, count(*) as calls, count(*) filter (where outcome <> 'ok') as failed,
                   count(*) filter (where cost_micros is null) as unpriced, coalesce(sum(tokens_in), 0) as tokens_in,
                   coalesce(sum(tokens_out), 0) as tokens_out, coalesce(sum(cost_micros), 0) as cost_micros
            from model_call
            where asked_at >= ? and asked_at < ?
            group by 1
            order by %s
            """;

    private final Transactions transactions;
    private final Pseudonyms pseudonyms;

    StoredExpenses(Transactions transactions, Pseudonyms pseudonyms) {
        this.transactions = transactions;
        this.pseudonyms = pseudonyms;
    }

    @Override
    public List<Expense> between(LocalDate first, LocalDate last, By by) {
        var from = first.atStartOfDay(ZoneOffset.UTC).toInstant();
        var until = last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return transactions.call(tx -> tx.query(
                statement(by),
                row -> new Expense(
                        by == By.PERSON ? pseudonyms.of(row.getLong("of")) : row.getString("of"),
                        row.getLong("calls"),
                        row.getLong("failed"),
                        row.getLong("unpriced"),
                        row.getLong("tokens_in"),
                        row.getLong("tokens_out"),
                        row.getLong("cost_micros")),
                from,
                until));
    }

    private static String statement(By by) {
        var dearestFirst = "cost_micros desc, calls desc, 1";
        return switch (by) {
            case MODEL -> SUM.formatted("provider || ' ' || model", dearestFirst);
            case PERSON -> SUM.formatted("chat_id", dearestFirst);
            case PURPOSE -> SUM.formatted("purpose", dearestFirst);
            case DAY -> SUM.formatted("(asked_at at time zone 'UTC')::date::text", "1");
        };
    }
}
