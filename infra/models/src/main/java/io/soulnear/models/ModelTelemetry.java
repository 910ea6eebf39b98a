package io.soulnear.models;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What is seen of model calls from outside: a span by OpenTelemetry's GenAI conventions, and meters. Never a text. */
public final class ModelTelemetry {
    private static final AttributeKey<List<String>> FINISH_REASONS =
            AttributeKey.stringArrayKey("gen_ai.response.finish_reasons");

    private final Tracer tracer;
    private final MeterRegistry meters;

    public ModelTelemetry(OpenTelemetry telemetry, MeterRegistry meters) {
        this.tracer = telemetry.getTracer("io.soulnear.models");
        this.meters = meters;
    }

    /** Counts an answer that had to come from somebody else. */
    public void fellBack(String to, String reason) {
        meters.counter("soulnear.model.fallbacks", "to", to, "reason", reason).increment();
    }

    MeterRegistry meters() {
        return meters;
    }

    Span begun(Model model, ChatRequest request, boolean streamed) {
        var span = tracer.spanBuilder("chat " + model.name())
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("gen_ai.operation.name", "chat")
                .setAttribute("gen_ai.provider.name", model.provider().equals("gemini") ? "gcp.gemini" : "openai")
                .setAttribute("gen_ai.request.model", model.name())
                .setAttribute("server.address", model.host())
                .startSpan();
        if (streamed) {
            span.setAttribute("gen_ai.request.stream", true);
        }
        if (request.maxOutputTokens() != null) {
            span.setAttribute("gen_ai.request.max_tokens", request.maxOutputTokens());
        }
        return span;
    }

    /** @param response null when there is none that is whole */
    void ended(Span span, Call call, @Nullable ChatResponse response) {
        if (response != null && response.modelName() != null) {
            span.setAttribute("gen_ai.response.model", response.modelName());
        }
        if (response != null && response.finishReason() != null) {
            span.setAttribute(
                    FINISH_REASONS, List.of(response.finishReason().name().toLowerCase(Locale.ROOT)));
        }
        if (call.firstTokenMillis() != null) {
            span.setAttribute("gen_ai.response.time_to_first_chunk", call.firstTokenMillis() / 1000.0);
        }
        if (call.tokensIn() != null) {
            span.setAttribute("gen_ai.usage.input_tokens", call.tokensIn());
        }
        if (call.tokensOut() != null) {
            span.setAttribute("gen_ai.usage.output_tokens", call.tokensOut());
        }
        if (!call.outcome().equals("ok")) {
            span.setAttribute("error.type", call.outcome()).setStatus(StatusCode.ERROR);
        }
        span.end();
        count(call);
    }

    private void count(Call call) {
        meters.timer(
                        "soulnear.model.calls",
                        "provider",
                        call.provider(),
                        "model",
                        call.model(),
                        "outcome",
                        call.outcome())
                .record(call.latencyMillis(), TimeUnit.MILLISECONDS);
        if (call.firstTokenMillis() != null) {
            meters.timer("soulnear.model.first.token", "model", call.model())
                    .record(call.firstTokenMillis(), TimeUnit.MILLISECONDS);
        }
        tokens(call.model(), "in", call.tokensIn());
        tokens(call.model(), "out", call.tokensOut());
        if (call.costMicros() != null) {
            meters.counter("soulnear.model.cost", "model", call.model(), "currency", "usd")
                    .increment(call.costMicros() / 1e6);
        }
    }

    private void tokens(String model, String direction, @Nullable Integer tokens) {
        if (tokens != null) {
            meters.counter("soulnear.model.tokens", "model", model, "direction", direction)
                    .increment(tokens);
        }
    }
}
