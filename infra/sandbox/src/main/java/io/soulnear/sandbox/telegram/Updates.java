package io.soulnear.sandbox.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The bot's queue: updates in order, kept until the bot confirms them by polling on or by taking the webhook. */
final class Updates {
    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");
    private static final int RECENT = 8192;
    private static final long LARGEST_JUMP = 1_000_000_000;
    private static final Set<String> NOT_BY_DEFAULT =
            Set.of("chat_member", "message_reaction", "message_reaction_count");
    static final String OTHER_POLLER =
            "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";
    private static final String WEBHOOK_ACTIVE = "Conflict: can't use getUpdates method while webhook is active; "
            + "use deleteWebhook to delete the webhook first";

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Long, Update> pending = new LinkedHashMap<>();
    private final Update[] recent = new Update[RECENT];
    private final Tally tally;
    private final Consumer<Update> confirmed;
    private Set<String> allowed = Set.of();
    private long lastId;
    private long arrivals;
    private @Nullable Object poller;
    private @Nullable String dismissal;
    private @Nullable Webhook webhook;

    /** Ids grow by 10,000 for each second of the clock, so that they go on growing over a restart at any bearable rate. */
    Updates(Clock clock, Tally tally, Consumer<Update> confirmed) {
        this.lastId = (clock.millis() - EPOCH.toEpochMilli()) * 10;
        this.tally = tally;
        this.confirmed = confirmed;
    }

    /** Queues what a person did; returns its update id, or 0 when the bot does not want updates of this type. */
    long add(String type, long chatId, long messageId, ObjectNode content) {
        var body = Json.bytes(Json.MAPPER.createObjectNode().set(type, content));
        lock.lock();
        try {
            if (allowed.isEmpty() ? NOT_BY_DEFAULT.contains(type) : !allowed.contains(type)) {
                return 0;
            }
            var id = ++lastId;
            queue(new Update(id, chatId, messageId, false, Update.numbered(id, body)));
            return id;
        } finally {
            lock.unlock();
        }
    }

    /** Queues anything, under its own {@code update_id} if it has one. */
    long inject(long chatId, ObjectNode content) {
        lock.lock();
        try {
            long id = content.path("update_id").asLong(lastId + 1);
            if (id > lastId && id - lastId < LARGEST_JUMP) {
                lastId = id;
            }
            var update = content.has("update_id")
                    ? content
                    : Json.MAPPER.createObjectNode().put("update_id", id).setAll(content);
            queue(new Update(id, chatId, 0, true, Json.escaped(update)));
            return id;
        } finally {
            lock.unlock();
        }
    }

    /** Queues one of the last {@value #RECENT} updates once more; false when it is none of them. */
    boolean repeat(long id) {
        lock.lock();
        try {
            var earlier = recent[(int) (id & (RECENT - 1))];
            if (earlier == null || earlier.id != id) {
                return false;
            }
            queue(new Update(id, earlier.chatId, 0, true, earlier.json));
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void queue(Update update) {
        tally.updates.increment();
        pending.put(++arrivals, update);
        recent[(int) (update.id & (RECENT - 1))] = update;
        if (webhook != null) {
            webhook.offer(arrivals, update);
        }
        changed.signalAll();
    }

    /**
     * Long polling, as {@code getUpdates} has it. A later poller dismisses an earlier one.
     *
     * @param offset everything below is confirmed; when negative, all but the last so many
     */
    List<Update> poll(long offset, int limit, int timeoutSeconds, @Nullable Set<String> types)
            throws Refusal, InterruptedException {
        var me = new Object();
        lock.lockInterruptibly();
        try {
            if (webhook != null) {
                throw Refusal.of(409, WEBHOOK_ACTIVE);
            }
            dismissPoller(OTHER_POLLER);
            poller = me;
            if (types != null) {
                allowed = types;
            }
            confirmBelow(offset < 0 ? offsetFromEnd(-offset) : offset);
            long left = TimeUnit.SECONDS.toNanos(timeoutSeconds);
            while (pending.isEmpty() && left > 0 && poller == me) {
                left = changed.awaitNanos(left);
            }
            if (poller != me) {
                throw Refusal.of(409, dismissal == null ? OTHER_POLLER : dismissal);
            }
            var batch = pending.values().stream().limit(limit).toList();
            batch.forEach(update -> update.delivered = true);
            return batch;
        } finally {
            if (poller == me) {
                poller = null;
            }
            lock.unlock();
        }
    }

    private void dismissPoller(String why) {
        if (poller != null) {
            poller = null;
            dismissal = why;
            changed.signalAll();
        }
    }

    private long offsetFromEnd(long count) {
        return pending.values().stream()
                .skip(Math.max(pending.size() - count, 0))
                .mapToLong(update -> update.id)
                .findFirst()
                .orElse(0);
    }

    private void confirmBelow(long offset) {
        for (var all = pending.values().iterator(); all.hasNext(); ) {
            var update = all.next();
            if (update.id < offset && (update.delivered || !update.injected)) {
                all.remove();
                confirm(update);
            } else if (!update.injected) {
                return;
            }
        }
    }

    private void confirm(Update update) {
        tally.delivered.increment();
        confirmed.accept(update);
    }

    /** Takes an update off the queue that the webhook has accepted. */
    void accepted(long arrival) {
        lock.lock();
        try {
            var update = pending.remove(arrival);
            if (update != null) {
                confirm(update);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Delivers to a webhook from now on, the backlog first. */
    void deliverTo(Webhook next, @Nullable Set<String> types, Backlog backlog) {
        lock.lock();
        try {
            end(backlog);
            dismissPoller("Conflict: terminated by setWebhook request");
            if (types != null) {
                allowed = types;
            }
            webhook = next;
            pending.forEach(next::offer);
        } finally {
            lock.unlock();
        }
    }

    /** Ends delivery to the webhook, if there is one. */
    void end(Backlog backlog) {
        lock.lock();
        try {
            if (webhook != null) {
                webhook.close();
                webhook = null;
            }
            if (backlog == Backlog.DROPPED) {
                pending.clear();
            }
        } finally {
            lock.unlock();
        }
    }

    /** What becomes of unconfirmed updates when the way of delivery changes. */
    enum Backlog {
        KEPT,
        DROPPED
    }

    @Nullable
    Webhook webhook() {
        lock.lock();
        try {
            return webhook;
        } finally {
            lock.unlock();
        }
    }

    List<String> allowed() {
        lock.lock();
        try {
            return new ArrayList<>(allowed);
        } finally {
            lock.unlock();
        }
    }

    int pending() {
        lock.lock();
        try {
            return pending.size();
        } finally {
            lock.unlock();
        }
    }
}
