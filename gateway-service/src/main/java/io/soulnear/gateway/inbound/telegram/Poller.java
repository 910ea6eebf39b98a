package io.soulnear.gateway.inbound.telegram;

import io.soulnear.gateway.bot.Answer;
import io.soulnear.gateway.bot.BotApi;
import io.soulnear.gateway.inbound.application.Fetched;
import io.soulnear.gateway.inbound.application.Reception;
import io.soulnear.gateway.inbound.application.UnreadableUpdate;
import io.soulnear.gateway.inbound.application.UpdateReader;
import io.soulnear.messaging.Linger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches updates by long polling. The offset moves on only when the whole batch is recorded, and what of it can't be read is put aside. */
final class Poller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
    private static final Duration WAIT = Duration.ofSeconds(25);
    /** What Telegram gives to one asking. */
    private static final int MOST_AT_ONCE = 100;

    private static final Duration CONFLICT_PAUSE = Duration.ofSeconds(3);
    private static final Duration SHUT_DOWN = Duration.ofSeconds(12);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    /**
     * After a week of silence Telegram starts its ids anew, perhaps below the last one. What is older than a day is gone
     * anyway, so after two days of silence the offset is dropped.
     */
    private static final Duration OFFSET_LIFE = Duration.ofDays(2);

    private final BotApi bot;
    private final UpdateReader reader;
    private final PollingLease lease;
    private final Reception reception;
    private final Linger linger = new Linger(Duration.ofMillis(25), MOST_AT_ONCE);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("poller").unstarted(this::run);
    private final Set<ByteBuffer> aside = new HashSet<>();
    private volatile boolean fetching;
    private @Nullable String trouble;
    private boolean webhookDropped;
    private int failures;
    private long offset;
    private long offsetMoved = System.nanoTime();

    Poller(BotApi bot, UpdateReader reader, PollingLease lease, Reception reception) {
        this.bot = bot;
        this.reader = reader;
        this.lease = lease;
        this.reception = reception;
    }

    void open() {
        lease.open();
        thread.start();
    }

    private void run() {
        try {
            while (lease.await()) {
                try {
                    if (webhookDropped) {
                        poll();
                    } else {
                        dropWebhook();
                    }
                } catch (RuntimeException e) { // our mistake, and no reason to hear nobody any more
                    troubled("Polling failed: " + e.getClass().getName(), failures++);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void dropWebhook() throws InterruptedException {
        if (bot.deleteWebhook() instanceof Answer.Ok) {
            webhookDropped = true;
        } else {
            troubled("Telegram does not drop the webhook", failures++);
        }
    }

    private void poll() throws InterruptedException {
        if (System.nanoTime() - offsetMoved > OFFSET_LIFE.toNanos()) {
            offset = 0;
        }
        linger.await();
        fetching = true;
        if (closed.getCount() == 0) {
            return;
        }
        var answer = bot.getUpdates(offset, WAIT, UpdateReader.KINDS);
        fetching = false;
        if (closed.getCount() == 0) {
            return; // what was fetched is not confirmed, and comes again
        }
        switch (answer) {
            case Answer.Ok(var body) -> take(body);
            case Answer.Refused refused
            when refused.status() == 409 -> {
                webhookDropped = false; // the conflict may be a webhook's
                troubled("Another poller or a webhook has the bot", 0);
                closed.await(CONFLICT_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
            case Answer.Refused refused
            when refused.retryAfterSeconds() > 0 -> closed.await(refused.retryAfterSeconds(), TimeUnit.SECONDS);
            case Answer.Refused refused -> troubled("Telegram refuses updates: " + refused.status(), failures++);
            case Answer.NotSent _, Answer.Lost _ -> troubled("Telegram does not answer", failures++);
        }
    }

    private void take(byte[] body) throws InterruptedException {
        Fetched fetched;
        try {
            fetched = reader.readAll(body);
        } catch (UpdateReader.NotAnUpdate e) {
            troubled("Telegram's updates can't be read", failures++);
            return;
        }
        linger.came(fetched.updates().size());
        try {
            if (!fetched.updates().isEmpty()) {
                reception.take(fetched.updates()).join();
            }
            putAside(fetched.unreadable());
        } catch (CompletionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            troubled("Updates can't be recorded: " + cause.getClass().getName(), failures++);
            return;
        }
        var last = fetched.lastId();
        if (last.isEmpty() && !fetched.unreadable().isEmpty()) {
            troubled("Telegram's updates have no id behind which to go on", failures++);
            return;
        }
        last.ifPresent(id -> {
            offset = id + 1;
            offsetMoved = System.nanoTime();
        });
        if (trouble != null) {
            LOG.info("Updates come in again");
        }
        trouble = null;
        failures = 0;
    }

    /** Once each, though what has no id comes again until something behind it moves the offset. */
    private void putAside(List<UnreadableUpdate> unreadable) {
        aside.retainAll(unreadable.stream()
                .map(update -> ByteBuffer.wrap(update.json()))
                .collect(Collectors.toSet()));
        for (var update : unreadable) {
            var json = ByteBuffer.wrap(update.json());
            if (!aside.contains(json)) {
                reception.putAside(update).join();
                aside.add(json);
            }
        }
    }

    /** Says each kind of trouble once, and waits a little. */
    private void troubled(String what, int before) throws InterruptedException {
        if (!what.equals(trouble)) {
            LOG.warn(what);
            trouble = what;
        }
        var pause = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(before, 10));
        closed.await(pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1), TimeUnit.MILLISECONDS);
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    /** Fetches nothing more; what was fetched is recorded first. */
    @Override
    public void close() {
        closed.countDown();
        lease.close();
        try {
            if (!fetching) {
                thread.join(SHUT_DOWN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
