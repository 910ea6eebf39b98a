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
import io.soulnear.messaging.Publisher;
import io.soulnear.runtime.Pseudonyms;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Records updates: many at once, each routed once and durable in Kafka before its bringer is told. While one batch is on
 * its way the next one gathers. A repeat gets the route of its first time and is sent again: its event id is the same,
 * so those who read it act once.
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
    private final Pseudonyms pseudonyms;
    private final Counter received;
    private final Counter repeated;
    private final Timer recorded;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(WAITING);
    private final Thread thread = Thread.ofPlatform().name("recorder").unstarted(this::run);
    private volatile boolean open;

    public Recorder(
            long botId,
            Memory memory,
            Publisher publisher,
            Listener listener,
            Tracer tracer,
            Pseudonyms pseudonyms,
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
        meters.gaugeCollectionSize("gateway.updates.waiting", List.of(), queue);
    }

    /** Learns of updates that are recorded for the first time. */
    @FunctionalInterface
    public interface Listener {
        /** Must be quick and throw nothing. */
        void recorded(long chatId, Incoming incoming, Route route);
    }

    private record Waiting(ReceivedUpdate update, UUID id, Span span, long since, CompletableFuture<Void> result) {}

    /** Begins to record. */
    public void open() {
        open = true;
        thread.start();
    }

    /**
     * Records the update.
     *
     * @return done when Kafka has it; failed when it can't be had now, because too many wait or Kafka is away. Who
     *     cancels it before it is taken up, has it recorded by nobody
     */
    public CompletableFuture<Void> record(ReceivedUpdate update) {
        received.increment();
        var span = tracer.spanBuilder("receive update")
                .setNoParent()
                .setSpanKind(SpanKind.SERVER)
                .startSpan();
        var waiting = new Waiting(update, events.id(update), span, System.nanoTime(), new CompletableFuture<>());
        var _ = waiting.result.whenComplete((_, failure) -> finish(waiting, failure));
        if (!open || !queue.offer(waiting)) {
            waiting.result.completeExceptionally(new RejectedExecutionException("Nothing more is taken now"));
        }
        return waiting.result;
    }

    private void finish(Waiting waiting, @Nullable Throwable failure) {
        if (failure == null) {
            recorded.record(Duration.ofNanos(System.nanoTime() - waiting.since));
        } else {
            waiting.span.setStatus(StatusCode.ERROR);
        }
        waiting.span.end();
    }

    private void run() {
        var batch = new ArrayList<Waiting>(BATCH);
        try {
            while (open || !queue.isEmpty()) {
                var first = queue.poll(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, BATCH - 1);
                    batch.removeIf(waiting -> waiting.result.isDone());
                    flush(batch);
                    batch.clear();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void flush(List<Waiting> batch) throws InterruptedException {
        try {
            var routings = batch.stream().map(this::routing).toList();
            var decided = decide(batch);
            for (var i = 0; i < batch.size(); i++) {
                routed(routings.get(i), batch.get(i), decided.routes);
            }
            var writing = memory.remember(decided.news);
            var failure = send(batch, decided.routes);
            writing.await();
            if (failure != null) {
                batch.forEach(waiting -> waiting.result.completeExceptionally(failure));
                return;
            }
            for (var waiting : batch) {
                var chat = waiting.update.chatId();
                if (chat != null && decided.news.routes().containsKey(waiting.id)) {
                    listener.recorded(
                            chat,
                            waiting.update.incoming(),
                            decided.news.routes().get(waiting.id));
                }
                waiting.result.complete(null);
            }
        } catch (RuntimeException e) {
            batch.forEach(waiting -> waiting.result.completeExceptionally(e));
        }
    }

    private Span routing(Waiting waiting) {
        return tracer.spanBuilder("route")
                .setParent(Context.root().with(waiting.span))
                .startSpan();
    }

    private void routed(Span routing, Waiting waiting, Map<UUID, Route> routes) {
        var chat = waiting.update.chatId();
        if (waiting.span.isRecording() && chat != null) {
            waiting.span.setAttribute("soulnear.person", pseudonyms.of(chat));
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

    /** Takes nothing more, and records what was taken. */
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
