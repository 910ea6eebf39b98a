package io.soulnear.runtime;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.management.endpoint.annotation.Read;
import io.micronaut.management.endpoint.annotation.Selector;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * {@code /health/startup}, {@code /health/readiness} and {@code /health/liveness}: 200, or 503 with what is missing.
 * Liveness depends on nothing outside: a restart would not bring Kafka back.
 */
@Endpoint(id = "health", defaultSensitive = false)
@Replaces(io.micronaut.management.endpoint.health.HealthEndpoint.class)
final class HealthEndpoint {
    private static final Executor CHECKS =
            task -> Thread.ofVirtual().name("health").start(task);
    private static final long PATIENCE_MILLIS = 1_500;

    private final Startup startup;
    private final List<Dependency> dependencies;

    HealthEndpoint(Startup startup, List<Dependency> dependencies) {
        this.startup = startup;
        this.dependencies = dependencies;
    }

    private record Check(Dependency of, CompletableFuture<Boolean> result) {
        static Check begin(Dependency dependency) {
            return new Check(
                    dependency,
                    CompletableFuture.supplyAsync(dependency::isThere, CHECKS)
                            .completeOnTimeout(false, PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
        }
    }

    @Read
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<Map<String, Object>> all() {
        return readiness();
    }

    @Read
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<Map<String, Object>> one(@Selector String probe) {
        return switch (probe) {
            case "liveness" -> answer(startup.isAlive(), Map.of());
            case "startup" -> answer(startup.isStarted(), Map.of());
            case "readiness" -> readiness();
            default -> HttpResponse.notFound();
        };
    }

    private HttpResponse<Map<String, Object>> readiness() {
        var checks = dependencies.stream().map(Check::begin).toList();
        var away = checks.stream()
                .filter(check -> !check.result.join())
                .map(Check::of)
                .toList();
        var ready = startup.isStarted() && !startup.isEnding() && away.stream().noneMatch(Dependency::isEssential);
        return answer(
                ready,
                Map.of("away", away.stream().map(Dependency::name).sorted().toList(), "started", startup.isStarted()));
    }

    private static HttpResponse<Map<String, Object>> answer(boolean good, Map<String, Object> more) {
        var body = new LinkedHashMap<String, Object>();
        body.put("status", good ? "UP" : "DOWN");
        body.putAll(more);
        return HttpResponse.<Map<String, Object>>status(good ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(body);
    }
}
