package io.soulnear.gateway.delivery.jdbc;

import io.soulnear.gateway.delivery.application.Deliveries;
import io.soulnear.messaging.GroupCommit;
import io.soulnear.messaging.Transaction;
import io.soulnear.messaging.Transactions;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Deliveries in Postgres, many in one statement. What could not be written yet is known to this process at least. */
@Singleton
final class JdbcDeliveries implements Deliveries {
    private static final String READ = "select reply_id, pieces from delivery where reply_id = any (?)";

    private static final String WRITE = """
            insert into delivery (reply_id, pieces, delivered_at)
            select reply_id, max(pieces), now() from unnest(?, ?) as new (reply_id, pieces) group by reply_id
            on conflict (reply_id) do update
               set pieces = greatest(delivery.pieces, excluded.pieces), delivered_at = excluded.delivered_at
            """;

    private final GroupCommit<UUID, Integer> reads;
    private final GroupCommit<Out, Boolean> writes;
    private final Map<UUID, Integer> unwritten = new ConcurrentHashMap<>();

    private record Out(UUID reply, int pieces) {}

    JdbcDeliveries(Transactions transactions) {
        this.reads = transactions.groupSingle("deliveries-read", JdbcDeliveries::read);
        this.writes = transactions.groupSingle("deliveries-write", JdbcDeliveries::write);
    }

    @Override
    public int done(UUID reply) {
        return Math.max(reads.submit(reply), unwritten.getOrDefault(reply, 0));
    }

    @Override
    public void record(UUID reply, int pieces) {
        unwritten.put(reply, pieces);
        writes.submit(new Out(reply, pieces));
        unwritten.remove(reply);
    }

    private static List<Integer> read(Transaction tx, List<UUID> replies) {
        var done = new HashMap<UUID, Integer>();
        tx.query(READ, row -> done.put(row.getObject("reply_id", UUID.class), row.getInt("pieces")), (Object)
                replies.toArray(UUID[]::new));
        return replies.stream().map(reply -> done.getOrDefault(reply, 0)).toList();
    }

    private static List<Boolean> write(Transaction tx, List<Out> out) {
        tx.update(
                WRITE,
                out.stream().map(Out::reply).toArray(UUID[]::new),
                out.stream().mapToInt(Out::pieces).toArray());
        return out.stream().map(_ -> true).toList();
    }
}
