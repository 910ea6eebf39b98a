package io.soulnear.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.soulnear.testing.TestServers;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class TraceTest {
    @Test
    void oneTraceGoesThroughTheOutboxAndKafka() {
        var exporter = InMemorySpanExporter.create();
        var seen = new ConcurrentLinkedQueue<String>();
        try (var provider = SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                        .build();
                var telemetry =
                        OpenTelemetrySdk.builder().setTracerProvider(provider).build();
                var house = new House()) {
            var messaging = house.instance(TestServers.kafkaBootstrap(), house.database, telemetry);
            messaging.start(List.of(new Subscription(
                    "keeper",
                    Set.of("stream"),
                    _ -> seen.add(Span.current().getSpanContext().getTraceId()))));
            var root = telemetry.getTracer("test").spanBuilder("receive").startSpan();
            try (var _ = root.makeCurrent()) {
                messaging.transactions().call(tx -> {
                    tx.publish(House.event("stream", "1", 1));
                    return true;
                });
            }
            root.end();

            await().until(() -> exporter.getFinishedSpanItems().size() == 2);
            assertThat(seen).containsExactly(root.getSpanContext().getTraceId());
            assertThat(exporter.getFinishedSpanItems())
                    .filteredOn(span -> span.getName().equals("process stream"))
                    .singleElement()
                    .satisfies(span -> assertThat(span.getParentSpanId())
                            .isEqualTo(root.getSpanContext().getSpanId()));
        }
    }

    @Test
    void aReplayedEventBeginsATraceWithALinkToTheRecordedOne() {
        var exporter = InMemorySpanExporter.create();
        try (var provider = SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                        .build();
                var telemetry =
                        OpenTelemetrySdk.builder().setTracerProvider(provider).build()) {
            var recorded = telemetry.getTracer("test").spanBuilder("receive").startSpan();
            Event event;
            try (var _ = recorded.makeCurrent()) {
                event = Event.of(
                        EventIds.derived("1"), "io.soulnear.test.happened.v1", "stream", "1", Instant.EPOCH, "{}");
            }

            new Trace(telemetry).processing(event.replayed(), "keeper").end();
            new Trace(telemetry).processing(event, "keeper").end();

            var spans = exporter.getFinishedSpanItems();
            assertThat(spans.getFirst().getTraceId())
                    .isNotEqualTo(recorded.getSpanContext().getTraceId());
            assertThat(spans.getFirst().getLinks())
                    .extracting(link -> link.getSpanContext().getSpanId())
                    .containsExactly(recorded.getSpanContext().getSpanId());
            assertThat(spans.getLast().getLinks()).isEmpty();
        }
    }
}
