package io.soulnear.dialogue.media.openai;

import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.soulnear.dialogue.media.application.Senses;
import io.soulnear.models.Accounts;
import io.soulnear.models.Answer;
import io.soulnear.models.Deadline;
import io.soulnear.models.Models;
import io.soulnear.runtime.Language;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;

/** The models that answer, asked what they see; and the transcription. */
@Singleton
final class ModelSenses implements Senses {
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final int LONGEST_DESCRIPTION = 1_500;

    private final Models models;
    private final Accounts accounts;
    private final Transcription transcription;
    private final Map<Language, String> instructions = new EnumMap<>(Language.class);

    ModelSenses(Models models, Accounts accounts, Transcription transcription) {
        this.models = models;
        this.accounts = accounts;
        this.transcription = transcription;
        for (var language : Language.values()) {
            instructions.put(language, read("/media/look_" + language.code() + ".txt"));
        }
    }

    private static String read(String resource) {
        try (var in = ModelSenses.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean canSee() {
        return models.areConfigured();
    }

    @Override
    public boolean canHear() {
        return transcription.isConfigured();
    }

    @Override
    public Sensed see(long chat, byte[] picture, String mimeType, String caption, Language language) {
        var question = UserMessage.from(
                TextContent.from(caption.isBlank() ? "…" : caption),
                ImageContent.from(Base64.getEncoder().encodeToString(picture), mimeType, ImageContent.DetailLevel.LOW));
        var request = ChatRequest.builder()
                .messages(SystemMessage.from(instructions.getOrDefault(language, "")), question)
                .build();
        var answer = models.ask(request, Deadline.in(PATIENCE));
        accounts.made(chat, "picture", answer.calls());
        return switch (answer) {
            case Answer.Said said -> words(said.text());
            case Answer.CutShort cut -> words(cut.text());
            case Answer.None none -> none.reason().equals("timeout") ? new Sensed.TooSlow() : new Sensed.Nothing();
        };
    }

    private static Sensed words(String text) {
        return text.isBlank()
                ? new Sensed.Nothing()
                : new Sensed.Words(
                        text.strip().substring(0, Math.min(text.strip().length(), LONGEST_DESCRIPTION)));
    }

    @Override
    public Sensed hear(byte[] voice) {
        return transcription.of(voice);
    }
}
