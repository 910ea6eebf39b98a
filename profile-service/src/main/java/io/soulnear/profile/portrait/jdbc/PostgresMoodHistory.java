package io.soulnear.profile.portrait.jdbc;

import io.soulnear.messaging.Transaction;
import io.soulnear.profile.portrait.application.MoodHistory;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

@Singleton
final class PostgresMoodHistory implements MoodHistory {
    @Override
    public List<Noted> since(Transaction tx, long chat, Instant since) {
        return tx.query(
                "select said_at, mood, valence, stress from mood where chat_id = ? and said_at >= ? order by said_at",
                row -> new Noted(
                        row.getObject("said_at", OffsetDateTime.class).toInstant(),
                        row.getString("mood"),
                        row.getDouble("valence"),
                        row.getString("stress")),
                chat,
                since);
    }
}
