package io.soulnear.profile.chronicle;

import io.soulnear.messaging.Event;
import io.soulnear.messaging.Transaction;
import io.soulnear.messaging.Transactions;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Makes the rows of the read side anew from the events. Rows of people who registered within what the topic still holds are
 * made from nothing; of people who are here longer, what the topic says is put over what is there.
 */
@Singleton
final class Rebuild {
    private static final String REGISTERED = "io.soulnear.profile.registered.v1";
    private static final List<String> TABLES = List.of("pattern", "insight", "mood", "style", "entitlement");
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final int TRIES = 30;

    private final Transactions transactions;
    private final Told told;
    private final ReadSide readSide;

    Rebuild(Transactions transactions, Told told, ReadSide readSide) {
        this.transactions = transactions;
        this.told = told;
        this.readSide = readSide;
    }

    /** How much was done: events that were applied, and rows that there are now. */
    record Outcome(int events, int rows) {}

    /** Does it in one transaction; what would change the rows waits, readers see the old rows until it is done. */
    Outcome run() {
        for (var left = TRIES; ; left--) {
            try {
                return transactions.call(this::makeAnew);
            } catch (RuntimeException e) {
                if (left == 1 || !gaveWay(e)) {
                    throw e;
                }
            }
        }
    }

    private static boolean gaveWay(RuntimeException e) {
        return e.getCause() instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState());
    }

    private Outcome makeAnew(Transaction tx) {
        lockTables(tx);
        var lives = lives(tx);
        var events = new ArrayList<Event>();
        told.sinceTheBeginning(event -> {
            var since = lives.get(event.key());
            if (since != null && !event.time().isBefore(since)) {
                events.add(event);
            }
        });
        waiting(tx, events);
        var whole = events.stream()
                .filter(event -> event.type().equals(REGISTERED))
                .mapToLong(event -> Long.parseLong(event.key()))
                .distinct()
                .toArray();
        for (var table : TABLES) {
            tx.update("delete from " + table + " where chat_id = any(?)", (Object) whole);
        }
        readSide.apply(tx, events);
        return new Outcome(events.size(), rows(tx));
    }

    /**
     * Gives way after a while, because somebody who has one of the tables may wait for another one that is locked here
     * already; before PostgreSQL looks for deadlocks, which it does after a second.
     */
    private static void lockTables(Transaction tx) {
        tx.update("set local lock_timeout = '300ms'");
        tx.update("lock table " + String.join(", ", TABLES) + " in share row exclusive mode");
        tx.update("set local lock_timeout to default");
    }

    /** Since when each registered person is here; older events belong to a life that was erased. */
    private static Map<String, Instant> lives(Transaction tx) {
        var lives = new HashMap<String, Instant>();
        tx.query(
                "select chat_id, consent_at from person where stage = 'registered'",
                row -> lives.put(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()));
        return lives;
    }

    /** Events that are committed here and perhaps not yet in the topic come last; those that are in both come once. */
    private static void waiting(Transaction tx, List<Event> events) {
        var known = events.stream().map(Event::id).collect(Collectors.toSet());
        tx
                .query(
                        "select event_id, type, key, time, data from outbox where topic = ? order by id",
                        row -> new Event(
                                row.getObject("event_id", UUID.class),
                                row.getString("type"),
                                Chronicle.TOPIC,
                                row.getString("key"),
                                row.getObject("time", OffsetDateTime.class).toInstant(),
                                row.getString("data"),
                                Map.of(),
                                null),
                        Chronicle.TOPIC)
                .stream()
                .filter(event -> !known.contains(event.id()))
                .forEach(events::add);
    }

    private static int rows(Transaction tx) {
        return TABLES.stream()
                .mapToInt(table -> tx.query("select count(*) from " + table, row -> row.getInt(1))
                        .getFirst())
                .sum();
    }
}
