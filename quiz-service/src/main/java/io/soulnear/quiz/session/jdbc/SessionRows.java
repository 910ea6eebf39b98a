package io.soulnear.quiz.session.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.soulnear.quiz.person.Person;
import io.soulnear.quiz.session.application.Sessions.Found;
import io.soulnear.quiz.session.domain.Answer;
import io.soulnear.quiz.session.domain.Category;
import io.soulnear.quiz.session.domain.ChatId;
import io.soulnear.quiz.session.domain.Course;
import io.soulnear.quiz.session.domain.Finding;
import io.soulnear.quiz.session.domain.Level;
import io.soulnear.quiz.session.domain.Question;
import io.soulnear.quiz.session.domain.Session;
import io.soulnear.quiz.session.domain.SessionId;
import io.soulnear.quiz.session.domain.Variant;
import io.soulnear.runtime.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Between rows and sessions. */
final class SessionRows {
    private final ObjectMapper json;
    private final Array<StoredQuestion> questions;
    private final Array<Finding> findings;
    private final Array<StoredAnswer> answers;

    SessionRows(ObjectMapper json) {
        this.json = json;
        this.questions = Array.of(json, StoredQuestion.class);
        this.findings = Array.of(json, Finding.class);
        this.answers = Array.of(json, StoredAnswer.class);
    }

    /** A column with a JSON array. Its reader finds out once what the elements are; the mapper would do so for every row. */
    private record Array<T>(ObjectReader reader) {
        static <T> Array<T> of(ObjectMapper json, Class<T> element) {
            return new Array<>(json.readerForListOf(element));
        }

        List<T> read(String text) {
            try {
                return reader.readValue(text);
            } catch (JsonProcessingException _) {
                throw new IllegalStateException("A stored session can't be read"); // the cause would quote the answers
            }
        }
    }

    private record StoredAnswer(
            int position,
            String question,
            @Nullable String level,
            @Nullable Integer option,
            @Nullable String words) {
        Answer answer() {
            if (level != null) {
                return new Answer(position, question, new Answer.Rated(Level.valueOf(level.toUpperCase(Locale.ROOT))));
            }
            return new Answer(
                    position,
                    question,
                    option == null ? new Answer.Said(Objects.requireNonNull(words)) : new Answer.Chosen(option));
        }
    }

    /** What is known of one chat; the row has columns for its latest session and its person, null where there is none. */
    Found found(ResultSet row) throws SQLException {
        var language = row.getString("language");
        return new Found(
                row.getString("state") == null ? null : session(row),
                language == null ? null : new Person(Language.of(language), row.getString("name")),
                row.getInt("completed"));
    }

    /** A session; an unfinished one comes as that. */
    Session session(ResultSet row) throws SQLException {
        var id = new SessionId(row.getObject("session_id", UUID.class));
        var chat = new ChatId(row.getLong("chat_id"));
        var category = Objects.requireNonNull(Category.ofSlug(row.getString("category")));
        var at = row.getObject("touched_at", OffsetDateTime.class).toInstant();
        var course = new Course(
                Variant.ofSlug(row.getString("variant")),
                questions.read(row.getString("questions")).stream()
                        .map(StoredQuestion::question)
                        .toList(),
                findings.read(row.getString("findings")));
        var given = answers.read(row.getString("answers")).stream()
                .map(StoredAnswer::answer)
                .toList();
        return switch (row.getString("state")) {
            case "in-progress" -> new Session.InProgress(id, chat, category, course, given, at);
            case "paused" -> new Session.Paused(new Session.InProgress(id, chat, category, course, given, at));
            case "completed" -> new Session.Completed(id, chat, category, course, given, at);
            case "cancelled" ->
                new Session.Cancelled(
                        id,
                        chat,
                        category,
                        course.variant(),
                        given.size(),
                        course.questions().size(),
                        at);
            case String other -> throw new IllegalStateException("A stored session is " + other);
        };
    }

    static String state(Session session) {
        return switch (session) {
            case Session.InProgress _ -> "in-progress";
            case Session.Paused _ -> "paused";
            case Session.Completed _ -> "completed";
            case Session.Cancelled _ -> "cancelled";
        };
    }

    static Instant touchedAt(Session session) {
        return switch (session) {
            case Session.InProgress at -> at.touchedAt();
            case Session.Paused(var progress) -> progress.touchedAt();
            case Session.Completed it -> it.at();
            case Session.Cancelled it -> it.at();
        };
    }

    static @Nullable String level(Answer.Given given) {
        return given instanceof Answer.Rated(var level) ? level.slug() : null;
    }

    static @Nullable Integer option(Answer.Given given) {
        return given instanceof Answer.Chosen(var option) ? option : null;
    }

    static @Nullable String words(Answer.Given given) {
        return given instanceof Answer.Said(var words) ? words : null;
    }

    String questions(List<Question> questions) {
        return write(questions.stream().map(StoredQuestion::of).toList());
    }

    String findings(List<Finding> findings) {
        return write(findings);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
