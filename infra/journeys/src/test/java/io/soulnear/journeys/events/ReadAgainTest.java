package io.soulnear.journeys.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.soulnear.charts.Charts;
import io.soulnear.journeys.people.Quizzing;
import io.soulnear.journeys.system.ModelStub.Behaviour;
import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.Tongue;
import io.soulnear.journeys.system.Visitor;
import io.soulnear.journeys.system.WholeSystem;
import io.soulnear.sandbox.telegram.Act;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What every service has read it reads once more: all of this journey, after which everything must be as it was. */
@WholeSystem
class ReadAgainTest {
    private static final byte[] OGG = "OggS and so on".getBytes(StandardCharsets.US_ASCII);
    private static final List<String> MEDIA = List.of("ENABLE_IMAGES", "ENABLE_VOICE");
    private static final int MORE_THAN_A_MINUTES = 64;

    private final RunningSystem system;

    ReadAgainTest(RunningSystem system) {
        this.system = system;
    }

    @BeforeAll
    static void everythingIsOn(RunningSystem system) {
        system.answersByModel(true);
        for (var flag : MEDIA) {
            system.switches(flag, true);
        }
    }

    @AfterAll
    static void off(RunningSystem system) {
        for (var flag : MEDIA) {
            system.switches(flag, false);
        }
        system.model().hears("");
    }

    @Test
    void nobodyIsWrittenToNoModelIsAskedAndNoRowChanges() throws Exception {
        try (var groups = Groups.of(system)) {
            var beginning = groups.ends();
            var visitor = Visitor.known(system, Tongue.RUSSIAN);
            takesAQuiz(visitor);
            isRefused(visitor);
            await().atMost(RunningSystem.PATIENCE).until(groups::haveReadAll);
            // As if it were read on another day, and by instances that remember nothing.
            system.database().does("update {schemas}dialogue.quota set day = day - 1 where chat_id = " + visitor.id());
            forgetPaces();
            var rows = rowsAtRest(visitor);
            var calls = calls();
            var asked = system.model().calls().size();
            var replies = visitor.replies();

            groups.readAgain(beginning);

            await().atMost(RunningSystem.PATIENCE.multipliedBy(2)).until(groups::haveReadAll);
            assertThat(calls()).isEqualTo(calls);
            assertThat(system.database().rowsOf(visitor.id())).isEqualTo(rows);
            visitor.says("/helper");
            visitor.hears("dialogue", "mode.helper");
            assertThat(visitor.replies()).hasSize(replies.size() + 1).startsWith(replies.toArray(String[]::new));
            assertThat(system.model().calls()).hasSize(asked);
        }
    }

    private void takesAQuiz(Visitor visitor) {
        var first = Quizzing.begins(visitor);
        var buttons = first.buttons();
        system.model()
                .hears(
                        buttons.isEmpty()
                                ? "Прячусь " + visitor.word()
                                : buttons.getFirst().text());
        visitor.does(new Act.Voice(4, OGG));
        Quizzing.finishes(visitor, Quizzing.answersUpTo(visitor, Quizzing.asked(visitor, 2), 2, Quizzing.QUESTIONS));
        await().atMost(RunningSystem.PATIENCE)
                .until(() -> system.database().focus(visitor.id()).contains("helper"));
    }

    /** For a picture that nobody makes out, for an evening that is too long, and for writing too much. */
    private void isRefused(Visitor visitor) {
        var caption = "Что это? " + visitor.word();
        system.model().when(caption, Behaviour.fails(400));
        visitor.does(new Act.Photo(Charts.png(64, 48, 1, _ -> {}), caption));
        visitor.hears("dialogue", "media.not-seen");
        visitor.says("/soulsleep");
        visitor.hears("dialogue", "mode.soulsleep");
        for (int i = 0; i < 3; i++) {
            visitor.says("Вечер " + i + " " + visitor.word());
        }
        visitor.says("Ещё немного " + visitor.word());
        visitor.hearsWords("/premium");
        visitor.says("/helper");
        visitor.hears("dialogue", "mode.helper");
        for (int i = 0; i < MORE_THAN_A_MINUTES; i++) {
            visitor.says("Сообщение " + i + " " + visitor.word());
        }
        var pace = visitor.tongue().text("dialogue", "limit.pace.seconds");
        visitor.hearsWords(pace.substring(0, pace.indexOf('{')));
        visitor.says("/helper");
        visitor.hears("dialogue", "mode.helper");
    }

    private void forgetPaces() {
        try (var redis = RedisClient.create(system.variable("REDIS_URL"));
                var connection = redis.connect()) {
            connection.sync().flushall();
        }
    }

    /** What follows from what was said, such as notes on the talk, takes its time. */
    private Map<String, String> rowsAtRest(Visitor visitor) {
        var rows = new AtomicReference<Map<String, String>>(Map.of());
        await().atMost(RunningSystem.PATIENCE).during(Duration.ofSeconds(1)).until(() -> {
            var now = system.database().rowsOf(visitor.id());
            return now.equals(rows.getAndSet(now));
        });
        return Objects.requireNonNull(rows.get());
    }

    /** How often Telegram was asked for something, or to do something in a chat. */
    private Map<String, Long> calls() {
        var calls = new TreeMap<>(system.telegram().counters().calls());
        calls.keySet().removeIf(method -> !method.matches("getFile|deleteMessage|(send|edit|answer).*"));
        return calls;
    }
}
