package io.soulnear.dialogue.media.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.soulnear.dialogue.media.application.Files;
import io.soulnear.dialogue.media.application.Hearing;
import io.soulnear.dialogue.media.application.Told;
import io.soulnear.dialogue.media.application.Understanding;
import io.soulnear.dialogue.reply.Replies;
import io.soulnear.dialogue.safety.application.CrisisHelp;
import io.soulnear.dialogue.safety.application.Helplines;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Publisher;
import io.soulnear.messaging.UnreadableEvent;
import io.soulnear.runtime.Texts;
import io.soulnear.safety.Wordings;
import io.soulnear.testing.Contracts;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SpokenAnswersTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final String SPOKEN = "io.soulnear.quiz.answer-spoken.v1";

    private final ObjectMapper json = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final List<Event> sent = new ArrayList<>();
    private final List<UUID> crises = new ArrayList<>();
    private final Set<UUID> told = new HashSet<>();
    private boolean isOn = true;
    private String said = "";

    @Test
    void whatWasSaidIsToldInWordsForTheQuestionThatWaited() throws Exception {
        said = "Чаще всего я молчу";

        listens(spoken());

        var heard = sent.getFirst();
        assertThat(sent).hasSize(1);
        Contracts.validate(heard.type(), heard.data());
        assertThat(heard.topic()).isEqualTo("dialogue.voice");
        assertThat(json.readTree(heard.data()).get("text").asText()).isEqualTo(said);
        assertThat(json.readTree(heard.data()).get("position").asInt()).isEqualTo(3);
    }

    @Test
    void whenItComesAgainItIsNotHeardAgain() {
        said = "Often";

        listens(spoken());
        listens(spoken());

        assertThat(sent).hasSize(1);
    }

    @Test
    void whatWasGivenUpIsHeardWhenItIsGivenBackAndToldUnderTheSameId() {
        said = "Often";

        answers().abandoned(spoken());
        listens(spoken());

        assertThat(sent)
                .extracting(Event::id)
                .hasSize(2)
                .containsOnly(sent.getFirst().id());
    }

    @Test
    void whereVoiceIsSwitchedOffThereIsNothingToTell() {
        isOn = false;

        listens(spoken());

        assertThat(sent).singleElement().satisfies(heard -> {
            Contracts.validate(heard.type(), heard.data());
            assertThat(heard.data()).doesNotContain("\"text\"");
        });
    }

    @Test
    void whatCannotBeHandledIsSaidToBeUnheard() {
        said = "Often";

        answers().abandoned(spoken());

        assertThat(sent)
                .singleElement()
                .satisfies(heard -> assertThat(heard.data()).doesNotContain("\"text\""));
    }

    @Test
    void whatIsNoSpokenAnswerIsUnreadable() {
        var event = Event.of(new UUID(1, 2), SPOKEN, "quiz.session", "42", NOW, "{\"chatId\":1}");

        assertThatThrownBy(() -> listens(event)).isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void aCrisisInAnAnswerIsHelpedFirst() {
        said = "хочу умереть";
        var event = spoken();

        listens(event);

        assertThat(sent).hasSize(2);
        assertThat(sent.getFirst().attributes()).containsEntry("urgent", "true");
        assertThat(sent.getFirst().data()).contains("112");
        assertThat(crises).containsExactly(event.id());
    }

    private static Event spoken() {
        var example = Contracts.examples(SPOKEN).getFirst();
        return Event.of(new UUID(1, 2), SPOKEN, "quiz.session", "42", NOW, example.data());
    }

    private void listens(Event event) {
        answers().handle(event);
    }

    private SpokenAnswers answers() {
        var texts = new Texts();
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
                new Replies(json, clock),
                publisher,
                new SimpleMeterRegistry(),
                clock);
        var understanding = new Understanding(
                (_, _) -> isOn,
                (_, _) -> new Files.Fetched.Whole("OggS".getBytes(StandardCharsets.US_ASCII)),
                new Hearing(() -> said),
                told::contains,
                texts);
        Told telling = (spoken, heard) -> {
            told.add(spoken);
            sent.add(heard);
        };
        return new SpokenAnswers(
                json, understanding, help, (update, _, _) -> crises.add(update), telling, publisher, clock);
    }
}
