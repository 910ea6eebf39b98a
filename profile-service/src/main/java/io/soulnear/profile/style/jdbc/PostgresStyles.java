package io.soulnear.profile.style.jdbc;

import io.soulnear.messaging.Transaction;
import io.soulnear.profile.style.application.Styles;
import io.soulnear.profile.style.domain.Length;
import io.soulnear.profile.style.domain.Personality;
import io.soulnear.profile.style.domain.Style;
import io.soulnear.profile.style.domain.Tone;
import jakarta.inject.Singleton;
import java.util.Locale;

@Singleton
final class PostgresStyles implements Styles {
    @Override
    public Style of(Transaction tx, long chat) {
        return tx
                .query(
                        "select tone, personality, length from style where chat_id = ?",
                        row -> new Style(
                                Tone.valueOf(row.getString("tone").toUpperCase(Locale.ROOT)),
                                Personality.valueOf(row.getString("personality").toUpperCase(Locale.ROOT)),
                                Length.valueOf(row.getString("length").toUpperCase(Locale.ROOT))),
                        chat)
                .stream()
                .findFirst()
                .orElse(Style.DEFAULT);
    }
}
