package io.soulnear.profile.entitlement.jdbc;

import io.soulnear.messaging.Transaction;
import io.soulnear.profile.entitlement.application.EntitlementRows;
import io.soulnear.profile.entitlement.domain.Entitlement;
import io.soulnear.runtime.Language;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.Optional;

@Singleton
final class PostgresEntitlements implements EntitlementRows {
    @Override
    public Entitlement find(Transaction tx, long chat) {
        return tx
                .query(
                        "select until, source from entitlement where chat_id = ? and plan = 'premium' for update",
                        row -> (Entitlement) new Entitlement.Premium(
                                row.getObject("until", OffsetDateTime.class).toInstant(), row.getString("source")),
                        chat)
                .stream()
                .findFirst()
                .orElseGet(Entitlement.Free::new);
    }

    @Override
    public String code(Transaction tx, long chat, String fresh) {
        tx.update("insert into invitation (chat_id, code) values (?, ?) on conflict (chat_id) do nothing", chat, fresh);
        return tx.query("select code from invitation where chat_id = ?", row -> row.getString(1), chat)
                .getFirst();
    }

    @Override
    public Optional<Inviter> inviter(Transaction tx, String code) {
        return tx.query("""
                        select i.chat_id, p.language from invitation i join person p using (chat_id)
                        where i.code = ? and p.stage = 'registered'
                        """, row -> new Inviter(row.getLong(1), Language.of(row.getString(2))), code).stream()
                .findFirst();
    }

    @Override
    public boolean credit(Transaction tx, String invited, long inviter) {
        return tx.update(
                        "insert into credited (invited, inviter) values (?, ?) on conflict (invited) do nothing",
                        invited,
                        inviter)
                > 0;
    }
}
