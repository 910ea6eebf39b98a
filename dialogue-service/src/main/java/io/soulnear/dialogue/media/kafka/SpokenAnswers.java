package io.soulnear.dialogue.media.kafka;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Factory;
import io.soulnear.dialogue.media.application.Told;
import io.soulnear.dialogue.media.application.Understanding;
import io.soulnear.dialogue.media.application.Understood;
import io.soulnear.dialogue.media.domain.Media;
import io.soulnear.dialogue.safety.application.CrisisHelp;
import io.soulnear.dialogue.safety.application.CrisisRecord;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.EventIds;
import io.soulnear.messaging.Handler;
import io.soulnear.messaging.Publisher;
import io.soulnear.messaging.Subscription;
import io.soulnear.messaging.UnreadableEvent;
import io.soulnear.runtime.Language;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says in words what was answered aloud in a quiz. A crisis in it is helped at once, as everywhere. */
@Singleton
final class SpokenAnswers implements Handler {
    private static final String SPOKEN = "io.soulnear.quiz.answer-spoken.v1";

    private final ObjectMapper json;
    private final Understanding understanding;
    private final CrisisHelp crisisHelp;
    private final CrisisRecord crisisRecord;
    private final Told told;
    private final Publisher publisher;
    private final Clock clock;

    SpokenAnswers(
            ObjectMapper json,
            Understanding understanding,
            CrisisHelp crisisHelp,
            CrisisRecord crisisRecord,
            Told told,
            Publisher publisher,
            Clock clock) {
        this.json = json;
        this.understanding = understanding;
        this.crisisHelp = crisisHelp;
        this.crisisRecord = crisisRecord;
        this.told = told;
        this.publisher = publisher;
        this.clock = clock;
    }

    @Factory
    static final class Subscriptions {
        @Singleton
        @Named("spoken-answers")
        Subscription spokenAnswers(SpokenAnswers answers) {
            return new Subscription("dialogue-voice", Set.of("quiz.session"), answers);
        }
    }

    private record Spoken(
            long chatId,
            UUID sessionId,
            int position,
            @Nullable String language,
            String fileId,
            long bytes,
            int seconds) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Heard(
            long chatId,
            UUID sessionId,
            int position,
            String language,
            @Nullable String text) {}

    @Override
    public boolean wants(Event event) {
        return event.type().equals(SPOKEN);
    }

    @Override
    public void handle(Event event) {
        var spoken = read(event);
        var language = Language.of(spoken.language);
        var voice = new Media.Voice(new Media.File(spoken.fileId, spoken.bytes), spoken.seconds);
        switch (understanding.of(event.id(), spoken.chatId, voice, "", language)) {
            case Understood.Words(var words, var _) -> {
                help(event, spoken.chatId, words, language);
                told.tell(event.id(), heard(event, spoken, words));
            }
            case Understood.Not _ -> told.tell(event.id(), heard(event, spoken, null));
            case Understood.Before _ -> {}
        }
    }

    /** The person is asked once more, in writing. Not remembered, so that what is given back from the dead letters is heard after all. */
    @Override
    public void abandoned(Event event) {
        publisher.publish(heard(event, read(event), null));
    }

    private Event heard(Event event, Spoken spoken, @Nullable String words) {
        var language = Language.of(spoken.language).code();
        return Event.of(
                EventIds.derived("dialogue", "heard", event.id().toString()),
                "io.soulnear.dialogue.voice-heard.v1",
                "dialogue.voice",
                Long.toString(spoken.chatId),
                clock.instant(),
                write(new Heard(spoken.chatId, spoken.sessionId, spoken.position, language, words)));
    }

    private void help(Event event, long chat, String words, Language language) {
        crisisHelp.detect(words).ifPresent(spoken -> {
            crisisHelp.help(event, chat, spoken, language.code());
            crisisRecord.detected(event.id(), chat, spoken);
            crisisHelp.stored(event.id());
        });
    }

    private Spoken read(Event event) {
        try {
            var spoken = json.readValue(event.data(), Spoken.class);
            if (spoken != null && Stream.of(spoken.sessionId, spoken.fileId).allMatch(Objects::nonNull)) {
                return spoken;
            }
        } catch (JsonProcessingException _) {
            // said below, without what could not be read
        }
        throw new UnreadableEvent("Not the data of " + event.type());
    }

    private String write(Heard heard) {
        try {
            return json.writeValueAsString(heard);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
