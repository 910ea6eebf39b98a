package io.soulnear.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Many callers, one transaction. Each caller hands in a command and waits; whoever finds nobody at work flushes all that
 * wait (at most {@value #LIMIT}) at once. While one batch is being committed, the next one gathers, and {@link Linger lingers} a
 * little behind a large one.
 */
public final class GroupCommit<C, R> {
    private static final int LIMIT = 256;

    private final String name;
    private final Function<List<C>, List<R>> work;
    private final Queue<Waiting<C, R>> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean busy = new AtomicBoolean();
    private final Linger linger = new Linger(Duration.ofMillis(10), LIMIT);

    GroupCommit(String name, Function<List<C>, List<R>> work) {
        this.name = name;
        this.work = work;
    }

    private record Waiting<C, R>(C command, CompletableFuture<R> result) {}

    /**
     * Gives the command's result once it is committed.
     *
     * @throws RuntimeException what its own part of the work threw; a command that fails for its data does not hurt the
     *     others of its batch
     */
    public R submit(C command) {
        var waiting = new Waiting<C, R>(command, new CompletableFuture<>());
        queue.add(waiting);
        if (busy.compareAndSet(false, true)) {
            flush();
        }
        try {
            return waiting.result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Commits one batch; if more has gathered meanwhile, a thread of its own goes on, and this caller is free. */
    private void flush() {
        linger.await();
        var batch = new ArrayList<Waiting<C, R>>();
        for (var next = queue.poll(); next != null; next = batch.size() < LIMIT ? queue.poll() : null) {
            batch.add(next);
        }
        linger.came(batch.size());
        if (!batch.isEmpty()) {
            commit(batch);
        }
        busy.set(false);
        if (!queue.isEmpty() && busy.compareAndSet(false, true)) {
            Thread.ofVirtual().name("group-commit-" + name).start(this::flush);
        }
    }

    private void commit(List<Waiting<C, R>> batch) {
        try {
            var results = work.apply(batch.stream().map(Waiting::command).toList());
            if (results.size() != batch.size()) {
                throw new IllegalStateException(
                        name + " gave " + results.size() + " results for " + batch.size() + " commands");
            }
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).result.complete(results.get(i));
            }
        } catch (Throwable e) {
            if (batch.size() == 1 || Failure.of(e) == Failure.OUTAGE) {
                batch.forEach(waiting -> waiting.result.completeExceptionally(e));
            } else {
                batch.forEach(waiting -> commit(List.of(waiting)));
            }
        }
    }
}
