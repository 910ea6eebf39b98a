package io.soulnear.gateway.delivery.application;

import io.soulnear.runtime.Patience;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Deliveries that must not wait for the database: what it cannot tell or take at once is kept by this process, until
 * {@link #settle} brings it there.
 */
public final class UrgentDeliveries implements Deliveries {
    private static final int KEPT = 10_000;

    private final Deliveries stored;
    private final Patience patience =
            new Patience("the database of deliveries", Duration.ofMillis(300), Duration.ofSeconds(1));
    private final Map<UUID, Integer> unwritten = new ConcurrentHashMap<>();

    public UrgentDeliveries(Deliveries stored) {
        this.stored = stored;
    }

    @Override
    public Standing standing(Reply reply) {
        var known = unwritten.get(reply.id());
        return known != null
                ? new Standing(known, false)
                : patience.start(() -> stored.standing(reply)).await().orElse(Standing.NEW);
    }

    @Override
    public void record(UUID reply, int pieces) {
        if (unwritten.size() < KEPT) {
            unwritten.put(reply, pieces);
        }
        write(reply, pieces);
    }

    /** Writes what could not be written before. */
    public void settle() {
        unwritten.forEach(this::write);
    }

    private void write(UUID reply, int pieces) {
        var written = patience.start(() -> {
            stored.record(reply, pieces);
            return pieces;
        });
        if (written.await().isPresent()) {
            unwritten.remove(reply, pieces);
        }
    }
}
