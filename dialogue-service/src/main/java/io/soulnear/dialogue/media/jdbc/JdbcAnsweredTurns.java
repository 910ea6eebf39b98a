package io.soulnear.dialogue.media.jdbc;

import io.soulnear.dialogue.media.application.AnsweredTurns;
import io.soulnear.dialogue.media.application.Told;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Transactions;
import jakarta.inject.Singleton;
import java.util.UUID;

@Singleton
final class JdbcAnsweredTurns implements AnsweredTurns, Told {
    private static final String DEALT_WITH = """
            select exists (select from turn where id = ? and reply_text is not null)
                or exists (select from inbox where consumer in ('dialogue.notice', 'dialogue.heard') and event_id = ?)
            """;

    private final Transactions transactions;

    JdbcAnsweredTurns(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean has(UUID update) {
        return transactions
                .callSingle(tx -> tx.query(DEALT_WITH, row -> row.getBoolean(1), update, update))
                .getFirst();
    }

    @Override
    public void tell(UUID spoken, Event heard) {
        transactions.call(tx -> {
            if (tx.claim("dialogue.heard", spoken)) {
                tx.publish(heard);
            }
            return true;
        });
    }
}
