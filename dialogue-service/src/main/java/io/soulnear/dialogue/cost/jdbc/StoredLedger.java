package io.soulnear.dialogue.cost.jdbc;

import io.soulnear.dialogue.conversation.domain.ModelCall;
import io.soulnear.dialogue.cost.application.Ledger;
import io.soulnear.dialogue.person.application.Erasures;
import io.soulnear.messaging.Transactions;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Beside the calls for replies, in one table. */
@Singleton
final class StoredLedger implements Ledger {
    private static final String ENTER = """
            insert into model_call (chat_id, purpose, event, place, asked_at, provider, model, outcome, tokens_in, tokens_out, cost_micros,
                latency_millis, first_token_millis)
            select ?, ?, ?, ?, ?, ?, ?, ?, ?::int, ?::int, ?::bigint, ?, ?::bigint
            where not exists (select from erasure where person = ? and erased_at >= ?)
            on conflict do nothing
            """;

    private final Transactions transactions;

    StoredLedger(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void enter(UUID event, long chat, String purpose, Instant at, List<ModelCall> calls) {
        transactions.call(tx -> {
            for (int place = 0; place < calls.size(); place++) {
                var call = calls.get(place);
                tx.update(
                        ENTER,
                        chat,
                        purpose,
                        event,
                        place,
                        at,
                        call.provider(),
                        call.model(),
                        call.outcome(),
                        call.tokensIn(),
                        call.tokensOut(),
                        call.costMicros(),
                        call.latencyMillis(),
                        call.firstTokenMillis(),
                        Erasures.key(chat),
                        at);
            }
            return calls.size();
        });
    }
}
