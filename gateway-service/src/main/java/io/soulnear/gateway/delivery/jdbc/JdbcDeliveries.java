package io.soulnear.gateway.delivery.jdbc;

import io.soulnear.gateway.delivery.application.Deliveries;
import io.soulnear.gateway.delivery.application.Reply;
import io.soulnear.messaging.GroupCommit;
import io.soulnear.messaging.Transaction;
import io.soulnear.messaging.Transactions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Deliveries in Postgres, many in one statement. What could not be written yet is known to this process at least. */
@Singleton
final class JdbcDeliveries implements Deliveries {
    private static final String READ = """
            select coalesce(d.pieces, 0) as pieces, h.cause is not null as has_half
            from unnest(?::uuid[], ?::uuid[]) with ordinality as r (reply_id, cause, n)
            left join delivery d on d.reply_id = r.reply_id
            left join half_message h on h.cause = r.cause
            order by r.n
            """;

    private static final String WRITE = """
            insert into delivery (reply_id, pieces, delivered_at)
            select reply_id, max(pieces), now() from unnest(?, ?) as new (reply_id, pieces) group by reply_id
            on conflict (reply_id) do update
               set pieces = greatest(delivery.pieces, excluded.pieces), delivered_at = excluded.delivered_at
            """;

    private final GroupCommit<Reply, Standing> reads;
    private final GroupCommit<Out, Boolean> writes;
    private final Map<UUID, Integer> unwritten = new ConcurrentHashMap<>();

    private record Out(UUID reply, int pieces) {}

    JdbcDeliveries(Transactions transactions) {
        this.reads = transactions.groupSingle("deliveries-read", JdbcDeliveries::read);
        this.writes = transactions.groupSingle("deliveries-write", JdbcDeliveries::write);
    }

    @Override
    public Standing standing(Reply reply) {
        var known = reads.submit(reply);
        var kept = unwritten.getOrDefault(reply.id(), 0);
        if (kept > known.pieces()) {
            record(reply.id(), kept);
        }
        return new Standing(Math.max(known.pieces(), kept), known.hasHalf());
    }

    @Override
    public void record(UUID reply, int pieces) {
        unwritten.put(reply, pieces);
        writes.submit(new Out(reply, pieces));
        unwritten.remove(reply);
    }

    private static List<Standing> read(Transaction tx, List<Reply> replies) {
        return tx.query(
                READ,
                row -> new Standing(row.getInt("pieces"), row.getBoolean("has_half")),
                replies.stream().map(Reply::id).toArray(UUID[]::new),
                // a reply that nobody asked for has no half message, and no half message has a reply's id
                replies.stream()
                        .map(reply -> Objects.requireNonNullElse(reply.cause(), reply.id()))
                        .toArray(UUID[]::new));
    }

    private static List<Boolean> write(Transaction tx, List<Out> out) {
        tx.update(
                WRITE,
                out.stream().map(Out::reply).toArray(UUID[]::new),
                out.stream().mapToInt(Out::pieces).toArray());
        return out.stream().map(_ -> true).toList();
    }
}
