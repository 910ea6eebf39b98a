package io.soulnear.gateway.draft.jdbc;

import io.soulnear.gateway.draft.application.HalfMessages;
import io.soulnear.messaging.Transactions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Half messages in Postgres, by the database's clock. */
@Singleton
final class JdbcHalfMessages implements HalfMessages {
    private static final String HOLD = """
            insert into half_message as h (cause, message_id, held_until, finished, begun_at)
            values (?, 0, now() + ? * interval '1 millisecond', false, now())
            on conflict (cause) do update set held_until = excluded.held_until
                where not h.finished and h.message_id <> 0 and (h.held_until is null or h.held_until < now())
            returning message_id
            """;
    private static final String RELEASE = "update half_message set message_id = ?, held_until = null where cause = ?";
    private static final String FORGO = "delete from half_message where cause = ? and message_id = 0 and not finished";
    private static final String FINISH = """
            insert into half_message as h (cause, message_id, finished, reply_id, begun_at) values (?, 0, true, ?, now())
            on conflict (cause) do update set finished = true, reply_id = coalesce(h.reply_id, excluded.reply_id)
                where h.finished or h.held_until is null or h.held_until < now()
            returning case when reply_id = ? then message_id else 0 end
            """;

    private final Transactions transactions;

    JdbcHalfMessages(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public @Nullable Half hold(UUID cause, Duration atMost) {
        return half(HOLD, cause, atMost.toMillis());
    }

    @Override
    public void release(UUID cause, long messageId) {
        transactions.callSingle(tx -> tx.update(RELEASE, messageId, cause));
    }

    @Override
    public void forgo(UUID cause) {
        transactions.callSingle(tx -> tx.update(FORGO, cause));
    }

    @Override
    public @Nullable Half finish(UUID cause, UUID reply) {
        return half(FINISH, cause, reply, reply);
    }

    private @Nullable Half half(String statement, Object... args) {
        var found = transactions.callSingle(tx -> tx.query(statement, row -> new Half(row.getLong(1)), args));
        return found.isEmpty() ? null : found.getFirst();
    }
}
