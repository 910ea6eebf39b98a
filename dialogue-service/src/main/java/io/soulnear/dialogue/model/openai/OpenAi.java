package io.soulnear.dialogue.model.openai;

import dev.langchain4j.model.openai.OpenAiChatModel;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.exceptions.DisabledBeanException;
import io.soulnear.dialogue.model.application.ModelLimits;
import io.soulnear.dialogue.model.application.RemoteModel;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Any model behind an OpenAI-compatible address. */
@Factory
final class OpenAi {
    private static final Duration BREAKER_OPEN_FOR = Duration.ofSeconds(10);

    @Singleton
    ModelLimits limits(ModelSettings settings) {
        return new ModelLimits(settings.deadline(), settings.concurrency(), BREAKER_OPEN_FOR);
    }

    @Singleton
    @Bean(preDestroy = "close")
    LeanHttp http(ModelSettings settings) {
        return new LeanHttp(settings.attempt(), settings.concurrency());
    }

    @Singleton
    RemoteModel model(ModelSettings settings, LeanHttp http) {
        if (!settings.isRemote()) {
            throw new DisabledBeanException("No remote model is configured");
        }
        return new RemoteModel(
                "openai",
                settings.name(),
                OpenAiChatModel.builder()
                        .httpClientBuilder(http.builder())
                        .baseUrl(settings.baseUrl())
                        .apiKey(settings.apiKey())
                        .modelName(settings.name())
                        .maxTokens(settings.maxTokens())
                        .timeout(settings.attempt())
                        .maxRetries(0)
                        .logRequests(false)
                        .logResponses(false)
                        .build());
    }
}
