package io.soulnear.profile.erasure.application;

import io.soulnear.messaging.Transaction;
import io.soulnear.messaging.Transactions;
import io.soulnear.profile.erasure.domain.Confirmations;
import io.soulnear.profile.erasure.domain.Service;
import io.soulnear.profile.reply.Message;
import io.soulnear.profile.reply.Replies;
import io.soulnear.runtime.Holdings;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.Pseudonyms;
import io.soulnear.runtime.Texts;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Erasures across all services, from the person's second "yes" to the closing message. */
@Singleton
public final class Erasures {
    private static final String CONSUMER = "profile.erasure";

    /** After this long a person is told that it takes longer than usual. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Transactions transactions;
    private final ErasureRecords records;
    private final Replies replies;
    private final Texts texts;
    private final Pseudonyms pseudonyms;
    private final Holdings holdings;
    private final Supplier<UUID> ids;
    private final Clock clock;

    Erasures(
            Transactions transactions,
            ErasureRecords records,
            Replies replies,
            Texts texts,
            Pseudonyms pseudonyms,
            Holdings holdings,
            Supplier<UUID> ids,
            Clock clock) {
        this.transactions = transactions;
        this.records = records;
        this.replies = replies;
        this.texts = texts;
        this.pseudonyms = pseudonyms;
        this.holdings = holdings;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Opens an erasure, in the transaction that deletes the person here, before it does.
     *
     * @param updateId Telegram's number of the update that asked for it
     * @param at when that update was recorded
     * @param update the id of that update's event
     * @return the name of the erasure
     */
    public UUID open(Transaction tx, long chat, long updateId, Instant at, UUID update, Language language) {
        var erasure = new PendingErasure(ids.get(), chat, language, update, new Confirmations(Set.of()));
        records.open(tx, erasure, pseudonyms.of(chat), updateId, at, Report.named("profile", holdings.count(tx, chat)));
        return erasure.id();
    }

    /**
     * Whether an update belongs to a life that was erased, and is not to be acted upon. Both its number and its time must
     * be older than the erasure: numbers restart after a quiet week, clocks are set back.
     */
    public boolean cover(Transaction tx, long chat, long updateId, Instant at) {
        return records.cover(tx, pseudonyms.of(chat), updateId, at);
    }

    /**
     * Takes a service's confirmation; the last one closes the erasure and reports. Repeats change nothing.
     *
     * @param rows how many rows went there, by table
     */
    public void confirm(UUID confirmation, UUID erasure, Service service, Map<String, Integer> rows) {
        transactions.call(tx -> {
            if (tx.claim(CONSUMER, confirmation)) {
                records.pending(tx, erasure).ifPresent(pending -> confirm(tx, pending, service, rows));
            }
            return erasure;
        });
    }

    private void confirm(Transaction tx, PendingErasure erasure, Service service, Map<String, Integer> rows) {
        var confirmations = erasure.confirmations().with(service);
        records.confirmed(tx, erasure.id(), confirmations, Report.named(service.code(), rows));
        if (confirmations.complete()) {
            var report = Report.of(texts, erasure.language(), records.erased(tx, erasure.id()));
            replies.append(
                    tx,
                    erasure.chat(),
                    erasure.causedBy(),
                    Message.of(texts.get(erasure.language(), "forget.done") + "\n\n" + report));
            records.close(tx, erasure.id(), clock.instant());
        }
    }

    /** Tells those whose erasure waits for a service that is away that it takes longer; once each. */
    public void reassure() {
        transactions.call(tx -> {
            var now = clock.instant();
            var overdue = records.overdue(tx, now.minus(PATIENCE), now);
            overdue.forEach(erasure -> say(tx, erasure, "forget.slow"));
            return overdue;
        });
    }

    private void say(Transaction tx, PendingErasure erasure, String key) {
        replies.append(tx, erasure.chat(), erasure.causedBy(), Message.of(texts.get(erasure.language(), key)));
    }
}
