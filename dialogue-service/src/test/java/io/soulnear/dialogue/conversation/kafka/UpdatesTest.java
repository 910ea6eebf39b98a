package io.soulnear.dialogue.conversation.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.soulnear.dialogue.conversation.application.Conversing;
import io.soulnear.dialogue.conversation.application.Edits;
import io.soulnear.dialogue.conversation.application.Turns;
import io.soulnear.dialogue.conversation.domain.Edit;
import io.soulnear.dialogue.conversation.domain.Message;
import io.soulnear.dialogue.conversation.domain.Mode;
import io.soulnear.dialogue.conversation.domain.Recorded;
import io.soulnear.dialogue.conversation.domain.Reply;
import io.soulnear.dialogue.draft.application.Draft;
import io.soulnear.dialogue.limits.application.Pace;
import io.soulnear.dialogue.media.application.Files;
import io.soulnear.dialogue.media.application.Hearing;
import io.soulnear.dialogue.media.application.Understanding;
import io.soulnear.dialogue.reply.Replies;
import io.soulnear.dialogue.safety.application.CrisisHelp;
import io.soulnear.dialogue.safety.application.Helplines;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Publisher;
import io.soulnear.messaging.UnreadableEvent;
import io.soulnear.runtime.Steps;
import io.soulnear.runtime.Texts;
import io.soulnear.safety.Wordings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class UpdatesTest {
    private static final Understanding HEARING_A_CRISIS = new Understanding(
            (_, _) -> true,
            (_, _) -> new Files.Fetched.Whole("OggS".getBytes(StandardCharsets.US_ASCII)),
            new Hearing(() -> "хочу умереть"),
            _ -> false,
            new Texts());

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private static final Message MESSAGE = new Message(new UUID(7, 7), 42, Mode.HELPER, "хочу мороже", NOW, 5, 7);

    private final ObjectMapper json = new ObjectMapper();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final List<Event> sent = new ArrayList<>();
    private final Database database = new Database();
    private final Edits edits = new Edits();
    private final Updates updates = updates();

    /** A database that may be away. */
    private static final class Database implements Turns {
        private boolean away = true;
        private final List<String> stored = new ArrayList<>();

        private void check() {
            if (away) {
                throw new IllegalStateException("The database is away");
            }
        }

        @Override
        public Recorded record(Message message, int limit) {
            check();
            return new Recorded.Answered();
        }

        @Override
        public boolean isKnown(UUID turn) {
            return false;
        }

        @Override
        public void dismiss(UUID turn) {
            throw new AssertionError("Nobody is too fast here");
        }

        @Override
        public Recorded.Context context(Message message, int limit) {
            throw new AssertionError("Nobody only looks here");
        }

        @Override
        public void answer(Message message, Reply reply, Locale language) {
            check();
        }

        @Override
        public void crisis(Message message, UUID update, String help, Locale language) {
            check();
            stored.add(help);
        }
    }

    @Test
    void helpLeavesOnceThoughTheDatabaseIsAwayAndIsStoredWhenItIsBack() {
        var event = event("хочу умереть", "dialogue", NOW);

        assertThatThrownBy(() -> updates.handle(event)).hasMessageContaining("away");
        assertThatThrownBy(() -> updates.handle(event)).hasMessageContaining("away");
        database.away = false;
        updates.handle(event);

        assertThat(sent).singleElement().satisfies(reply -> {
            assertThat(reply.attributes()).containsEntry("urgent", "true");
            assertThat(reply.data()).contains("112", event.id().toString());
        });
        assertThat(database.stored).singleElement().asString().contains("112");
    }

    @Test
    void aCrisisThatIsSpokenIsHelpedLikeOneThatIsWritten() {
        database.away = false;
        var data = """
                {"botId":1,"updateId":8,"chatId":42,"route":{"to":"dialogue","mode":"helper"},
                 "update":{"message":{"voice":{"file_id":"v","duration":3,"file_size":4},"from":{"language_code":"ru"}}}}""";
        updates.handle(Event.of(
                new UUID(8, 8), "io.soulnear.telegram.update-received.v1", "telegram.update", "42", NOW, data));

        assertThat(sent).singleElement().satisfies(reply -> {
            assertThat(reply.attributes()).containsEntry("urgent", "true");
            assertThat(reply.data()).contains("112");
        });
        assertThat(database.stored).hasSize(1);
    }

    @Test
    void aCrisisHasALaneOfItsOwn() {
        assertThat(updates.task(event("хочу умереть", "dialogue", NOW)).lane()).isNotEqualTo("42");
        assertThat(updates.task(event("хочу мороженого", "dialogue", NOW)).lane())
                .isEqualTo("42");
        assertThat(updates.task(broken()).lane()).isEqualTo("42");
    }

    @Test
    void anEditIsKnownBeforeItsTurnComesAndIsNotAnsweredItself() {
        var edit = edit("хочу мороженого");

        assertThat(updates.task(edit).lane()).isEqualTo("42");
        updates.handle(edit);

        assertThat(edits.of(MESSAGE))
                .hasValueSatisfying(made -> assertThat(made)
                        .isEqualTo(new Edit.Reworded("хочу мороженого", new Edit.Version(1_700_000_000, 9))));
        assertThat(sent).isEmpty();
    }

    @Test
    void aCrisisInAnEditIsHelpedAtOnceAndSaidToWhomeverAnswersItsMessage() throws Exception {
        var edit = edit("хочу умереть");

        updates.task(edit).work().run();

        assertThat(sent).hasSize(1);
        var help = json.readTree(sent.getFirst().data()).at("/messages/0/text").asText();
        assertThat(edits.of(MESSAGE))
                .contains(new Edit.Crisis(
                        "хочу умереть", new Edit.Version(1_700_000_000, 9), edit.id(), help, Locale.of("ru")));
    }

    @Test
    void everyServicesTextsAreLookedAtAndOnlyOursAreAnswered() {
        updates.handle(event("kill me, I want to die", "quiz", NOW));
        updates.handle(event("обычный ответ на вопрос", "quiz", NOW));

        assertThat(sent).hasSize(1);
    }

    @Test
    void aReplayOfLongAgoWritesToNobody() {
        database.away = false;

        updates.handle(event("хочу умереть", "dialogue", NOW.minus(Duration.ofDays(2))));

        assertThat(sent).isEmpty();
        assertThat(database.stored).hasSize(1);
    }

    @Test
    void whoeverWaitsIsToldOnceUntilServedAgain() {
        updates.stalled(event("привет", "dialogue", NOW));
        updates.stalled(event("ты тут?", "dialogue", NOW));
        updates.stalled(event("ответ", "quiz", NOW));
        assertThat(sent).singleElement().satisfies(apology -> {
            assertThat(apology.attributes()).containsEntry("urgent", "true");
            assertThat(apology.data()).contains("неполадки");
        });

        database.away = false;
        updates.handle(event("привет", "dialogue", NOW));
        updates.stalled(event("и снова", "dialogue", NOW));

        assertThat(sent).hasSize(2);
    }

    @Test
    void whatWasAbandonedIsAskedForAgain() {
        updates.abandoned(event("привет", "dialogue", NOW));
        updates.abandoned(broken());

        assertThat(sent)
                .singleElement()
                .satisfies(apology -> assertThat(apology.data()).contains("ещё раз"));
    }

    @Test
    void whatIsNoUpdateIsUnreadable() {
        assertThatThrownBy(() -> updates.handle(broken())).isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void aPersonInBritainSeesBritishLines() {
        updates.handle(event("I want to die", "quiz", NOW, "en-GB"));

        assertThat(sent.getFirst().data()).contains("116 123").doesNotContain("988");
    }

    private Updates updates() {
        var texts = new Texts();
        var replies = new Replies(json, clock);
        var publisher = new Publisher() {
            @Override
            public CompletableFuture<Void> send(Event event) {
                sent.add(event);
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public void publish(Event event) {
                sent.add(event);
            }
        };
        var help = new CrisisHelp(
                Wordings.crisisDetector(),
                new Helplines(json, ""),
                texts,
                replies,
                publisher,
                new SimpleMeterRegistry(),
                clock);
        var conversing = new Conversing(
                database,
                (_, _, _, _, _, _) -> {},
                (_, _, _) -> {
                    throw new AssertionError("Nobody is asked here");
                },
                (_, portrait) -> portrait,
                edits,
                (_, _) -> Draft.UNSEEN,
                Pace.UNLIMITED,
                Steps.untraced());
        return new Updates(
                json,
                conversing,
                edits,
                List.of(),
                HEARING_A_CRISIS,
                database,
                help,
                (_, _, _) -> {},
                replies,
                publisher,
                texts);
    }

    private static Event event(String text, String to, Instant at) {
        return event(text, to, at, text.matches(".*[а-я].*") ? "ru" : "en");
    }

    private static Event event(String text, String to, Instant at, String code) {
        var mode = to.equals("dialogue") ? ",\"mode\":\"helper\"" : "";
        var data = """
                {"botId":1,"updateId":7,"chatId":42,"route":{"to":"%s"%s},
                 "update":{"message":{"text":"%s","from":{"language_code":"%s"}}}}""".formatted(to, mode, text, code);
        return Event.of(
                UUID.nameUUIDFromBytes((text + at).getBytes(StandardCharsets.UTF_8)),
                "io.soulnear.telegram.update-received.v1",
                "telegram.update",
                "42",
                at,
                data);
    }

    private static Event edit(String text) {
        var data = """
                {"botId":1,"updateId":9,"chatId":42,"route":{"to":"none"},
                 "update":{"edited_message":{"message_id":5,"edit_date":1700000000,"text":"%s","from":{"language_code":"ru"}}}}""".formatted(text);
        return Event.of(new UUID(9, 9), "io.soulnear.telegram.update-received.v1", "telegram.update", "42", NOW, data);
    }

    private static Event broken() {
        return Event.of(new UUID(0, 1), "io.soulnear.telegram.update-received.v1", "telegram.update", "42", NOW, "[{");
    }
}
