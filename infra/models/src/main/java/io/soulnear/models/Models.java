package io.soulnear.models;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The remote models that are configured, asked one after the other under one deadline. Each has a breaker and a bulkhead of its own, so
 * that the trouble of one is not that of the other.
 */
public final class Models implements AutoCloseable {
    /** A model that has another one behind it leaves that one so much of the time. */
    private static final double LEFT_TO_THE_NEXT = 0.4;

    private final List<Endpoint> endpoints;
    private final List<GuardedModel> models;
    private final Duration patience;
    private final LeanHttp http;
    private final ModelTelemetry telemetry;

    private Models(
            List<Endpoint> endpoints,
            List<GuardedModel> models,
            Duration patience,
            LeanHttp http,
            ModelTelemetry telemetry) {
        this.endpoints = endpoints;
        this.models = List.copyOf(models);
        this.patience = patience;
        this.http = http;
        this.telemetry = telemetry;
    }

    /**
     * The models that these settings name.
     *
     * @throws io.soulnear.runtime.Misconfiguration when they do not go together
     */
    public static Models of(
            ModelSettings settings,
            OpenAiSettings openAi,
            GeminiSettings gemini,
            SecondarySettings secondary,
            ModelTelemetry telemetry) {
        var endpoints = Endpoint.of(settings, openAi, gemini, secondary);
        var prices = Prices.of(settings.prices());
        var http = new LeanHttp(settings.attempt(), settings.concurrency() * Math.max(1, endpoints.size()));
        var models = endpoints.stream()
                .map(at -> Providers.model(at, settings.maxTokens(), http))
                .map(model -> new GuardedModel(model, settings.concurrency(), prices, telemetry))
                .toList();
        return new Models(endpoints, models, settings.deadline(), http, telemetry);
    }

    /** Whether there is any; without one nothing leaves the machine, and all answers are {@link Answer.None}. */
    public boolean areConfigured() {
        return !models.isEmpty();
    }

    /**
     * The first provider's embeddings by a model of that name; empty when no provider is configured. Each call is tried once and waits no
     * longer than any attempt; what goes wrong is thrown.
     */
    public Optional<EmbeddingModel> embeddings(String name) {
        return endpoints.stream().findFirst().map(at -> Providers.embeddings(at, name, http));
    }

    /** The deadline of a question that is asked now. */
    public Deadline deadline() {
        return deadline(Duration.ZERO);
    }

    /** The deadline of a question for which so much of the time is spent already. */
    public Deadline deadline(Duration spent) {
        return Deadline.in(patience.minus(spent));
    }

    /**
     * Asks, and waits for the whole answer.
     *
     * @throws IllegalStateException when the thread is interrupted
     */
    public Answer ask(ChatRequest request, Deadline deadline) {
        return asked(request, deadline, null);
    }

    /**
     * Asks, and lets the answer be heard while it is written.
     *
     * @param soFar told the whole text so far; never after the answer is given
     * @throws IllegalStateException when the thread is interrupted
     */
    public Answer ask(ChatRequest request, Deadline deadline, Consumer<String> soFar) {
        return asked(request, deadline, soFar);
    }

    private Answer asked(ChatRequest request, Deadline deadline, @Nullable Consumer<String> soFar) {
        var calls = new ArrayList<Call>();
        var reason = "not-configured";
        try {
            for (int i = 0; i < models.size(); i++) {
                var last = i == models.size() - 1;
                var begin = last ? deadline : deadline.earlier(LEFT_TO_THE_NEXT);
                var answer = models.get(i).ask(request, soFar, begin, deadline);
                calls.addAll(answer.calls());
                switch (answer) {
                    case Answer.Said said -> {
                        return new Answer.Said(said.response(), said.provider(), said.model(), calls);
                    }
                    case Answer.CutShort cut -> {
                        return new Answer.CutShort(cut.text(), cut.provider(), cut.model(), calls);
                    }
                    case Answer.None none -> reason = none.reason();
                }
                if (!last) {
                    telemetry.fellBack("secondary", reason);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while a model was asked", e);
        }
        return new Answer.None(reason, calls);
    }

    @Override
    public void close() {
        models.forEach(GuardedModel::close);
        http.close();
    }
}
