package io.soulnear.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.soulnear.testing.FakeModel;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpansTest {
    private static final String MARKER = "hush7319";
    private static final Duration LONG = Duration.ofSeconds(10);

    private final FakeModel fake = new FakeModel();
    private final TestModels models = new TestModels();
    private final List<SpanData> spans = new CopyOnWriteArrayList<>();
    private final OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(new Kept()))
                    .build())
            .build();

    @AfterEach
    void close() {
        telemetry.close();
        models.close();
        fake.close();
    }

    @Test
    void aCallIsASpanByTheConventionsWithoutAnyText() {
        fake.does(FakeModel.streams("Слышу ", "тебя, " + MARKER + "."));

        models.asking(fake, LONG, SecondarySettings.NONE, telemetry).ask(request(), Deadline.in(LONG), _ -> {});

        var span = spans.getFirst();
        assertThat(spans).hasSize(1);
        assertThat(span.getName()).isEqualTo("chat gpt-4o");
        assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(text(span, "gen_ai.operation.name")).isEqualTo("chat");
        assertThat(text(span, "gen_ai.provider.name")).isEqualTo("openai");
        assertThat(text(span, "gen_ai.request.model")).isEqualTo("gpt-4o");
        assertThat(text(span, "gen_ai.response.model")).isEqualTo("fake-1");
        assertThat(text(span, "server.address")).isEqualTo("127.0.0.1");
        assertThat(span.getAttributes().get(AttributeKey.booleanKey("gen_ai.request.stream")))
                .isTrue();
        assertThat(span.getAttributes().get(AttributeKey.stringArrayKey("gen_ai.response.finish_reasons")))
                .containsExactly("stop");
        assertThat(span.getAttributes().get(AttributeKey.longKey("gen_ai.usage.input_tokens")))
                .isEqualTo(31);
        assertThat(span.getAttributes().get(AttributeKey.longKey("gen_ai.usage.output_tokens")))
                .isEqualTo(7);
        assertThat(span.getAttributes().get(AttributeKey.doubleKey("gen_ai.response.time_to_first_chunk")))
                .isBetween(0.0, 10.0);
        assertThat(span.toString()).doesNotContain(MARKER, "Слышу");
    }

    @Test
    void aFailureIsASpanWithItsReasonAndNothingOfWhatWasSent() {
        fake.does((exchange, _) -> FakeModel.send(exchange, 401, "{\"error\":\"key sk-" + MARKER + "\"}"));

        models.asking(fake, LONG, SecondarySettings.NONE, telemetry).ask(request(), Deadline.in(LONG));

        var span = spans.getFirst();
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(text(span, "error.type")).isEqualTo("unauthorized");
        assertThat(span.toString()).doesNotContain(MARKER);
    }

    @Test
    void metersCountTokensAndMoneyAndHoldNoText() {
        fake.does(FakeModel.says("Слышу " + MARKER));

        models.asking(fake, LONG).ask(request(), Deadline.in(LONG));

        // gpt-4o: 31 tokens in at 2.50, 7 out at 10.00 a million, rounded to whole micros
        assertThat(models.meters().get("soulnear.model.cost").counter().count()).isEqualTo(148 / 1e6);
        assertThat(models.meters()
                        .get("soulnear.model.tokens")
                        .tag("direction", "in")
                        .counter()
                        .count())
                .isEqualTo(31);
        assertThat(models.meters().getMeters().toString()).doesNotContain(MARKER);
    }

    private static @org.jspecify.annotations.Nullable String text(SpanData span, String key) {
        return span.getAttributes().get(AttributeKey.stringKey(key));
    }

    private static ChatRequest request() {
        return ChatRequest.builder()
                .messages(SystemMessage.from("Be kind, " + MARKER), UserMessage.from("now " + MARKER))
                .build();
    }

    private final class Kept implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> ended) {
            spans.addAll(ended);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
