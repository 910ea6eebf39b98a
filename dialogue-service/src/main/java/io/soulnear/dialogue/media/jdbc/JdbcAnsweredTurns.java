package io.soulnear.dialogue.media.jdbc;

import io.soulnear.dialogue.media.application.AnsweredTurns;
import io.soulnear.messaging.Transactions;
import jakarta.inject.Singleton;
import java.util.UUID;

@Singleton
final class JdbcAnsweredTurns implements AnsweredTurns {
    private final Transactions transactions;

    JdbcAnsweredTurns(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean has(UUID update) {
        return !transactions
                .callSingle(tx -> tx.query(
                        "select 1 from turn where id = ? and reply_text is not null", row -> row.getInt(1), update))
                .isEmpty();
    }
}
