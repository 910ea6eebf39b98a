package io.soulnear.gateway.delivery.jdbc;

import io.soulnear.gateway.delivery.application.Reachability;
import io.soulnear.messaging.Transactions;
import jakarta.inject.Singleton;

@Singleton
final class JdbcReachability implements Reachability {
    private final Transactions transactions;

    JdbcReachability(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Of a chat that is not known, such as one that has just been erased, nothing is kept. */
    @Override
    public void unreachable(long chatId) {
        transactions.call(tx -> tx.update(
                "update chat set unreachable_since = now() where chat_id = ? and unreachable_since is null", chatId));
    }
}
