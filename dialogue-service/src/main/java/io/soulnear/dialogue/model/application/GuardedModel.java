package io.soulnear.dialogue.model.application;

import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;

/** Calls a remote model with patience and within bounds: one deadline over all attempts, a bulkhead, a breaker, jittered repeats. */
final class GuardedModel implements AutoCloseable {
    private static final int ATTEMPTS = 3;
    private static final IntervalFunction PAUSES = IntervalFunction.ofExponentialRandomBackoff(250, 2.0, 0.5, 2_000);

    private final RemoteModel model;
    private final ModelLimits limits;
    private final ModelTelemetry telemetry;
    private final TimeLimiter deadline;
    private final Bulkhead bulkhead;
    private final CircuitBreaker breaker;
    private final ExecutorService executor = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("model-", 0).factory());

    GuardedModel(RemoteModel model, ModelLimits limits, ModelTelemetry telemetry, MeterRegistry meters) {
        this.model = model;
        this.limits = limits;
        this.telemetry = telemetry;
        this.deadline = TimeLimiter.of(TimeLimiterConfig.custom()
                .timeoutDuration(limits.deadline())
                .cancelRunningFuture(true)
                .build());
        this.bulkhead = Bulkhead.of(
                "model",
                BulkheadConfig.custom()
                        .maxConcurrentCalls(limits.concurrency())
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        this.breaker = CircuitBreaker.of(
                "model",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(50)
                        .minimumNumberOfCalls(20)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(limits.openFor())
                        .automaticTransitionFromOpenToHalfOpenEnabled(false)
                        .permittedNumberOfCallsInHalfOpenState(5)
                        .ignoreExceptions(InvalidRequestException.class)
                        .build());
        for (var state : CircuitBreaker.State.values()) {
            meters.gauge(
                    "soulnear.model.breaker",
                    Tags.of("state", state.name().toLowerCase(Locale.ROOT)),
                    breaker,
                    it -> it.getState() == state ? 1 : 0);
        }
        meters.gauge(
                "soulnear.model.concurrent",
                bulkhead,
                it -> limits.concurrency() - it.getMetrics().getAvailableConcurrentCalls());
    }

    String name() {
        return model.name();
    }

    String provider() {
        return model.provider();
    }

    /**
     * Asks the model, as often as it makes sense before the deadline.
     *
     * @throws Exception what the last attempt failed with, or why there was none
     */
    ChatResponse chat(ChatRequest request) throws Exception {
        var until = System.nanoTime() + limits.deadline().toNanos();
        Callable<ChatResponse> call = () -> bulkhead.executeCallable(() -> attempts(request, until));
        return deadline.executeFutureSupplier(
                () -> executor.submit(Context.current().wrap(call)));
    }

    private ChatResponse attempts(ChatRequest request, long until) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                return breaker.executeCallable(() -> telemetry.observed(model, () -> once(request)));
            } catch (Exception e) {
                var pause = pause(attempt, e);
                if (attempt == ATTEMPTS || !isWorthRepeating(e) || System.nanoTime() + pause.toNanos() >= until) {
                    throw e;
                }
                Thread.sleep(pause);
            }
        }
    }

    private ChatResponse once(ChatRequest request) {
        var response = model.chat().chat(request);
        var text = response.aiMessage() == null ? null : response.aiMessage().text();
        if (text == null || text.isBlank()) {
            throw new UnusableReply("The model said nothing");
        }
        return response;
    }

    private static Duration pause(int attempt, Exception failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof RetryLater later) {
                return later.after();
            }
        }
        return Duration.ofMillis(PAUSES.apply(attempt));
    }

    private static boolean isWorthRepeating(Exception failure) {
        return switch (failure) {
            case CallNotPermittedException _, BulkheadFullException _, InterruptedException _ -> false;
            case NonRetriableException _ -> false;
            default -> !Thread.currentThread().isInterrupted();
        };
    }

    /** Why a call came to nothing, in a word for metrics. */
    static String reason(Exception failure) {
        return switch (failure) {
            case CallNotPermittedException _ -> "breaker-open";
            case BulkheadFullException _ -> "too-many";
            case TimeoutException _, dev.langchain4j.exception.TimeoutException _ -> "timeout";
            case RateLimitException _ -> "rate-limited";
            case NonRetriableException _ -> "refused";
            case UnusableReply _ -> "unusable";
            default -> "failed";
        };
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
