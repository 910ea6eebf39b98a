package io.soulnear.dialogue.memory.jdbc;

import io.soulnear.dialogue.conversation.domain.Exchange;
import io.soulnear.dialogue.conversation.domain.Mode;
import io.soulnear.dialogue.memory.application.Memories;
import io.soulnear.dialogue.memory.application.Pile;
import io.soulnear.dialogue.person.application.Erasures;
import io.soulnear.messaging.GroupCommit;
import io.soulnear.messaging.Transaction;
import io.soulnear.messaging.Transactions;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Memories in Postgres. Whether a pile is high enough is asked after every turn, so that question is put for many talks at once. */
@Singleton
final class StoredMemories implements Memories {
    private static final String PILED_UP = """
            select count(t.seq) >= i.turns
            from unnest(?::bigint[], ?::text[], ?::int[]) with ordinality as i (chat_id, mode, turns, n)
            left join memory m on m.chat_id = i.chat_id and m.mode = i.mode
            left join lateral (
                select seq from turn
                where chat_id = i.chat_id and mode = i.mode and seq > coalesce(m.folded_seq, 0) and reply_text is not null
                order by seq limit i.turns
            ) t on true
            group by i.n, i.turns order by i.n
            """;

    private static final String OLDEST = """
            select m.summary, coalesce(m.folded_seq, 0) as since, t.seq, t.id, t.person_text, t.reply_text, t.crisis
            from (values (?::bigint, ?::text)) i (chat_id, mode)
            left join memory m on m.chat_id = i.chat_id and m.mode = i.mode
            cross join lateral (
                select seq, id, person_text, reply_text, crisis from turn
                where chat_id = i.chat_id and mode = i.mode and seq > coalesce(m.folded_seq, 0) and reply_text is not null
                order by seq limit ?
            ) t
            order by t.seq
            """;

    /** As long as the last turn of the pile is held, an erasure waits; one that came first leaves nothing to hold. */
    private static final String STILL_THERE = "select id from turn where id = ? for key share";

    private static final String FOLD = """
            insert into memory (chat_id, mode, summary, folded_seq, forgotten_seq, changed_at) values (?, ?, ?, ?, 0, ?)
            on conflict (chat_id, mode) do update
                set summary = excluded.summary, folded_seq = excluded.folded_seq, changed_at = excluded.changed_at
                where memory.folded_seq = ?
            """;

    private static final String FORGET = """
            insert into memory (chat_id, mode, summary, folded_seq, forgotten_seq, changed_at)
            select i.chat_id, i.mode, null, t.seq, t.seq, i.at
            from (values (?::bigint, ?::text, ?::timestamptz)) i (chat_id, mode, at)
            cross join lateral (
                select coalesce(max(seq), 0) as seq from turn where chat_id = i.chat_id and mode = i.mode
            ) t
            where not exists (select from erasure where person = ? and coalesce(asked_at, erased_at) >= i.at)
            on conflict (chat_id, mode) do update
                set summary = null, folded_seq = excluded.folded_seq, forgotten_seq = excluded.forgotten_seq,
                    changed_at = excluded.changed_at
            """;

    private record Question(long chat, Mode mode, int turns) {}

    private record Row(@Nullable String summary, long since, long seq, UUID id, Exchange turn) {}

    private final Transactions transactions;
    private final GroupCommit<Question, Boolean> questions;
    private final Clock clock;

    StoredMemories(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.questions = transactions.groupSingle("memory-piles", StoredMemories::piledUp);
        this.clock = clock;
    }

    @Override
    public boolean isPiledUp(long chat, Mode mode, int turns) {
        return questions.submit(new Question(chat, mode, turns));
    }

    private static List<Boolean> piledUp(Transaction tx, List<Question> questions) {
        return tx.query(
                PILED_UP,
                row -> row.getBoolean(1),
                questions.stream().map(Question::chat).toArray(Long[]::new),
                questions.stream().map(each -> each.mode().code()).toArray(String[]::new),
                questions.stream().map(Question::turns).toArray(Integer[]::new));
    }

    @Override
    public Optional<Pile> oldest(long chat, Mode mode, int turns) {
        var rows = transactions.callSingle(tx -> tx.query(OLDEST, StoredMemories::row, chat, mode.code(), turns));
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var last = rows.getLast();
        var exchanges = rows.stream().map(Row::turn).toList();
        return Optional.of(new Pile(chat, mode, last.summary(), last.since(), exchanges, last.id(), last.seq()));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("summary"),
                row.getLong("since"),
                row.getLong("seq"),
                row.getObject("id", UUID.class),
                new Exchange(row.getString("person_text"), row.getString("reply_text"), row.getBoolean("crisis")));
    }

    @Override
    public boolean fold(Pile pile, String summary) {
        return transactions.call(tx -> !tx.query(STILL_THERE, row -> true, pile.last())
                        .isEmpty()
                && tx.update(FOLD, pile.chat(), pile.mode().code(), summary, pile.upTo(), clock.instant(), pile.since())
                        == 1);
    }

    @Override
    public void forget(UUID cause, long chat, Mode mode, Instant at) {
        transactions.call(tx -> tx.claim("dialogue.deletecontext", cause)
                && tx.update(FORGET, chat, mode.code(), at, Erasures.key(chat)) == 1);
    }
}
