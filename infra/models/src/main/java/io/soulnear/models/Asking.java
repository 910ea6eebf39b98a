package io.soulnear.models;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One question to one model: its attempts, one after the other, what they cost, and what has been heard. Whoever asked may stop
 * waiting at any moment; what the attempt under way does after that changes nothing any more.
 */
final class Asking {
    private final Model model;
    private final Prices prices;
    private final ModelTelemetry telemetry;
    private final @Nullable Consumer<String> soFar;
    private final List<Call> calls = new ArrayList<>();
    private @Nullable Attempt attempt;
    private boolean underWay;
    private boolean stopped;

    /** @param soFar told the text so far, or null when the answer is wanted in one piece */
    Asking(Model model, Prices prices, ModelTelemetry telemetry, @Nullable Consumer<String> soFar) {
        this.model = model;
        this.prices = prices;
        this.telemetry = telemetry;
        this.soFar = soFar;
    }

    private record Attempt(@Nullable Hearing hearing, long start) {}

    /** Asks once. */
    ChatResponse once(ChatRequest request) throws Exception {
        var now = begin();
        var span = telemetry.begun(model, request, now.hearing != null);
        try (var _ = span.makeCurrent()) {
            var response = usable(answer(request, now.hearing));
            telemetry.ended(span, end(now, "ok", response), response);
            return response;
        } catch (Exception e) {
            telemetry.ended(span, end(now, outcome(now, e), null), null);
            throw e;
        }
    }

    private ChatResponse answer(ChatRequest request, @Nullable Hearing hearing) throws Exception {
        if (hearing == null) {
            return model.chat().chat(request);
        }
        model.streaming().chat(request, hearing);
        var response = hearing.response();
        if (response.finishReason() == null) {
            throw new UnusableReply("The stream ended without an end");
        }
        return response;
    }

    private static ChatResponse usable(ChatResponse response) {
        var text = response.aiMessage() == null ? null : response.aiMessage().text();
        if (response.finishReason() == FinishReason.CONTENT_FILTER) {
            throw new dev.langchain4j.exception.ContentFilteredException("The provider's filter took the answer back");
        }
        if (text == null || text.isBlank()) {
            throw new UnusableReply("The model said nothing");
        }
        return response;
    }

    private synchronized String outcome(Attempt ended, Exception failure) {
        if (stopped) {
            return "timeout";
        }
        var reason = Failures.reason(failure);
        return ended.hearing == null || !ended.hearing.hasBegun() || reason.equals("filtered") ? reason : "cut";
    }

    private synchronized Attempt begin() {
        var next = new Attempt(soFar == null ? null : new Hearing(soFar), System.nanoTime());
        attempt = next;
        underWay = true;
        return next;
    }

    private synchronized Call end(Attempt ended, String outcome, @Nullable ChatResponse response) {
        var call = call(ended, outcome, response);
        if (!stopped) {
            calls.add(call);
            underWay = false;
        }
        return call;
    }

    private Call call(Attempt ended, String outcome, @Nullable ChatResponse response) {
        var in = response == null ? null : Tokens.in(response);
        var out = response == null ? null : Tokens.out(response);
        return new Call(
                model.provider(),
                model.name(),
                outcome,
                in,
                out,
                prices.micros(model.name(), in, out),
                (System.nanoTime() - ended.start) / 1_000_000,
                ended.hearing == null ? null : ended.hearing.firstTokenMillis());
    }

    /** Whether the attempt under way, or the last one, has said something. */
    synchronized boolean hasBegun() {
        return attempt != null && attempt.hearing != null && attempt.hearing.hasBegun();
    }

    /** Whether another attempt would be for nobody. */
    synchronized boolean isStopped() {
        return stopped;
    }

    /** Waits no more. */
    synchronized void stop() {
        if (!stopped && underWay && attempt != null) {
            calls.add(call(attempt, "timeout", null));
        }
        stopped = true;
    }

    /** What was heard of an answer that has no end; nothing more is heard after this. */
    synchronized String heard() {
        return attempt == null || attempt.hearing == null ? "" : attempt.hearing.end();
    }

    synchronized List<Call> calls() {
        return List.copyOf(calls);
    }
}
