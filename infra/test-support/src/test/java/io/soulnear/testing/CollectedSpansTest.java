package io.soulnear.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.soulnear.testing.CollectedSpans.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CollectedSpansTest {
    @Test
    void keepsAParentAndItsChildAsTheyWereExported() {
        try (var collected = CollectedSpans.start();
                var exporter = OtlpHttpSpanExporter.builder()
                        .setEndpoint(collected.endpoint() + "/v1/traces")
                        .setCompression("gzip")
                        .build();
                var tracing = SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                        .setResource(Resource.create(Attributes.builder()
                                .put("service.name", "gateway")
                                .build()))
                        .build()) {
            var tracer = tracing.get("test");
            var parent = tracer.spanBuilder("receive")
                    .setSpanKind(SpanKind.SERVER)
                    .setAttribute("size", 3)
                    .startSpan();
            try (var _ = parent.makeCurrent()) {
                tracer.spanBuilder("send")
                        .setSpanKind(SpanKind.PRODUCER)
                        .startSpan()
                        .end();
            }
            parent.end();
            tracing.forceFlush().join(10, java.util.concurrent.TimeUnit.SECONDS);

            // Each goes by a request of its own, and the later one may be the first to arrive.
            assertThat(collected.trace(parent.getSpanContext().getTraceId()))
                    .hasSize(2)
                    .anySatisfy(span -> assertThat(span)
                            .returns("send", CollectedSpans.Span::name)
                            .returns(Kind.PRODUCER, CollectedSpans.Span::kind)
                            .returns(parent.getSpanContext().getSpanId(), CollectedSpans.Span::parentSpanId))
                    .anySatisfy(span -> assertThat(span)
                            .returns("receive", CollectedSpans.Span::name)
                            .returns("gateway", CollectedSpans.Span::service)
                            .returns(Kind.SERVER, CollectedSpans.Span::kind)
                            .returns("", CollectedSpans.Span::parentSpanId)
                            .returns(Map.of("size", "3"), CollectedSpans.Span::attributes));
        }
    }
}
