package io.soulnear.profile.analysis.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Handler;
import io.soulnear.messaging.UnreadableEvent;
import io.soulnear.profile.analysis.application.Analyses;
import io.soulnear.profile.analysis.application.Remark;
import io.soulnear.profile.analysis.domain.Utterance;
import io.soulnear.runtime.Language;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the turns of conversations. */
@Singleton
final class Turns implements Handler {
    private static final String TURN_COMPLETED = "io.soulnear.dialogue.turn-completed.v1";

    private final Analyses analyses;
    private final ObjectMapper json;

    Turns(Analyses analyses, ObjectMapper json) {
        this.analyses = analyses;
        this.json = json;
    }

    @Override
    public boolean wants(Event event) {
        return event.type().equals(TURN_COMPLETED);
    }

    @Override
    public void handle(Event event) throws InterruptedException {
        if (!(Data.of(event, TurnCompleted.class, json)
                        instanceof TurnCompleted(var chat, var id, var mode, var language, var text))
                || chat == null
                || id == null
                || mode == null
                || text == null) {
            throw new UnreadableEvent("A turn without its parts");
        }
        analyses.said(new Remark(event.id(), chat, mode, Language.of(language), new Utterance(id, event.time(), text)));
    }

    private record TurnCompleted(
            @Nullable Long chatId,
            @Nullable UUID turnId,
            @Nullable String mode,
            @Nullable String language,
            @Nullable String personText) {}
}
