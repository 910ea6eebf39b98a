package io.soulnear.profile.analysis.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Value;
import io.soulnear.models.Accounts;
import io.soulnear.models.Answer;
import io.soulnear.models.Models;
import io.soulnear.profile.analysis.application.Analyst;
import io.soulnear.profile.analysis.domain.Advice;
import io.soulnear.profile.analysis.domain.Depth;
import io.soulnear.profile.analysis.domain.Utterance;
import io.soulnear.runtime.Language;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a model what recurs in a person's messages. What comes back has to keep a schema; when it does not, or no model
 * answers, the lexicons do the reading.
 */
@Singleton
@Primary
final class ModelAnalyst implements Analyst {
    private static final Logger LOG = LoggerFactory.getLogger(ModelAnalyst.class);
    private static final int TOKENS = 2_000;

    private final Models models;
    private final Accounts accounts;
    private final boolean wanted;
    private final Analyst lexical;
    private final ReportReader reader;
    private final ObjectMapper json;
    private final Map<Language, String> instructions = new EnumMap<>(Language.class);

    ModelAnalyst(
            Models models,
            Accounts accounts,
            @Value("${profile.analysis.by-model}") boolean wanted,
            @Named("offline") Analyst lexical,
            ReportReader reader,
            ObjectMapper json) {
        this.models = models;
        this.accounts = accounts;
        this.wanted = wanted;
        this.lexical = lexical;
        this.reader = reader;
        this.json = json;
        for (var language : Language.values()) {
            instructions.put(language, resource("/analysis/reading_" + language.code() + ".txt"));
        }
    }

    @Override
    public Report read(Reading reading) {
        if (!wanted || !models.areConfigured()) {
            return lexical.read(reading);
        }
        var answer = models.ask(request(reading), models.deadline());
        accounts.made(reading.chat(), "analysis", answer.calls());
        return switch (answer) {
            case Answer.Said said -> read(reading, said.text());
            case Answer.CutShort _, Answer.None _ -> lexical.read(reading);
        };
    }

    /** The hint to see a professional rests on the lexicons alone: a model must not decide who needs one. */
    private Report read(Reading reading, String answer) {
        try {
            var report = reader.read(answer, reading.language());
            if (reading.depth() == Depth.QUICK) {
                return new Report(report.findings(), Optional.empty());
            }
            var careful =
                    lexical.read(reading).advice().map(Advice::professionalHelp).orElse(false);
            return new Report(
                    report.findings(),
                    report.advice()
                            .map(advice ->
                                    new Advice(advice.insights(), advice.works(), advice.doesNotWork(), careful)));
        } catch (IllegalArgumentException e) {
            LOG.warn("A model's reading was not as it should be: {}", e.getMessage());
            return lexical.read(reading);
        }
    }

    private ChatRequest request(Reading reading) {
        var known = reading.known().stream()
                .map(pattern -> Map.of(
                        "slug", pattern.theme().slug(), "title", pattern.theme().title()))
                .toList();
        var messages = reading.said().stream().map(Utterance::text).toList();
        try {
            var data = json.writeValueAsString(Map.of(
                    "depth", reading.depth().name().toLowerCase(Locale.ROOT), "known", known, "messages", messages));
            return ChatRequest.builder()
                    .messages(
                            SystemMessage.from(Objects.requireNonNull(instructions.get(reading.language()))),
                            UserMessage.from(data))
                    .maxOutputTokens(TOKENS)
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A reading can't be written as JSON", e);
        }
    }

    private static String resource(String name) {
        try (var in = Objects.requireNonNull(ModelAnalyst.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
