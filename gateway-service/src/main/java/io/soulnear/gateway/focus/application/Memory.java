package io.soulnear.gateway.focus.application;

import io.soulnear.gateway.focus.application.Decisions.Known;
import io.soulnear.gateway.focus.domain.Chat;
import io.soulnear.gateway.focus.domain.Route;
import io.soulnear.runtime.Lately;
import io.soulnear.runtime.Patience;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was decided, even when the database is away or slow: then from what this process has seen lately, and what could
 * not be written is written as soon as the database is back. The database is right where it answers; a chat that neither
 * knows counts as new, because a person who has not consented must not be answered by a companion.
 */
public final class Memory {
    private static final int RECENT = 50_000;
    private static final int UNWRITTEN = 20_000;
    private static final int ONE_STATEMENT = 1_000;

    private final Decisions decisions;
    private final Patience patience =
            new Patience("the database of chats", Duration.ofMillis(300), Duration.ofSeconds(1));
    /** Whom nobody here remembers would be taken for a stranger: worth a longer wait, within the time for help in a crisis. */
    private final Patience patienceForStrangers =
            new Patience("the database of chats", Duration.ofSeconds(2), Duration.ofSeconds(1));

    private final Map<Long, Chat> recentChats = Lately.map(RECENT);
    private final Map<UUID, Route> recentRoutes = Lately.map(RECENT);
    private final Map<Long, Chat> unwrittenChats = Lately.map(UNWRITTEN);
    private final Map<UUID, Route> unwrittenRoutes = Lately.map(UNWRITTEN);

    public Memory(Decisions decisions) {
        this.decisions = decisions;
    }

    /** What is known of those chats and updates. Takes at most 300 ms, and 2 s when some of the chats are not remembered. */
    public Known recall(Set<Long> chats, Set<UUID> updates) {
        var stored = (remembers(chats) ? patience : patienceForStrangers)
                .start(() -> decisions.read(chats, updates))
                .await();
        synchronized (this) {
            stored.ifPresent(known -> {
                chats.stream().filter(chat -> !unwrittenChats.containsKey(chat)).forEach(recentChats::remove);
                recentChats.putAll(
                        over(known.chats(), unwrittenChats, known.chats().keySet()));
            });
            return stored.map(known -> new Known(
                            over(known.chats(), unwrittenChats, chats), over(known.routes(), unwrittenRoutes, updates)))
                    .orElseGet(
                            () -> new Known(over(Map.of(), recentChats, chats), over(Map.of(), recentRoutes, updates)));
        }
    }

    private synchronized boolean remembers(Set<Long> chats) {
        return recentChats.keySet().containsAll(chats);
    }

    private static <K, V> Map<K, V> over(Map<K, V> stored, Map<K, V> newer, Set<K> keys) {
        var result = new HashMap<>(stored);
        for (var key : keys) {
            var value = newer.get(key);
            if (value != null) {
                result.put(key, value);
            }
        }
        return result;
    }

    /** Begins to write; {@link Writing#await} says when it is through or given up for now. */
    public Writing remember(Known more) {
        Known due;
        synchronized (this) {
            recentChats.putAll(more.chats());
            recentRoutes.putAll(more.routes());
            unwrittenChats.putAll(more.chats());
            unwrittenRoutes.putAll(more.routes());
            due = new Known(first(unwrittenChats), first(unwrittenRoutes));
        }
        if (due.chats().isEmpty() && due.routes().isEmpty()) {
            return new Writing(due, null);
        }
        return new Writing(due, patience.start(() -> {
            decisions.write(due);
            return due;
        }));
    }

    /** Writes what could not be written before. */
    public void settle() {
        remember(new Known(Map.of(), Map.of())).await();
    }

    /** Something that is being written. */
    public final class Writing {
        private final Known due;
        private final Patience.@Nullable Attempt<Known> attempt;

        private Writing(Known due, Patience.@Nullable Attempt<Known> attempt) {
            this.due = due;
            this.attempt = attempt;
        }

        /** Waits until it is written, at most 300 ms; what is not, is kept for the next time. */
        public void await() {
            if (attempt != null && attempt.await().isPresent()) {
                synchronized (Memory.this) {
                    due.chats().forEach(unwrittenChats::remove);
                    due.routes().forEach(unwrittenRoutes::remove);
                }
            }
        }
    }

    /** The chat is known to have changed in the database by other means; null: it is forgotten. */
    public synchronized void changed(long chatId, @Nullable Chat chat) {
        unwrittenChats.remove(chatId);
        if (chat == null) {
            recentChats.remove(chatId);
        } else {
            recentChats.put(chatId, chat);
        }
    }

    /** The eldest, no more than one statement writes within its time. */
    private static <K, V> Map<K, V> first(Map<K, V> unwritten) {
        return unwritten.entrySet().stream()
                .limit(ONE_STATEMENT)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
