package io.soulnear.dialogue.model.application;

import dev.langchain4j.model.chat.response.ChatResponse;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** What is seen of model calls from outside: a span by OpenTelemetry's GenAI conventions, and meters. Never a text. */
@Singleton
public final class ModelTelemetry {
    private static final AttributeKey<List<String>> FINISH_REASONS =
            AttributeKey.stringArrayKey("gen_ai.response.finish_reasons");

    private final Tracer tracer;
    private final MeterRegistry meters;

    public ModelTelemetry(OpenTelemetry telemetry, MeterRegistry meters) {
        this.tracer = telemetry.getTracer("io.soulnear.dialogue.model");
        this.meters = meters;
    }

    ChatResponse observed(RemoteModel model, Callable<ChatResponse> call) throws Exception {
        var span = tracer.spanBuilder("chat " + model.name())
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("gen_ai.operation.name", "chat")
                .setAttribute("gen_ai.provider.name", model.provider())
                .setAttribute("gen_ai.request.model", model.name())
                .startSpan();
        var timer = Timer.start(meters);
        try (var _ = span.makeCurrent()) {
            var response = call.call();
            succeeded(span, model, response);
            timer.stop(timer(model, "ok"));
            return response;
        } catch (Exception e) {
            var reason = GuardedModel.reason(e);
            span.setAttribute("error.type", reason).setStatus(StatusCode.ERROR);
            timer.stop(timer(model, reason));
            throw e;
        } finally {
            span.end();
        }
    }

    /** Counts an answer that had to come from somebody else. */
    void fellBack(String to, String reason) {
        meters.counter("soulnear.model.fallbacks", "to", to, "reason", reason).increment();
    }

    private Timer timer(RemoteModel model, String outcome) {
        return meters.timer(
                "soulnear.model.calls", "provider", model.provider(), "model", model.name(), "outcome", outcome);
    }

    private void succeeded(Span span, RemoteModel model, ChatResponse response) {
        if (response.modelName() != null) {
            span.setAttribute("gen_ai.response.model", response.modelName());
        }
        if (response.finishReason() != null) {
            span.setAttribute(
                    FINISH_REASONS, List.of(response.finishReason().name().toLowerCase(Locale.ROOT)));
        }
        var in = Tokens.in(response);
        var out = Tokens.out(response);
        span.setAttribute("gen_ai.usage.input_tokens", in).setAttribute("gen_ai.usage.output_tokens", out);
        meters.counter("soulnear.model.tokens", "model", model.name(), "direction", "in")
                .increment(in);
        meters.counter("soulnear.model.tokens", "model", model.name(), "direction", "out")
                .increment(out);
    }
}
