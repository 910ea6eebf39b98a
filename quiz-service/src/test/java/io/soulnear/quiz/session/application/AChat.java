package io.soulnear.quiz.session.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.EventIds;
import io.soulnear.quiz.catalogue.Curated;
import io.soulnear.quiz.session.domain.Category;
import io.soulnear.quiz.session.domain.ChatId;
import io.soulnear.quiz.session.domain.Session;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;

/** One chat with the quiz, seen as its person sees it. */
final class AChat {
    static final ChatId CHAT = new ChatId(42);
    static final ObjectMapper JSON = new ObjectMapper().setSerializationInclusion(JsonInclude.Include.NON_NULL);

    final RememberedSessions sessions = new RememberedSessions();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Conversation conversation;
    final Forethought forethought;
    final ScriptedMuse muse = new ScriptedMuse();
    final Set<String> flags = new HashSet<>();
    final List<KnownPattern> patterns = new ArrayList<>();
    final List<List<ScaleChart.Bar>> drawn = new ArrayList<>();
    private final ScaleChart chart = (_, _, bars) -> {
        drawn.add(bars);
        return new byte[] {1, 2, 3};
    };
    final SessionEvents events;
    private final Language language;
    private final Ticking clock = new Ticking();
    private int updates;

    AChat(Language language) {
        this.language = language;
        var ids = EventIds.sequence(clock);
        var texts = new Texts();
        var catalogue = Curated.CATALOGUE;
        var counts = new Counts(meters);
        this.events = new SessionEvents(JSON, ids, catalogue);
        var results = new Results(texts, catalogue, chart, counts);
        var wording = new Wording(texts, catalogue, results);
        this.forethought =
                new Forethought(sessions, catalogue, muse, new Probes(this::known, catalogue, texts), wording, counts);
        this.conversation = new Conversation(
                sessions,
                catalogue,
                new Drafting(catalogue, wording, forethought, (flag, _) -> flags.contains(flag), ids),
                wording,
                results,
                new Archive(sessions, results, texts),
                events,
                forethought,
                counts,
                clock);
    }

    private List<KnownPattern> known(ChatId chat, Category category, Language spoken, int limit) {
        return patterns.stream().limit(limit).toList();
    }

    /** With these flags on. */
    AChat with(String... on) {
        flags.addAll(List.of(on));
        return this;
    }

    AChat write(String text) {
        return write(next(), text);
    }

    AChat write(UUID update, String text) {
        conversation.written(update, CHAT, language, text);
        return this;
    }

    /** Presses by action, as it stands in a button. */
    AChat press(String action) {
        return press(next(), action);
    }

    AChat press(UUID update, String action) {
        conversation.pressed(update, CHAT, language, action.substring("quiz:".length()));
        return this;
    }

    /** Presses the button of the last message that has that text. */
    AChat pressNamed(String text) {
        return press(buttons().stream()
                .filter(button -> button.get("text").asText().equals(text))
                .findFirst()
                .orElseThrow()
                .get("action")
                .asText());
    }

    AChat leave() {
        conversation.left(next(), CHAT, language);
        return this;
    }

    /** Answers what is asked with that option, or with the words where there are no buttons. */
    AChat answer(int option, String words) {
        var buttons = buttons();
        return buttons.isEmpty()
                ? write(words)
                : press(buttons.get(option).get("action").asText());
    }

    UUID next() {
        return EventIds.derived("update", Integer.toString(++updates));
    }

    void later(Duration time) {
        clock.now = clock.now.plus(time);
    }

    /** Waits until nothing is thought about any more. */
    AChat settled() {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> !forethought.isBusy());
        return this;
    }

    Session session() {
        return Objects.requireNonNull(sessions.latest.get(CHAT));
    }

    String said() {
        return message().get("text").asText();
    }

    List<JsonNode> buttons() {
        var buttons = new ArrayList<JsonNode>();
        message().path("buttons").forEach(row -> row.forEach(buttons::add));
        return buttons;
    }

    List<String> buttonTexts() {
        return buttons().stream().map(button -> button.get("text").asText()).toList();
    }

    List<Event> published(String what) {
        var type = "io.soulnear.quiz." + what + ".v1";
        return sessions.published.stream()
                .filter(event -> event.type().equals(type))
                .toList();
    }

    List<Event> replies() {
        return sessions.published.stream()
                .filter(event -> event.topic().equals("telegram.reply"))
                .toList();
    }

    static JsonNode data(Event event) {
        try {
            return JSON.readTree(event.data());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    double counted(String what) {
        return meters.find("quiz." + what).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private JsonNode message() {
        return data(replies().getLast())
                .withArray("messages")
                .valueStream()
                .toList()
                .getLast();
    }

    private static final class Ticking extends Clock {
        private Instant now = Instant.parse("2026-03-01T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
