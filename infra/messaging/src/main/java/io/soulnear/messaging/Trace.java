package io.soulnear.messaging;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries the W3C trace context in and out of events. */
final class Trace {
    /** The attribute of a replayed event that holds the trace context of the recorded one. */
    static final String RECORDED = "recordedtrace";

    private static final String HEADER = "traceparent";
    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final TextMapGetter<Map<String, String>> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return carrier.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
            return carrier == null ? null : carrier.get(key);
        }
    };

    private final Tracer tracer;

    Trace(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("io.soulnear.messaging");
    }

    /** The context of this thread as a header, or null when it is in none. */
    static @Nullable String current() {
        if (!Span.current().getSpanContext().isValid()) {
            return null;
        }
        var carrier = new HashMap<String, String>();
        W3C.inject(Context.current(), carrier, Map::put);
        return carrier.get(HEADER);
    }

    /** A span for acting on the event, child of the one that it was decided in; in a replay linked to the recorded one. */
    Span processing(Event event, String group) {
        var span = tracer.spanBuilder("process " + event.topic())
                .setParent(context(event.traceparent()))
                .addLink(Span.fromContext(context(event.attributes().get(RECORDED)))
                        .getSpanContext()) // without one there is no link
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.destination.name", event.topic())
                .setAttribute("messaging.consumer.group.name", group)
                .setAttribute("messaging.message.id", event.id().toString())
                .setAttribute("cloudevents.event_type", event.type());
        var variant = event.attributes().get("variant");
        return (variant == null ? span : span.setAttribute("soulnear.variant", variant)).startSpan();
    }

    private static Context context(@Nullable String traceparent) {
        var carrier = traceparent == null ? Map.<String, String>of() : Map.of(HEADER, traceparent);
        return W3C.extract(Context.root(), carrier, GETTER);
    }
}
