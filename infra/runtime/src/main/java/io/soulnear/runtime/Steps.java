package io.soulnear.runtime;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import jakarta.inject.Singleton;

/** Names the parts of what is being done, in the trace that this thread is in. */
@Singleton
public final class Steps {
    private final Tracer tracer;

    public Steps(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("io.soulnear.runtime");
    }

    /** For work that nobody traces. */
    public static Steps untraced() {
        return new Steps(OpenTelemetry.noop());
    }

    /** A part under way; closed by the thread that began it. */
    public interface Step extends AutoCloseable {
        @Override
        void close();
    }

    /** Begins a part; what is begun before it is closed, belongs to it. */
    @SuppressWarnings("MustBeClosedChecker") // closing the step closes it
    public Step begin(String name) {
        var span = tracer.spanBuilder(name).startSpan();
        var scope = span.makeCurrent();
        return () -> {
            scope.close();
            span.end();
        };
    }
}
