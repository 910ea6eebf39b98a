package io.soulnear.quiz.session.application;

import io.soulnear.messaging.Event;
import io.soulnear.messaging.EventIds;
import io.soulnear.quiz.session.application.Reply.Message;
import io.soulnear.quiz.session.domain.ChatId;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.Texts;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** What the person hears when an update cannot be answered now; made without the database. */
@Singleton
public final class Apologies {
    private final Texts texts;
    private final SessionEvents events;
    private final Clock clock;

    Apologies(Texts texts, SessionEvents events, Clock clock) {
        this.texts = texts;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The apology for that update: the same one, with the same id, however often it is made.
     *
     * @param why {@code stalled} or {@code abandoned}
     */
    public Event of(UUID update, ChatId chat, Language language, String why) {
        var message = Message.plain(texts.get(language, "quiz.apology." + why), null);
        return events.reply(
                        EventIds.derived("quiz", why, update.toString()),
                        chat,
                        update,
                        List.of(message),
                        clock.instant())
                .with("urgent", "true");
    }
}
