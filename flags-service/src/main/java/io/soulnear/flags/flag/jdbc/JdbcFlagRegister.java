package io.soulnear.flags.flag.jdbc;

import io.soulnear.flags.flag.application.FlagRegister;
import io.soulnear.flags.flag.domain.Change;
import io.soulnear.flags.flag.domain.Flag;
import io.soulnear.flags.flag.domain.Revision;
import io.soulnear.messaging.Transaction;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

@Singleton
final class JdbcFlagRegister implements FlagRegister {
    private static final String FLAG =
            "select key, version, definition, actor, reason, override_reason, changed_at from flag ";

    private static final String REVISION =
            "select key, version, before, after, actor, reason, override_reason, changed_at from flag_revision ";

    @Override
    public List<Flag> all(Transaction tx) {
        return tx.query(FLAG + "order by key", JdbcFlagRegister::flag);
    }

    @Override
    public Optional<Flag> find(Transaction tx, String key) {
        return tx.query(FLAG + "where key = ?", JdbcFlagRegister::flag, key).stream()
                .findFirst();
    }

    @Override
    public Optional<Flag> findForChange(Transaction tx, String key) {
        return tx.query(FLAG + "where key = ? for update", JdbcFlagRegister::flag, key).stream()
                .findFirst();
    }

    @Override
    public List<Revision> history(Transaction tx, String key) {
        return tx.query(REVISION + "where key = ? order by version desc", JdbcFlagRegister::revision, key);
    }

    @Override
    public List<Revision> latest(Transaction tx, int limit) {
        return tx.query(
                REVISION + "order by changed_at desc, key, version desc limit ?", JdbcFlagRegister::revision, limit);
    }

    @Override
    public boolean save(Transaction tx, Flag flag, Revision revision) {
        var change = flag.lastChange();
        var saved = tx.update(
                """
                insert into flag (key, version, definition, actor, reason, override_reason, changed_at)
                values (?, ?, ?::json, ?, ?, ?, ?)
                on conflict (key) do update set
                    version = excluded.version, definition = excluded.definition,
                    actor = excluded.actor, reason = excluded.reason,
                    override_reason = excluded.override_reason, changed_at = excluded.changed_at
                where flag.version = excluded.version - 1
                """,
                flag.key(),
                flag.version(),
                flag.definition(),
                change.actor(),
                change.reason(),
                change.override(),
                change.at());
        if (saved == 0) {
            return false;
        }
        tx.update(
                """
                insert into flag_revision (key, version, before, after, actor, reason, override_reason, changed_at)
                values (?, ?, ?::json, ?::json, ?, ?, ?, ?)
                """,
                revision.key(),
                revision.version(),
                revision.before(),
                revision.after(),
                change.actor(),
                change.reason(),
                change.override(),
                change.at());
        return true;
    }

    private static Flag flag(ResultSet row) throws SQLException {
        return new Flag(row.getString("key"), row.getLong("version"), row.getString("definition"), change(row));
    }

    private static Revision revision(ResultSet row) throws SQLException {
        return new Revision(
                row.getString("key"),
                row.getLong("version"),
                row.getString("before"),
                row.getString("after"),
                change(row));
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getString("actor"),
                row.getString("reason"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("override_reason"));
    }
}
