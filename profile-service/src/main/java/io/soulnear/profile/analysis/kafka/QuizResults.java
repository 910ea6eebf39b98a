package io.soulnear.profile.analysis.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Handler;
import io.soulnear.messaging.UnreadableEvent;
import io.soulnear.profile.analysis.application.QuizFindings;
import io.soulnear.profile.analysis.application.QuizResult;
import io.soulnear.profile.analysis.domain.Utterance;
import io.soulnear.runtime.Language;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the results of quizzes. */
@Singleton
final class QuizResults implements Handler {
    private static final String COMPLETED = "io.soulnear.quiz.completed.v1";

    private final QuizFindings findings;
    private final ObjectMapper json;

    QuizResults(QuizFindings findings, ObjectMapper json) {
        this.findings = findings;
        this.json = json;
    }

    @Override
    public boolean wants(Event event) {
        return event.type().equals(COMPLETED);
    }

    @Override
    public void handle(Event event) {
        var completed = read(event);
        if (!(completed instanceof Completed(var chat, var session, var category, var language, var result))
                || chat == null
                || session == null
                || category == null
                || result == null) {
            throw new UnreadableEvent("A quiz result without its parts");
        }
        var themes = result.themes() == null ? List.<Scored>of() : result.themes();
        var quotes = result.quotes() == null ? List.<Quoted>of() : result.quotes();
        findings.completed(new QuizResult(
                event.id(),
                chat,
                Language.of(language),
                event.time(),
                category,
                themes.stream()
                        .map(theme -> new QuizResult.Strong(theme.id(), theme.score()))
                        .toList(),
                quotes.stream()
                        .map(quote -> new Utterance(session, event.time(), quote.text()))
                        .toList()));
    }

    private @Nullable Completed read(Event event) {
        try {
            return json.readValue(event.data(), Completed.class);
        } catch (JsonProcessingException e) {
            throw new UnreadableEvent("Not a quiz result", e);
        }
    }

    private record Completed(
            @Nullable Long chatId,
            @Nullable UUID sessionId,
            @Nullable String category,
            @Nullable String language,
            @Nullable Result result) {}

    private record Result(
            @Nullable List<Scored> themes, @Nullable List<Quoted> quotes) {}

    private record Scored(String id, double score) {}

    private record Quoted(String text) {}
}
