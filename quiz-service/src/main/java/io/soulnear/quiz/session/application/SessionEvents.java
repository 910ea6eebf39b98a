package io.soulnear.quiz.session.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.EventIds;
import io.soulnear.quiz.session.domain.Answer;
import io.soulnear.quiz.session.domain.ChatId;
import io.soulnear.quiz.session.domain.Finding;
import io.soulnear.quiz.session.domain.Outlook;
import io.soulnear.quiz.session.domain.Question;
import io.soulnear.quiz.session.domain.Quote;
import io.soulnear.quiz.session.domain.Session;
import io.soulnear.quiz.session.domain.Step;
import io.soulnear.quiz.session.domain.Voice;
import io.soulnear.runtime.Language;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the quiz tells the other services, in the form of its published contracts. */
@Singleton
final class SessionEvents {
    private static final String TOPIC = "quiz.session";
    private static final int QUOTES = 2;

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
            @Nullable UUID replaces,
            String variant) {}

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

    private record AnswerSpoken(
            long chatId, UUID sessionId, int position, String language, String fileId, long bytes, int seconds) {}

    private record Paused(long chatId, UUID sessionId, String category, int answered, int total) {}

    private record Completed(
            long chatId,
            UUID sessionId,
            String category,
            String language,
            int total,
            Result result,
            String variant,
            double confidence,
            List<Pattern> patterns,
            List<Answered> answers) {}

    private record Result(String headline, List<Theme> themes, List<Quoted> quotes, List<String> steps) {}

    private record Theme(String id, String name, double score) {}

    private record Quoted(int position, String text) {}

    private record Pattern(
            String slug,
            String title,
            String topic,
            String theme,
            double confidence,
            String contradiction,
            String meaning,
            String strength,
            List<PatternQuote> quotes) {}

    private record PatternQuote(int position, String text, String source) {}

    private record Answered(int position, Asked question, Given answer) {}

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
                                replaced == null ? null : replaced.id().value(),
                                session.variant().slug()));
            case Step.Answered(var _, var question, var answer, var total, var _) ->
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
                                result(outlook(completed, language)),
                                completed.variant().slug(),
                                outlook(completed, language).confidence(),
                                patterns(completed, outlook(completed, language)),
                                answers(completed, language)));
            case Step.Made _, Step.Branched _ -> null;
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

    /** The event that asks for an answer to be heard. A repeat of the update asks with the same id. */
    Event spoken(UUID update, Session.InProgress at, Language language, Voice voice, Instant now) {
        var chat = at.chat().value();
        return Event.of(
                EventIds.derived("quiz", "spoken", update.toString()),
                "io.soulnear.quiz.answer-spoken.v1",
                TOPIC,
                Long.toString(chat),
                now,
                write(new AnswerSpoken(
                        chat,
                        at.id().value(),
                        at.position(),
                        language.code(),
                        voice.file(),
                        voice.bytes(),
                        voice.seconds())));
    }

    /** The event that asks for the reply to be sent. A repeat of the update asks with the same id. */
    Event reply(ChatId chat, UUID update, List<Reply.Message> messages, Instant now) {
        return reply(EventIds.derived("quiz", "reply", update.toString()), chat, update, messages, now);
    }

    /** The same, with an id of its own. */
    Event reply(UUID id, ChatId chat, UUID update, List<Reply.Message> messages, Instant now) {
        return Event.of(
                id,
                "io.soulnear.telegram.reply-requested.v1",
                "telegram.reply",
                Long.toString(chat.value()),
                now,
                write(new Reply(chat.value(), update.toString(), messages)));
    }

    private Outlook outlook(Session.Completed session, Language language) {
        return Results.outlook(session, catalogue, language);
    }

    private static Result result(Outlook outlook) {
        return new Result(
                outlook.headline(),
                outlook.findings().stream()
                        .filter(SessionEvents::standsOut)
                        .map(finding -> new Theme(finding.theme(), finding.title(), finding.confidence()))
                        .toList(),
                outlook.findings().stream()
                        .flatMap(finding -> finding.quotes().stream())
                        .filter(quote -> quote.source() == Quote.Source.WRITTEN)
                        .distinct()
                        .limit(QUOTES)
                        .map(quote -> new Quoted(quote.position(), quote.words()))
                        .toList(),
                outlook.steps());
    }

    private static List<Pattern> patterns(Session.Completed session, Outlook outlook) {
        var topic = session.category().slug();
        return outlook.findings().stream()
                .filter(SessionEvents::standsOut)
                .map(finding -> new Pattern(
                        topic + "-" + finding.theme(),
                        finding.title(),
                        topic,
                        finding.theme(),
                        finding.confidence(),
                        finding.contradiction(),
                        finding.meaning(),
                        finding.strength(),
                        finding.quotes().stream()
                                .map(quote -> new PatternQuote(
                                        quote.position(),
                                        quote.words(),
                                        quote.source().name().toLowerCase(Locale.ROOT)))
                                .toList()))
                .toList();
    }

    private static boolean standsOut(Finding finding) {
        return !finding.theme().equals(Finding.CALM);
    }

    private List<Answered> answers(Session.Completed session, Language language) {
        return session.answers().stream()
                .map(answer -> {
                    var question = catalogue.in(
                            language, session.category(), session.questions().get(answer.position() - 1));
                    return new Answered(answer.position(), asked(question), given(question, answer.given()));
                })
                .toList();
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
