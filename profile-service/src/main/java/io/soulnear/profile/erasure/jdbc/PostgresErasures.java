package io.soulnear.profile.erasure.jdbc;

import io.soulnear.messaging.Transaction;
import io.soulnear.profile.erasure.application.ErasureRecords;
import io.soulnear.profile.erasure.application.PendingErasure;
import io.soulnear.profile.erasure.domain.Confirmations;
import io.soulnear.profile.erasure.domain.Service;
import io.soulnear.runtime.Language;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

@Singleton
final class PostgresErasures implements ErasureRecords {
    @Override
    public void open(
            Transaction tx,
            PendingErasure erasure,
            String person,
            long updateId,
            Instant at,
            Map<String, Integer> erased) {
        tx.update(
                """
                insert into erasure (id, person, update_id, requested_at, caused_by, chat_id, language)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                erasure.id(),
                person,
                updateId,
                at,
                erasure.causedBy(),
                erasure.chat(),
                erasure.language().code());
        count(tx, erasure.id(), erased);
    }

    private static void count(Transaction tx, UUID erasure, Map<String, Integer> erased) {
        if (!erased.isEmpty()) {
            tx.update(
                    """
                    update erasure set counts = counts || (
                        select jsonb_object_agg(name, rows::int) from unnest(?::text[], ?::text[]) as t (name, rows))
                    where id = ?
                    """,
                    erased.keySet().toArray(String[]::new),
                    erased.values().stream().map(String::valueOf).toArray(String[]::new),
                    erasure);
        }
    }

    @Override
    public Map<String, Integer> erased(Transaction tx, UUID erasure) {
        var counts = new TreeMap<String, Integer>();
        tx.query(
                "select key, value::int from erasure, jsonb_each_text(counts) where id = ?",
                row -> counts.put(row.getString(1), row.getInt(2)),
                erasure);
        return counts;
    }

    @Override
    public Optional<PendingErasure> pending(Transaction tx, UUID erasure) {
        return tx.query("""
                        select id, chat_id, language, caused_by, confirmed
                        from erasure
                        where id = ? and closed_at is null
                        for update
                        """, PostgresErasures::pending, erasure).stream().findFirst();
    }

    @Override
    public void confirmed(Transaction tx, UUID erasure, Confirmations confirmations, Map<String, Integer> erased) {
        var names = confirmations.received().stream().map(Service::code).toArray(String[]::new);
        tx.update("update erasure set confirmed = ? where id = ?", names, erasure);
        count(tx, erasure, erased);
    }

    @Override
    public void close(Transaction tx, UUID erasure, Instant at) {
        tx.update("update erasure set closed_at = ?, chat_id = null, language = null where id = ?", at, erasure);
    }

    @Override
    public boolean cover(Transaction tx, String person, long updateId, Instant at) {
        var found = tx.query(
                "select 1 from erasure where person = ? and update_id >= ? and requested_at >= ? limit 1",
                row -> row.getInt(1),
                person,
                updateId,
                at);
        return !found.isEmpty();
    }

    @Override
    public List<PendingErasure> overdue(Transaction tx, Instant before, Instant now) {
        return tx.query("""
                update erasure set told_at = ?
                where closed_at is null and told_at is null and requested_at < ?
                returning id, chat_id, language, caused_by, confirmed
                """, PostgresErasures::pending, now, before);
    }

    private static PendingErasure pending(ResultSet row) throws SQLException {
        return new PendingErasure(
                row.getObject("id", UUID.class),
                row.getLong("chat_id"),
                Language.of(row.getString("language")),
                row.getObject("caused_by", UUID.class),
                Confirmations.of(
                        Arrays.asList((String[]) row.getArray("confirmed").getArray())));
    }
}
