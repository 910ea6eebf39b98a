package io.soulnear.dialogue.conversation.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Factory;
import io.soulnear.dialogue.conversation.application.Aside;
import io.soulnear.dialogue.conversation.application.Conversing;
import io.soulnear.dialogue.conversation.application.Edits;
import io.soulnear.dialogue.conversation.application.Turns;
import io.soulnear.dialogue.conversation.domain.Edit;
import io.soulnear.dialogue.conversation.domain.Message;
import io.soulnear.dialogue.media.application.Understanding;
import io.soulnear.dialogue.media.application.Understood;
import io.soulnear.dialogue.media.domain.Media;
import io.soulnear.dialogue.reply.Replies;
import io.soulnear.dialogue.safety.application.CrisisHelp;
import io.soulnear.dialogue.safety.application.CrisisRecord;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Handler;
import io.soulnear.messaging.Publisher;
import io.soulnear.messaging.Subscription;
import io.soulnear.messaging.Task;
import io.soulnear.messaging.UnreadableEvent;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.Texts;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes updates from Telegram: every text is looked at for a crisis, and what is routed here is answered. */
@Singleton
final class Updates implements Handler {
    static final String GROUP = "dialogue";
    static final String TOPIC = "telegram.update";
    static final String TYPE = "io.soulnear.telegram.update-received.v1";

    private final ObjectMapper json;
    private final Conversing conversing;
    private final Edits edits;
    private final List<Aside> asides;
    private final Understanding understanding;
    private final Turns turns;
    private final CrisisHelp crisisHelp;
    private final CrisisRecord crisisRecord;
    private final Replies replies;
    private final Publisher publisher;
    private final Texts texts;
    /** Chats that were told of the trouble, until they are served again. */
    private final Set<Long> waiting = ConcurrentHashMap.newKeySet();

    Updates(
            ObjectMapper json,
            Conversing conversing,
            Edits edits,
            List<Aside> asides,
            Understanding understanding,
            Turns turns,
            CrisisHelp crisisHelp,
            CrisisRecord crisisRecord,
            Replies replies,
            Publisher publisher,
            Texts texts) {
        this.json = json;
        this.conversing = conversing;
        this.edits = edits;
        this.asides = List.copyOf(asides);
        this.understanding = understanding;
        this.turns = turns;
        this.crisisHelp = crisisHelp;
        this.crisisRecord = crisisRecord;
        this.replies = replies;
        this.publisher = publisher;
        this.texts = texts;
    }

    @Factory
    static final class Subscriptions {
        @Singleton
        Subscription updates(Updates updates) {
            return new Subscription(GROUP, Set.of(TOPIC), updates);
        }
    }

    @Override
    public boolean wants(Event event) {
        return event.type().equals(TYPE);
    }

    /** A crisis overtakes whatever its chat is waiting for, and an edit is known to what it edits, though that is still waited for. */
    @Override
    public Task task(Event event) {
        try {
            var update = Update.of(event, json);
            var crisis = crisisHelp.detect(update.text());
            update.edit().ifPresent(edit -> note(event, update, edit, crisis));
            var lane = crisis.isPresent() ? "crisis " + event.key() : event.key();
            return new Task(lane, () -> handle(event, update, crisis));
        } catch (UnreadableEvent _) {
            return new Task(event.key(), () -> handle(event)); // finds the same, and says so
        }
    }

    @Override
    public void handle(Event event) {
        var update = Update.of(event, json);
        handle(event, update, crisisHelp.detect(update.text()));
    }

    private void note(Event event, Update update, Edit.Version version, Optional<Locale> crisis) {
        var edit = crisis.<Edit>map(language -> new Edit.Crisis(
                        update.text(),
                        version,
                        event.id(),
                        crisisHelp.words(language, update.languageCode()),
                        language))
                .orElseGet(() -> new Edit.Reworded(update.text(), version));
        edits.made(update.chat(), update.number(), edit);
    }

    private void handle(Event event, Update update, Optional<Locale> crisis) {
        if (crisis.isPresent()) {
            help(event, update, crisis.get());
        } else if (update.mode().isPresent()) {
            answer(event, update);
        }
        waiting.remove(update.chat());
    }

    private void help(Event event, Update update, Locale language) {
        var said = crisisHelp.help(event, update.chat(), language, update.languageCode());
        if (update.mode().isPresent()) {
            turns.crisis(message(event, update, update.text()), event.id(), said, language);
        } else {
            crisisRecord.detected(event.id(), update.chat(), language);
        }
        crisisHelp.stored(event.id());
    }

    private void answer(Event event, Update update) {
        var entered = update.entered();
        var code = update.languageCode();
        if (update.media().isPresent() && update.action().isEmpty()) {
            understand(event, update, update.media().get());
        } else if (entered.isPresent()) {
            conversing.entered(event.id(), update.id(), update.chat(), event.time(), entered.get(), code);
        } else if (isAside(event, update)) {
            return;
        } else if (update.text().isBlank() || !update.action().isEmpty()) {
            conversing.notUnderstood(event.id(), update.id(), update.chat(), event.time(), code);
        } else {
            conversing.said(
                    new Message(
                            event.id(),
                            update.chat(),
                            update.mode().orElseThrow(),
                            update.text(),
                            event.time(),
                            update.number(),
                            update.id()),
                    code);
        }
    }

    private boolean isAside(Event event, Update update) {
        var wish = new Aside.Wish(
                event.id(),
                update.id(),
                update.chat(),
                event.time(),
                update.mode().orElseThrow(),
                update.languageCode(),
                update.command(),
                update.words(),
                update.action());
        return asides.stream().anyMatch(aside -> aside.answer(wish));
    }

    /** What is said aloud can speak of a crisis as well. */
    private void understand(Event event, Update update, Media media) {
        var code = update.languageCode();
        var language = Language.of(code.isEmpty() ? null : code);
        if (!conversing.admits(message(event, update, ""), code)) {
            return;
        }
        switch (understanding.of(event.id(), update.chat(), media, update.text(), language)) {
            case Understood.Words(var words, var spoken) -> {
                var crisis = spoken ? crisisHelp.detect(words) : Optional.<Locale>empty();
                if (crisis.isPresent()) {
                    help(event, update.saying(words), crisis.get());
                } else {
                    conversing.said(message(event, update, words), code);
                }
            }
            case Understood.Not(var why) ->
                conversing.refused(event.id(), update.id(), update.chat(), event.time(), why.key(), code);
            case Understood.Before _ -> {}
        }
    }

    private static Message message(Event event, Update update, String words) {
        return new Message(event.id(), update.chat(), update.mode().orElseThrow(), words, event.time(), 0, update.id());
    }

    @Override
    public void stalled(Event event) {
        var update = Update.of(event, json);
        var unanswered =
                update.mode().isPresent() && crisisHelp.detect(update.text()).isEmpty();
        if (unanswered && waiting.add(update.chat())) {
            apologise("stalled", event, update);
        }
    }

    @Override
    public void abandoned(Event event) {
        try {
            var update = Update.of(event, json);
            crisisHelp.stored(event.id());
            if (update.mode().isPresent() && crisisHelp.detect(update.text()).isEmpty()) {
                apologise("abandoned", event, update);
            }
        } catch (UnreadableEvent _) {
            return; // there is nobody to apologise to
        }
    }

    private void apologise(String why, Event event, Update update) {
        var code = update.languageCode();
        var language = Language.of(code.isEmpty() ? null : code);
        publisher.publish(replies.urgent(why, event.id(), update.chat(), texts.get(language, "apology." + why)));
    }
}
