package io.soulnear.profile.analysis.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Handler;
import io.soulnear.messaging.UnreadableEvent;
import io.soulnear.profile.analysis.application.QuizFindings;
import io.soulnear.profile.analysis.application.QuizResult;
import io.soulnear.profile.analysis.domain.Utterance;
import io.soulnear.runtime.Language;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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
        var completed = Data.of(event, Completed.class, json);
        if (completed.chatId == null
                || completed.sessionId == null
                || completed.category == null
                || completed.result == null) {
            throw new UnreadableEvent("A quiz result without its parts");
        }
        findings.completed(new QuizResult(
                event.id(),
                completed.chatId,
                Language.of(completed.language),
                event.time(),
                completed.category,
                completed.found(),
                completed
                        .words()
                        .map(words -> new Utterance(completed.sessionId, event.time(), words))
                        .toList()));
    }

    private record Completed(
            @Nullable Long chatId,
            @Nullable UUID sessionId,
            @Nullable String category,
            @Nullable String language,
            @Nullable Result result,
            @Nullable List<Pattern> patterns,
            @Nullable List<Answered> answers) {

        /** The patterns; of a quiz that does not tell them the themes, of which only the strongest gets the words. */
        List<QuizResult.Found> found() {
            if (patterns != null) {
                return patterns.stream().map(this::found).toList();
            }
            var found = new ArrayList<QuizResult.Found>();
            for (var theme : orNone(result == null ? null : result.themes)) {
                found.add(new QuizResult.Found(
                        theme.id, theme.score, found.isEmpty() ? words().toList() : List.of(), null));
            }
            return found;
        }

        private QuizResult.Found found(Pattern pattern) {
            var quoted = orNone(pattern.quotes).stream().map(Quoted::text);
            var answered = typed().filter(answer -> answer.isOn(pattern.theme)).map(Answered::words);
            return new QuizResult.Found(
                    pattern.theme,
                    pattern.confidence,
                    Stream.concat(quoted, answered).distinct().toList(),
                    new QuizResult.Wording(
                            pattern.slug, pattern.title, pattern.meaning, pattern.contradiction, pattern.strength));
        }

        /** All that the person typed; of a quiz that does not tell its answers what it quotes. */
        Stream<String> words() {
            return answers == null
                    ? orNone(result == null ? null : result.quotes).stream().map(Quoted::text)
                    : typed().map(Answered::words);
        }

        private Stream<Answered> typed() {
            return orNone(answers).stream().filter(answer -> !answer.words().isBlank());
        }
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private record Result(
            @Nullable List<Scored> themes, @Nullable List<Quoted> quotes) {}

    private record Scored(String id, double score) {}

    private record Quoted(String text) {}

    private record Pattern(
            String slug,
            String title,
            String theme,
            double confidence,
            String contradiction,
            String meaning,
            String strength,
            @Nullable List<Quoted> quotes) {}

    private record Answered(
            @Nullable Asked question, @Nullable Given answer) {
        /** What was typed; nothing when a button was pressed. */
        String words() {
            return answer != null && "text".equals(answer.kind) && answer.text != null ? answer.text : "";
        }

        boolean isOn(String theme) {
            return question != null && theme.equals(question.theme);
        }
    }

    private record Asked(@Nullable String theme) {}

    private record Given(@Nullable String kind, @Nullable String text) {}
}
