package io.soulnear.profile.analysis.jdbc;

import io.opentelemetry.context.Context;
import io.soulnear.messaging.GroupCommit;
import io.soulnear.messaging.Transaction;
import io.soulnear.messaging.Transactions;
import io.soulnear.profile.analysis.application.Facts;
import io.soulnear.profile.analysis.application.Remark;
import io.soulnear.profile.analysis.application.Remarks;
import io.soulnear.profile.analysis.domain.Depth;
import io.soulnear.profile.analysis.domain.Mood;
import io.soulnear.profile.analysis.domain.Utterance;
import io.soulnear.profile.chronicle.Chronicle;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Singleton
final class PostgresRemarks implements Remarks {
    private static final String CONSUMER = "profile.analysis";
    /** As many as the deepest analysis looks at, and some more for one that comes late. */
    private static final int KEPT = 2 * 30;

    private static final String KEEP = """
            with told as (
                select * from unnest(?::bigint[], ?::text[], ?::uuid[], ?::timestamptz[], ?::text[])
                    with ordinality as t (chat_id, mode, turn_id, said_at, text, n)
            ), known as (
                select t.*, row_number() over (partition by t.chat_id, t.mode order by t.n) as nth
                from told t join person p using (chat_id)
                where p.stage = 'registered' and p.consent_at <= t.said_at
            ), counted as (
                insert into progress as p (chat_id, mode, said)
                select chat_id, mode, count(*) from known group by chat_id, mode order by chat_id, mode
                on conflict (chat_id, mode) do update set said = p.said + excluded.said
                returning chat_id, mode, said
            ), sizes as (
                select chat_id, mode, max(nth) as size from known group by chat_id, mode
            )
            insert into remark (chat_id, mode, number, turn_id, said_at, text)
            select k.chat_id, k.mode, c.said - s.size + k.nth, k.turn_id, k.said_at, k.text
            from known k join counted c using (chat_id, mode) join sizes s using (chat_id, mode)
            returning turn_id
            """;

    private static final String STANDING = """
            select p.chat_id, p.mode, p.said, p.quick, p.deep
            from progress p join unnest(?::bigint[], ?::text[]) as t (chat_id, mode) using (chat_id, mode)
            """;

    private final Transactions transactions;
    private final Chronicle chronicle;
    private final GroupCommit<Command, Optional<Standing>> keeping;

    PostgresRemarks(Transactions transactions, Chronicle chronicle) {
        this.transactions = transactions;
        this.chronicle = chronicle;
        this.keeping = transactions.group("remarks", this::keep);
    }

    private record Command(Remark remark, @Nullable Mood mood, Context occasion) {}

    private record Lane(long chat, String mode) {}

    @Override
    public Optional<Standing> keep(Remark remark, @Nullable Mood mood) {
        return keeping.submit(new Command(remark, mood, Context.current()));
    }

    private List<Optional<Standing>> keep(Transaction tx, List<Command> commands) {
        var fresh = tx.claim(
                CONSUMER,
                commands.stream().map(command -> command.remark().event()).toList());
        var kept = kept(
                tx,
                commands.stream()
                        .map(Command::remark)
                        .filter(remark -> fresh.contains(remark.event()))
                        .toList());
        var moods = new ArrayList<Chronicle.Entry>();
        for (var command : commands) {
            var said = command.remark().said();
            if (command.mood() != null && kept.remove(said.turn())) {
                moods.add(new Chronicle.Entry(
                        command.remark().chat(), Facts.of(command.mood(), said), command.occasion()));
            }
        }
        if (!moods.isEmpty()) {
            chronicle.append(tx, moods);
        }
        var standings = standings(tx, commands);
        return commands.stream()
                .map(command -> Optional.ofNullable(standings.get(
                        new Lane(command.remark().chat(), command.remark().mode()))))
                .toList();
    }

    /** The turns that were kept. */
    private static Set<UUID> kept(Transaction tx, List<Remark> remarks) {
        if (remarks.isEmpty()) {
            return new HashSet<>();
        }
        return new HashSet<>(tx.query(
                KEEP,
                row -> row.getObject(1, UUID.class),
                remarks.stream().mapToLong(Remark::chat).toArray(),
                remarks.stream().map(Remark::mode).toArray(String[]::new),
                remarks.stream().map(remark -> remark.said().turn()).toArray(UUID[]::new),
                remarks.stream().map(remark -> remark.said().at().toString()).toArray(String[]::new),
                remarks.stream()
                        .map(remark -> remark.said().text().replace("\u0000", ""))
                        .toArray(String[]::new)));
    }

    private static Map<Lane, Standing> standings(Transaction tx, List<Command> commands) {
        var standings = new HashMap<Lane, Standing>();
        tx.query(
                STANDING,
                row -> standings.put(
                        new Lane(row.getLong(1), row.getString(2)),
                        new Standing(row.getInt(3), row.getInt(4), row.getInt(5))),
                commands.stream().mapToLong(command -> command.remark().chat()).toArray(),
                commands.stream().map(command -> command.remark().mode()).toArray(String[]::new));
        return standings;
    }

    @Override
    public List<Utterance> window(long chat, String mode, int upTo, int limit) {
        return transactions
                .callSingle(tx -> tx.query(
                        """
                        select turn_id, said_at, text from remark
                        where chat_id = ? and mode = ? and number <= ? order by number desc limit ?
                        """,
                        row -> new Utterance(
                                row.getObject("turn_id", UUID.class),
                                row.getObject("said_at", OffsetDateTime.class).toInstant(),
                                row.getString("text")),
                        chat,
                        mode,
                        upTo,
                        limit))
                .reversed();
    }

    @Override
    public boolean claim(Transaction tx, long chat, String mode, Depth depth, int upTo) {
        var present = tx.query(
                "select 1 from person where chat_id = ? and stage = 'registered' for no key update", row -> 1, chat);
        if (present.isEmpty()) {
            return false;
        }
        tx.update("delete from remark where chat_id = ? and mode = ? and number <= ?", chat, mode, upTo - KEPT);
        return switch (depth) {
            case QUICK ->
                tx.update(
                                "update progress set quick = ? where chat_id = ? and mode = ? and quick < ?",
                                upTo,
                                chat,
                                mode,
                                upTo)
                        > 0;
            case DEEP -> tx.update("""
                                update progress set deep = ?, quick = greatest(quick, ?)
                                where chat_id = ? and mode = ? and deep < ?
                                """, upTo, upTo, chat, mode, upTo) > 0;
        };
    }
}
