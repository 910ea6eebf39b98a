package io.soulnear.gateway.inbound.application;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.soulnear.gateway.focus.application.Decisions.Known;
import io.soulnear.gateway.focus.application.Memory;
import io.soulnear.gateway.focus.domain.Chat;
import io.soulnear.gateway.focus.domain.Incoming;
import io.soulnear.gateway.focus.domain.Route;
import io.soulnear.gateway.focus.domain.Routing;
import io.soulnear.messaging.Linger;
import io.soulnear.messaging.Publisher;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Records updates: many at once, each routed once and durable in Kafka before its bringer is told. While one batch is on
 * its way the next one gathers. A repeat gets the route of its first time and is sent again: its event id is the same,
 * so those who read it act once. What can't be recorded takes everything behind it along, so that nothing overtakes it:
 * all of it is brought again.
 */
public final class Recorder implements AutoCloseable {
    private static final int BATCH = 256;
    private static final int WAITING = 4_096;
    private static final int LOOK_UP_MILLIS = 500;
    private static final Duration SHUT_DOWN = Duration.ofSeconds(12);

    private final UpdateEvents events;
    private final Memory memory;
    private final Publisher publisher;
    private final Listener listener;
    private final Tracer tracer;
    private final LongFunction<String> pseudonyms;
    private final Counter received;
    private final Counter repeated;
    private final Timer recorded;
    private final BlockingQueue<Brought> queue = new ArrayBlockingQueue<>(WAITING);
    private final Linger linger = new Linger(Duration.ofMillis(10), BATCH);
    private final Thread thread = Thread.ofPlatform().name("recorder").unstarted(this::run);
    private volatile boolean open;

    /** @param publisher must keep the order of what it has taken, and give none of it up */
    public Recorder(
            long botId,
            Memory memory,
            Publisher publisher,
            Listener listener,
            Tracer tracer,
            LongFunction<String> pseudonyms,
            MeterRegistry meters,
            Clock clock) {
        this.events = new UpdateEvents(botId, clock);
        this.memory = memory;
        this.publisher = publisher;
        this.listener = listener;
        this.tracer = tracer;
        this.pseudonyms = pseudonyms;
        this.received = meters.counter("gateway.updates.received");
        this.repeated = meters.counter("gateway.updates.repeated");
        this.recorded = meters.timer("gateway.updates.recorded");
        meters.gauge(
                "gateway.updates.waiting",
                queue,
                it -> it.stream().mapToInt(brought -> brought.updates.size()).sum());
    }

    /** Learns of updates that are recorded for the first time. */
    @FunctionalInterface
    public interface Listener {
        /** Must be quick and throw nothing. */
        void recorded(long chatId, Incoming incoming, Route route);
    }

    private record Waiting(ReceivedUpdate update, UUID id, Span span) {}

    /** What came together is recorded together or not at all. */
    private record Brought(List<Waiting> updates, long since, CompletableFuture<Void> result) {}

    /** Begins to record. */
    public void open() {
        open = true;
        thread.start();
    }

    /**
     * Records updates that came together, in their order.
     *
     * @return done when Kafka has all of them; failed when they can't be had now, because too many wait, or because of what is before
     *     them. Who cancels it before they are taken up, has them recorded by nobody
     */
    public CompletableFuture<Void> record(List<ReceivedUpdate> updates) {
        var brought = new Brought(
                updates.stream().map(this::received).toList(), System.nanoTime(), new CompletableFuture<>());
        var _ = brought.result.whenComplete((_, failure) -> finish(brought, failure));
        if (!open || !queue.offer(brought)) {
            brought.result.completeExceptionally(new RejectedExecutionException("Nothing more is taken now"));
        }
        return brought.result;
    }

    private Waiting received(ReceivedUpdate update) {
        received.increment();
        var span = tracer.spanBuilder("receive update")
                .setNoParent()
                .setSpanKind(SpanKind.SERVER)
                .startSpan();
        return new Waiting(update, events.id(update), span);
    }

    private void finish(Brought brought, @Nullable Throwable failure) {
        var taken = Duration.ofNanos(System.nanoTime() - brought.since);
        for (var waiting : brought.updates) {
            if (failure == null) {
                recorded.record(taken);
            } else {
                waiting.span.setStatus(StatusCode.ERROR);
            }
            waiting.span.end();
        }
    }

