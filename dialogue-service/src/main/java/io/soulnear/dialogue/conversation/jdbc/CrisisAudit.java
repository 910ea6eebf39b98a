package io.soulnear.dialogue.conversation.jdbc;

import io.soulnear.dialogue.reply.Replies;
import io.soulnear.dialogue.safety.application.CrisisRecord;
import io.soulnear.messaging.EventIds;
import io.soulnear.messaging.Transaction;
import io.soulnear.messaging.Transactions;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.UUID;

/** The audit of crises: one event for each, without the text. */
@Singleton
final class CrisisAudit implements CrisisRecord {
    private final Transactions transactions;
    private final Replies replies;

    private record CrisisDetected(long chatId, String turnId, String language) {}

    CrisisAudit(Transactions transactions, Replies replies) {
        this.transactions = transactions;
        this.replies = replies;
    }

    @Override
    public void detected(UUID update, long chat, Locale language) {
        transactions.call(tx -> {
            record(tx, update, chat, language);
            return true;
        });
    }

    void record(Transaction tx, UUID update, long chat, Locale language) {
        if (tx.claim("dialogue.crisis", update)) {
            tx.publish(replies.event(
                    EventIds.derived("dialogue.crisis", update.toString()),
                    "io.soulnear.dialogue.crisis-detected.v1",
                    "dialogue.turn",
                    chat,
                    new CrisisDetected(chat, update.toString(), language.getLanguage())));
        }
    }
}
