package io.soulnear.quiz.session.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.EventIds;
import io.soulnear.quiz.session.domain.Answer;
import io.soulnear.quiz.session.domain.ChatId;
import io.soulnear.quiz.session.domain.Findings;
import io.soulnear.quiz.session.domain.Question;
import io.soulnear.quiz.session.domain.Session;
import io.soulnear.quiz.session.domain.Step;
import io.soulnear.runtime.Language;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the quiz tells the other services, in the form of its published contracts. */
@Singleton
final class SessionEvents {
    private static final String TOPIC = "quiz.session";

    private final ObjectMapper json;
    private final Supplier<UUID> ids;
    private final Catalogue catalogue;

    SessionEvents(ObjectMapper json, Supplier<UUID> ids, Catalogue catalogue) {
        this.json = json;
        this.ids = ids;
        this.catalogue = catalogue;
    }

    private record Started(
            long chatId,
            UUID sessionId,
            String category,
            String language,
            int total,
            @Nullable UUID replaces) {}

    private record AnswerGiven(
            long chatId,
            UUID sessionId,
            String category,
            String language,
            int position,
            int total,
            Asked question,
            Given answer) {}

    private record Asked(String id, String type, String theme, String text) {}

    private record Given(
            String kind,
            @Nullable String level,
            @Nullable Integer points,
            @Nullable Integer option,
            @Nullable String text) {}

    private record Paused(long chatId, UUID sessionId, String category, int answered, int total) {}

    private record Completed(long chatId, UUID sessionId, String category, String language, int total, Result result) {}

    private record Result(String headline, List<Theme> themes, List<Quote> quotes, List<String> steps) {}

    private record Theme(String id, String name, double score) {}

    private record Quote(int position, String text) {}

    private record Cancelled(long chatId, UUID sessionId, String category, String reason, int answered, int total) {}

    /** The event that tells of the step; null for a step that is nobody else's business. */
    @Nullable
    Event of(Step step, Language language, Instant now) {
        var session = step.session();
        var chat = session.chat().value();
        var id = session.id().value();
        var category = session.category().slug();
        return switch (step) {
            case Step.Started(var started, var replaced) ->
                event(
                        "started",
                        session.chat(),
                        now,
                        new Started(
                                chat,
                                id,
                                category,
                                language.code(),
                                started.total(),
                                replaced == null ? null : replaced.id().value()));
            case Step.Answered(var _, var question, var answer, var total) ->
                event(
                        "answer-given",
                        session.chat(),
                        now,
                        new AnswerGiven(
                                chat,
                                id,
                                category,
                                language.code(),
                                answer.position(),
                                total,
                                asked(catalogue.in(language, session.category(), question)),
                                given(catalogue.in(language, session.category(), question), answer.given())));
            case Step.Paused(var paused) ->
                event(
                        "paused",
                        session.chat(),
                        now,
                        new Paused(
                                chat,
                                id,
                                category,
                                paused.progress().answers().size(),
                                paused.progress().total()));
            case Step.Resumed _ -> null;
            case Step.Completed(var completed) ->
                event(
                        "completed",
                        session.chat(),
                        now,
                        new Completed(
                                chat,
                                id,
                                category,
                                language.code(),
                                completed.questions().size(),
                                result(completed, language)));
            case Step.Expired(var cancelled) -> expired(cancelled, now);
        };
    }

    /** The event that tells of a session given up for lying untouched. */
    Event expired(Session.Cancelled session, Instant now) {
        return event(
                "cancelled",
                session.chat(),
                now,
                new Cancelled(
                        session.chat().value(),
                        session.id().value(),
                        session.category().slug(),
                        "expired",
                        session.answered(),
                        session.total()));
    }

    /** The event that asks for the reply to be sent. A repeat of the update asks with the same id. */
    Event reply(ChatId chat, UUID update, Reply.Message message, Instant now) {
        return reply(EventIds.derived("quiz", "reply", update.toString()), chat, update, message, now);
    }

    /** The same, with an id of its own. */
    Event reply(UUID id, ChatId chat, UUID update, Reply.Message message, Instant now) {
        return Event.of(
                id,
                "io.soulnear.telegram.reply-requested.v1",
                "telegram.reply",
                Long.toString(chat.value()),
                now,
                write(new Reply(chat.value(), update.toString(), List.of(message))));
    }

    private Result result(Session.Completed session, Language language) {
        var text = ResultText.of(session, catalogue.bank(session.category(), language));
        return new Result(
                text.headline(),
                text.themes().stream()
                        .map(theme -> new Theme(theme.id(), theme.name(), theme.score()))
                        .toList(),
                text.quotes().stream().map(SessionEvents::quote).toList(),
                text.steps());
    }

    private static Quote quote(Findings.Quote quote) {
        return new Quote(quote.position(), quote.words());
    }

    private static Asked asked(Question question) {
        var type =
                switch (question) {
                    case Question.Text _ -> "text";
                    case Question.Scale _ -> "scale";
                    case Question.Choice _ -> "choice";
                };
        return new Asked(question.id(), type, question.theme(), question.text());
    }

    private static Given given(Question question, Answer.Given given) {
        return switch (given) {
            case Answer.Rated(var level) -> new Given("scale", level.slug(), level.points(), null, null);
            case Answer.Chosen(var option) -> new Given("choice", null, null, option, optionText(question, option));
            case Answer.Said(var words) -> new Given("text", null, null, null, words);
        };
    }

    private static @Nullable String optionText(Question question, int option) {
        return question instanceof Question.Choice choice
                ? choice.options().get(option).text()
                : null;
    }

    private Event event(String what, ChatId chat, Instant now, Object data) {
        return Event.of(
                ids.get(), "io.soulnear.quiz." + what + ".v1", TOPIC, Long.toString(chat.value()), now, write(data));
    }

    private String write(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "Can't be written as JSON: " + data.getClass().getSimpleName(), e);
        }
    }
}