    private void run() {
        var batch = new ArrayList<Brought>(BATCH);
        try {
            while (open || !queue.isEmpty()) {
                var first = queue.poll(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    linger.await();
                    batch.add(first);
                    queue.drainTo(batch, BATCH - 1);
                    linger.came(batch.size());
                    batch.removeIf(brought -> brought.result.isDone());
                    flush(batch);
                    batch.clear();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void flush(List<Brought> batch) throws InterruptedException {
        var updates =
                batch.stream().flatMap(brought -> brought.updates.stream()).toList();
        try {
            var routings = updates.stream().map(this::routing).toList();
            var decided = decide(updates);
            for (var i = 0; i < updates.size(); i++) {
                routed(routings.get(i), updates.get(i), decided.routes);
            }
            var writing = memory.remember(decided.news);
            var failure = send(updates, decided.routes);
            writing.await();
            if (failure != null) {
                refuse(batch, failure);
                return;
            }
            for (var waiting : updates) {
                var chat = waiting.update.chatId();
                if (chat != null && decided.news.routes().containsKey(waiting.id)) {
                    listener.recorded(
                            chat,
                            waiting.update.incoming(),
                            decided.news.routes().get(waiting.id));
                }
            }
            batch.forEach(brought -> brought.result.complete(null));
        } catch (RuntimeException e) {
            refuse(batch, e);
        }
    }

    /** The batch, and what has come since. */
    private void refuse(List<Brought> batch, Throwable failure) {
        queue.drainTo(batch);
        batch.forEach(brought -> brought.result.completeExceptionally(failure));
    }

    private Span routing(Waiting waiting) {
        return tracer.spanBuilder("route")
                .setParent(Context.root().with(waiting.span))
                .startSpan();
    }

    private void routed(Span routing, Waiting waiting, Map<UUID, Route> routes) {
        var chat = waiting.update.chatId();
        if (waiting.span.isRecording() && chat != null) {
            waiting.span.setAttribute("soulnear.person", pseudonyms.apply(chat));
        }
        routing.setAttribute(
                        "soulnear.route",
                        Objects.requireNonNull(routes.get(waiting.id)).to().wireName())
                .end();
    }

    /** The routes of the whole batch, and what of it is new. */
    private record Decided(Map<UUID, Route> routes, Known news) {}

    private Decided decide(List<Waiting> batch) {
        var ids = batch.stream().map(Waiting::id).collect(Collectors.toSet());
        var chatIds = batch.stream()
                .map(waiting -> waiting.update.chatId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var known = memory.recall(chatIds, ids);
        var chats = new HashMap<>(known.chats());
        var routes = new HashMap<>(known.routes());
        var newChats = new HashMap<Long, Chat>();
        var newRoutes = new HashMap<UUID, Route>();
        for (var waiting : batch) {
            if (routes.containsKey(waiting.id)) {
                repeated.increment();
                continue;
            }
            var update = waiting.update;
            var chat = update.chatId() == null ? Chat.UNKNOWN : chats.getOrDefault(update.chatId(), Chat.UNKNOWN);
            var decision = Routing.decide(chat.focus(), update.incoming());
            routes.put(waiting.id, decision.route());
            newRoutes.put(waiting.id, decision.route());
            var next = new Chat(decision.next(), update.reach() == null ? chat.reach() : update.reach());
            if (update.chatId() != null && !next.equals(chat) && next.isWorthKeeping()) {
                chats.put(update.chatId(), next);
                newChats.put(update.chatId(), next);
            }
        }
        return new Decided(routes, new Known(newChats, newRoutes));
    }

    /** Sends in the order of arrival and waits for all; gives the first failure, after which nothing more is sent. */
    private @Nullable Throwable send(List<Waiting> batch, Map<UUID, Route> routes) throws InterruptedException {
        var sends = new ArrayList<CompletableFuture<Void>>(batch.size());
        for (var waiting : batch) {
            var route = Objects.requireNonNull(routes.get(waiting.id));
            var sent = publisher.send(events.event(waiting.id, waiting.update, route, waiting.span));
            sends.add(sent);
            if (sent.isCompletedExceptionally()) {
                break;
            }
        }
        Throwable failure = null;
        for (var sent : sends) {
            try {
                sent.get();
            } catch (ExecutionException e) {
                failure = failure == null ? e.getCause() : failure;
            }
        }
        return failure;
    }

    /** Whether what is taken is recorded; if not, only a restart helps. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    /** Takes nothing more, and records what was taken; in vain while Kafka is away. */
    @Override
    public void close() {
        open = false;
        try {
            thread.join(SHUT_DOWN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
