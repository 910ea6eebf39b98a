package io.soulnear.sandbox.telegram;

import io.soulnear.sandbox.telegram.http.PostClient;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Delivers updates by HTTP: those of one chat in order, different chats at once, each again and again until a 2xx. */
final class Webhook implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final long FIRST_PAUSE_MILLIS = 250;
    private static final long LONGEST_PAUSE_MILLIS = 8_000;

    final URI url;
    final int maxConnections;
    private final LongConsumer accepted;
    private final Semaphore places;
    private final PostClient http;
    private final Map<Long, Queue<Parcel>> lanes = new HashMap<>();
    private final Set<Thread> couriers = ConcurrentHashMap.newKeySet();
    private boolean closed;
    private volatile @Nullable Failure lastFailure;

    record Failure(long at, String message) {}

    private record Parcel(long arrival, Update update) {}

    /**
     * @param secret for the header, or empty
     * @param accepted told the arrival number of each update that was taken
     */
    Webhook(URI url, String secret, int maxConnections, LongConsumer accepted) {
        this.url = url;
        this.maxConnections = maxConnections;
        this.accepted = accepted;
        this.places = new Semaphore(maxConnections);
        this.http = new PostClient(
                url, secret.isEmpty() ? Map.of() : Map.of("X-Telegram-Bot-Api-Secret-Token", secret), PATIENCE_MILLIS);
    }

    @Nullable
    Failure lastFailure() {
        return lastFailure;
    }

    synchronized void offer(long arrival, Update update) {
        if (closed) {
            return;
        }
        var lane = lanes.get(update.chatId);
        if (lane != null) {
            lane.add(new Parcel(arrival, update));
            return;
        }
        lane = new ArrayDeque<>();
        lane.add(new Parcel(arrival, update));
        lanes.put(update.chatId, lane);
        var courier = Thread.ofVirtual().unstarted(() -> walk(update.chatId));
        couriers.add(courier);
        courier.start();
    }

    private void walk(long chatId) {
        try {
            for (var next = peek(chatId); next != null; next = done(chatId)) {
                deliver(next.update());
                accepted.accept(next.arrival());
            }
        } catch (InterruptedException _) {
            // closed: what is left stays with the queue
        } finally {
            couriers.remove(Thread.currentThread());
        }
    }

    private synchronized @Nullable Parcel peek(long chatId) {
        var lane = lanes.get(chatId);
        return lane == null ? null : lane.peek();
    }

    /** Drops the delivered head; an empty lane ends, and the next update begins a new one. */
    private synchronized @Nullable Parcel done(long chatId) {
        var lane = lanes.get(chatId);
        if (lane == null) {
            return null;
        }
        lane.poll();
        if (lane.isEmpty()) {
            lanes.remove(chatId);
        }
        return lane.peek();
    }

    private void deliver(Update update) throws InterruptedException {
        for (long pause = FIRST_PAUSE_MILLIS; !post(update); pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS)) {
            Thread.sleep(pause);
        }
    }

    private boolean post(Update update) throws InterruptedException {
        places.acquire();
        try {
            int status = http.post(update.json);
            if (status / 100 == 2) {
                return true;
            }
            failed("Wrong response from the webhook: " + status);
        } catch (IOException e) {
            failed(e instanceof ConnectException ? "Connection refused" : "Connection closed");
        } finally {
            places.release();
        }
        return false;
    }

    private void failed(String message) {
        lastFailure = new Failure(System.currentTimeMillis() / 1000, message);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            lanes.clear();
        }
        couriers.forEach(Thread::interrupt);
        http.close();
    }
}
