package io.soulnear.profile.export.jdbc;

import io.soulnear.messaging.Transaction;
import io.soulnear.profile.export.application.ExportRequests;
import io.soulnear.runtime.Language;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

@Singleton
final class PostgresExportRequests implements ExportRequests {
    private static final int AT_ONCE = 10;

    @Override
    public boolean open(Transaction tx, Wish wish) {
        return tx.update("""
                        insert into export_request (chat_id, caused_by, language, requested_at) values (?, ?, ?, ?)
                        on conflict (chat_id) do nothing
                        """, wish.chat(), wish.causedBy(), wish.language().code(), wish.at()) > 0;
    }

    @Override
    public List<Wish> open(Transaction tx) {
        return tx.query(
                "select chat_id, caused_by, language, requested_at from export_request order by requested_at limit ?",
                row -> new Wish(
                        row.getLong("chat_id"),
                        row.getObject("caused_by", UUID.class),
                        Language.of(row.getString("language")),
                        row.getObject("requested_at", OffsetDateTime.class).toInstant()),
                AT_ONCE);
    }

    @Override
    public boolean close(Transaction tx, long chat) {
        return tx.update("delete from export_request where chat_id = ?", chat) > 0;
    }
}
