package io.soulnear.quiz.session.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Handler;
import io.soulnear.messaging.Publisher;
import io.soulnear.messaging.UnreadableEvent;
import io.soulnear.quiz.person.People;
import io.soulnear.quiz.session.application.Apologies;
import io.soulnear.quiz.session.application.Conversation;
import io.soulnear.quiz.session.domain.ChatId;
import io.soulnear.quiz.session.domain.SessionId;
import io.soulnear.quiz.session.domain.Voice;
import io.soulnear.runtime.Language;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Brings updates to the quiz that they are for, and what profile says to the copy of it. */
@Singleton
final class QuizHandler implements Handler {
    static final String UPDATES = "telegram.update";
    static final String VOICES = "dialogue.voice";
    private static final String HEARD = "io.soulnear.dialogue.voice-heard.v1";
    private static final String UPDATE = "io.soulnear.telegram.update-received.v1";

    private final Conversation conversation;
    private final People people;
    private final Apologies apologies;
    private final Publisher publisher;
    private final ObjectMapper json;

    QuizHandler(Conversation conversation, People people, Apologies apologies, Publisher publisher, ObjectMapper json) {
        this.conversation = conversation;
        this.people = people;
        this.apologies = apologies;
        this.publisher = publisher;
        this.json = json;
    }

    @Override
    public boolean wants(Event event) {
        return event.type().equals(UPDATE)
                ? isOurs(event) || isLeaving(event)
                : event.type().equals(HEARD) || People.knows(event.type());
    }

    @Override
    public void handle(Event event) {
        if (event.type().equals(HEARD)) {
            hear(event);
            return;
        }
        if (!event.type().equals(UPDATE)) {
            people.note(event);
            return;
        }
        var update = read(event);
        var chat = new ChatId(update.chatId());
        var action = update.action();
        if (!isOurs(event)) {
            conversation.left(event.id(), chat, update.language());
        } else if (action != null) {
            conversation.pressed(event.id(), chat, update.language(), action);
        } else if (update.voice() instanceof Voice voice) {
            conversation.spoken(event.id(), chat, update.language(), voice);
        } else if (update.isMessage()) {
            var text = update.text();
            conversation.written(event.id(), chat, update.language(), text == null ? "" : text);
        }
    }

    private void hear(Event event) {
        var heard = read(event, Heard.class);
        if (heard == null || heard.sessionId() == null) {
            throw new UnreadableEvent("Not the data of " + event.type());
        }
        conversation.heard(
                event.id(),
                new ChatId(heard.chatId()),
                Language.of(heard.language()),
                new SessionId(heard.sessionId()).tag(),
                heard.position(),
                heard.text());
    }

    @Override
    public void stalled(Event event) {
        apologise(event, "stalled");
    }

    @Override
    public void abandoned(Event event) {
        apologise(event, "abandoned");
    }

    private void apologise(Event event, String why) {
        if (event.type().equals(UPDATE) && isOurs(event)) {
            var update = read(event);
            var _ = publisher.send(apologies.of(event.id(), new ChatId(update.chatId()), update.language(), why));
        }
    }

    private static boolean isOurs(Event event) {
        return "quiz".equals(event.attributes().get("route"));
    }

    private static boolean isLeaving(Event event) {
        return "quiz".equals(event.attributes().get("left"));
    }

    private Update read(Event event) {
        var update = read(event, Update.class);
        if (update == null || update.chatId() == 0) {
            throw new UnreadableEvent("Not the data of " + event.type());
        }
        return update;
    }

    private <T> @Nullable T read(Event event, Class<T> type) {
        try {
            return json.readValue(event.data(), type);
        } catch (JsonProcessingException _) {
            throw new UnreadableEvent(
                    "Not the data of " + event.type()); // the cause would quote what it could not read
        }
    }
}
