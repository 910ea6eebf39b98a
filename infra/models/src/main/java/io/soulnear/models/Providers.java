package io.soulnear.models;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.googleai.GeminiThinkingConfig;
import dev.langchain4j.model.googleai.GeminiThinkingConfig.GeminiThinkingLevel;
import dev.langchain4j.model.googleai.GoogleAiEmbeddingModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.net.URI;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Models as LangChain4j makes them, on our own HTTP client, without repeats, and silent. */
final class Providers {
    /** OpenAI's reasoning models. */
    private static final Pattern REASONING = Pattern.compile("(o\\d|gpt-[5-9]).*");

    private Providers() {}

    static Model model(Endpoint endpoint, int maxTokens, LeanHttp http) {
        return endpoint.provider().equals("gemini")
                ? gemini(endpoint, maxTokens, http)
                : openAi(endpoint, maxTokens, http);
    }

    private static Model openAi(Endpoint at, int maxTokens, LeanHttp http) {
        var reasoning = REASONING.matcher(at.name()).matches();
        var chat = OpenAiChatModel.builder()
                .httpClientBuilder(http.builder())
                .baseUrl(at.baseUrl())
                .apiKey(at.apiKey())
                .modelName(at.name())
                .maxTokens(reasoning ? null : maxTokens)
                .maxCompletionTokens(reasoning ? maxTokens : null)
                .maxRetries(0)
                .build();
        var streaming = OpenAiStreamingChatModel.builder()
                .httpClientBuilder(http.builder())
                .baseUrl(at.baseUrl())
                .apiKey(at.apiKey())
                .modelName(at.name())
                .maxTokens(reasoning ? null : maxTokens)
                .maxCompletionTokens(reasoning ? maxTokens : null)
                .build();
        return new Model(
                at.place(),
                "openai",
                at.name(),
                host(at),
                chat,
                streaming,
                reasoning ? Providers::reasoned : UnaryOperator.identity());
    }

    /** They refuse a temperature, and their limit counts their thoughts. */
    private static ChatRequest reasoned(ChatRequest request) {
        return ChatRequest.builder()
                .messages(request.messages())
                .parameters(OpenAiChatRequestParameters.builder()
                        .maxCompletionTokens(request.maxOutputTokens())
                        .responseFormat(request.responseFormat())
                        .build())
                .build();
    }

    private static Model gemini(Endpoint at, int maxTokens, LeanHttp http) {
        var chat = GoogleAiGeminiChatModel.builder()
                .httpClientBuilder(http.builder())
                .baseUrl(at.baseUrl())
                .apiKey(at.apiKey())
                .modelName(at.name())
                .maxOutputTokens(maxTokens)
                .thinkingConfig(thinking(at.name()))
                .maxRetries(0)
                .build();
        var streaming = GoogleAiGeminiStreamingChatModel.builder()
                .httpClientBuilder(http.builder())
                .baseUrl(at.baseUrl())
                .apiKey(at.apiKey())
                .modelName(at.name())
                .maxOutputTokens(maxTokens)
                .thinkingConfig(thinking(at.name()))
                .returnThinking(false)
                .build();
        return new Model(at.place(), "gemini", at.name(), host(at), chat, streaming, UnaryOperator.identity());
    }

    /**
     * Thoughts count as part of the answer and would leave no room for it: 2.5 Flash can do without, all of 3 but Flash-Lite think long
     * unless they are told otherwise (https://ai.google.dev/gemini-api/docs/thinking).
     */
    private static @Nullable GeminiThinkingConfig thinking(String name) {
        if (name.startsWith("gemini-2.5-flash")) {
            return GeminiThinkingConfig.builder().thinkingBudget(0).build();
        }
        return name.startsWith("gemini-3") && !name.contains("flash-lite")
                ? GeminiThinkingConfig.builder()
                        .thinkingLevel(GeminiThinkingLevel.LOW)
                        .build()
                : null;
    }

    static EmbeddingModel embeddings(Endpoint at, String name, LeanHttp http) {
        return at.provider().equals("gemini")
                ? GoogleAiEmbeddingModel.builder()
                        .httpClientBuilder(http.builder())
                        .baseUrl(at.baseUrl())
                        .apiKey(at.apiKey())
                        .modelName(name)
                        .maxRetries(0)
                        .build()
                : OpenAiEmbeddingModel.builder()
                        .httpClientBuilder(http.builder())
                        .baseUrl(at.baseUrl())
                        .apiKey(at.apiKey())
                        .modelName(name)
                        .maxRetries(0)
                        .build();
    }

    private static String host(Endpoint at) {
        return URI.create(at.baseUrl()).getHost();
    }
}
