package io.soulnear.models;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import io.micrometer.core.instrument.Tags;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks one model with patience and within bounds: a deadline over all attempts, a bulkhead, a breaker, jittered repeats. */
final class GuardedModel implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedModel.class);
    private static final int ATTEMPTS = 3;
    private static final Duration OPEN_FOR = Duration.ofSeconds(10);
    private static final IntervalFunction PAUSES = IntervalFunction.ofExponentialRandomBackoff(250, 2.0, 0.5, 2_000);

    private final Model model;
    private final Prices prices;
    private final ModelTelemetry telemetry;
    private final Bulkhead bulkhead;
    private final CircuitBreaker breaker;
    private final ExecutorService executor = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("model-", 0).factory());

    GuardedModel(Model model, int concurrency, Prices prices, ModelTelemetry telemetry) {
        this.model = model;
        this.prices = prices;
        this.telemetry = telemetry;
        this.bulkhead = Bulkhead.of(
                model.place(),
                BulkheadConfig.custom()
                        .maxConcurrentCalls(concurrency)
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        this.breaker = CircuitBreaker.of(
                model.place(),
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(50)
                        .minimumNumberOfCalls(20)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(OPEN_FOR)
                        .automaticTransitionFromOpenToHalfOpenEnabled(false)
                        .permittedNumberOfCallsInHalfOpenState(5)
                        .ignoreExceptions(InvalidRequestException.class)
                        .build());
        var meters = telemetry.meters();
        for (var state : CircuitBreaker.State.values()) {
            meters.gauge(
                    "soulnear.model.breaker",
                    Tags.of("place", model.place(), "state", state.name().toLowerCase(Locale.ROOT)),
                    breaker,
                    it -> it.getState() == state ? 1 : 0);
        }
        meters.gauge(
                "soulnear.model.concurrent",
                Tags.of("place", model.place()),
                bulkhead,
                it -> concurrency - it.getMetrics().getAvailableConcurrentCalls());
    }

    /**
     * Asks as often as it makes sense.
     *
     * @param soFar told the text so far, or null when the answer is wanted in one piece
     * @param begin by when the model must have begun to speak, or be done where it is not heard before
     * @param end by when it must be done
     */
    Answer ask(ChatRequest request, @Nullable Consumer<String> soFar, Deadline begin, Deadline end)
            throws InterruptedException {
        var asking = new Asking(model, prices, telemetry, soFar);
        Callable<ChatResponse> work =
                () -> bulkhead.executeCallable(() -> attempts(model.fitted().apply(request), asking, begin));
        var future = executor.submit(Context.current().wrap(work));
        try {
            var response = awaited(future, asking, begin, end);
            return new Answer.Said(response, model.provider(), model.name(), asking.calls());
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            asking.stop();
            var reason = Failures.reason(e);
            var heard = asking.heard();
            if (Failures.isForTheOperator(e)) {
                LOG.error(
                        "The provider of the {} model does not serve us: {}. Look at its key and its plan",
                        model.place(),
                        reason);
            } else {
                LOG.warn(
                        "No answer of the {} model: {} ({})",
                        model.place(),
                        reason,
                        e.getClass().getSimpleName());
            }
            return heard.isEmpty()
                    ? new Answer.None(reason, asking.calls())
                    : new Answer.CutShort(
                            reason.equals("filtered") ? "" : heard, model.provider(), model.name(), asking.calls());
        } finally {
            asking.stop();
            future.cancel(true);
        }
    }

    private static ChatResponse awaited(Future<ChatResponse> future, Asking asking, Deadline begin, Deadline end)
            throws Exception {
        try {
            return within(begin, future);
        } catch (TimeoutException e) {
            if (!asking.hasBegun()) {
                throw e;
            }
            return within(end, future);
        }
    }

    private static ChatResponse within(Deadline deadline, Future<ChatResponse> future) throws Exception {
        return TimeLimiter.of(TimeLimiterConfig.custom()
                        .timeoutDuration(deadline.left())
                        .cancelRunningFuture(false)
                        .build())
                .executeFutureSupplier(() -> future);
    }

    private ChatResponse attempts(ChatRequest request, Asking asking, Deadline begin) throws Exception {
        var asked = request;
        for (int attempt = 1; ; attempt++) {
            var now = asked;
            try {
                return breaker.executeCallable(() -> asking.once(now));
            } catch (Exception e) {
                if (asking.isStopped() || asking.hasBegun()) {
                    throw e;
                }
                if (Failures.isTooLong(e)) {
                    asked = shorter(request).filter(it -> now == request).orElseThrow(() -> e);
                    continue;
                }
                var pause = Failures.pause(e).orElse(Duration.ofMillis(PAUSES.apply(attempt)));
                if (attempt >= ATTEMPTS || !Failures.isPassing(e) || !begin.leaves(pause)) {
                    throw e;
                }
                Thread.sleep(pause);
            }
        }
    }

    /** The same question with the older half of what was said before it left out; empty when nothing was. */
    static Optional<ChatRequest> shorter(ChatRequest request) {
        var all = request.messages();
        var kept = new ArrayList<ChatMessage>();
        var past = new ArrayList<ChatMessage>();
        for (var message : all.subList(0, all.size() - 1)) {
            (message instanceof SystemMessage ? kept : past).add(message);
        }
        if (past.isEmpty()) {
            return Optional.empty();
        }
        kept.addAll(past.subList((past.size() + 1) / 2, past.size()));
        kept.add(all.getLast());
        return Optional.of(request.toBuilder().messages(kept).build());
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
