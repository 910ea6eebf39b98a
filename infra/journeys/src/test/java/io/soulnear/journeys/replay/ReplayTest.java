package io.soulnear.journeys.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.soulnear.comparison.run.Answer;
import io.soulnear.comparison.run.Outcome;
import io.soulnear.comparison.run.Turn;
import io.soulnear.comparison.run.TurnLines;
import io.soulnear.journeys.people.Quizzing;
import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.Tongue;
import io.soulnear.journeys.system.Visitor;
import io.soulnear.journeys.system.WholeSystem;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.EventIds;
import io.soulnear.testing.CollectedSpans;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One recording, played once without a break and once with a kill in between; all that is proved is read from the two. */
@WholeSystem
class ReplayTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Instant EVENING = Instant.parse("2026-01-05T20:00:00Z");
    private static final long SLEEPLESS = 9_000_001;
    private static final int FREE_EVENINGS = 3;
    private static final String FLAG = "ENABLE_STYLE_SETTINGS";
    private static final String VARIANT = FLAG + "=true";

    private static final AtomicInteger REQUESTS = new AtomicInteger();
    private static String told = "";
    private static Map<String, Long> before = Map.of();
    private static Map<String, Long> after = Map.of();
    private static List<String> placesBefore = List.of();
    private static List<String> placesAfter = List.of();
    private static List<Turn> turns = List.of();
    private static List<String> quiz = List.of();
    private static List<CollectedSpans.Span> traced = List.of();

    @BeforeAll
    static void play(RunningSystem system) throws Exception {
        var anna = Visitor.known(system, Tongue.RUSSIAN);
        anna.says("Сегодня был тяжёлый день " + anna.word());
        anna.hearsSomething();
        var last = Quizzing.answersUpTo(anna, Quizzing.begins(anna), 1, Quizzing.QUESTIONS);
        var result = Quizzing.finishes(anna, last).text();
        quiz = anna.replies().stream()
                .filter(text -> isQuestion(text) || text.equals(result))
                .toList();
        try (var recorded = new Recorded(system);
                var telegram = trap()) {
            recorded.copy(List.of(anna.id()));
            sleeplessNights(recorded);
            recorded.addPoison("1");
            recorded.add(event(SLEEPLESS, 900, EVENING, "io.soulnear.telegram.update-received.v0", "{}"));
            before = settled(recorded);
            placesBefore = system.database().placesOf(anna.word());
            var environment = environment(system, telegram.address());
            Replaying.forget("whole");
            Replaying.forget("killed");
            told = Replaying.played(
                    environment,
                    "whole",
                    "--variant",
                    VARIANT,
                    "--traces",
                    system.spans().endpoint());
            after = settled(recorded);
            placesAfter = system.database().placesOf(anna.word());
            turns = TurnLines.read(run("whole", "base")).turns();

            var killed = Replaying.begun(environment, "killed", "--variant", VARIANT, "--concurrency", "1");
            await().atMost(PATIENCE)
                    .until(() -> Files.exists(run("killed", "base")) && Files.size(run("killed", "base")) > 0);
            var running = Replaying.running();
            assertThat(running).isNotEmpty();
            killed.destroyForcibly().waitFor();
            await("end of what a killed replay ran")
                    .atMost(PATIENCE)
                    .until(() -> running.stream().noneMatch(ProcessHandle::isAlive)
                            && Replaying.stored().isEmpty());
            Replaying.played(environment, "killed", "--variant", VARIANT);
        }
        traced = system.spans().spans();
    }

    @Test
    void nothingLeavesForTelegram() {
        assertThat(REQUESTS).hasValue(0);
    }

    @Test
    void noTopicNoOffsetAndNoRowOfTheEnvironmentChanges() {
        assertThat(after).isEqualTo(before);
        assertThat(placesAfter).isEqualTo(placesBefore);
    }

    @Test
    void theSameRecordingGivesTheSameRunsThoughOneWasKilledInBetween() {
        for (var variant : List.of("base", "variant")) {
            assertThat(run("killed", variant)).hasSameBinaryContentAs(run("whole", variant));
        }
    }

    @Test
    void theirReportsAreTheSameByteForByte() {
        for (var report : List.of("report.html", "report.json")) {
            assertThat(Replaying.file("killed", report)).hasSameBinaryContentAs(Replaying.file("whole", report));
        }
    }

    @Test
    void aReportIsRegisteredAsItIsWritten(RunningSystem system) {
        var registered = system.soulnear(
                "flags", "report", FLAG, Replaying.file("whole", "report.json").toString());

        assertThat(told).contains("Equal: both variants said the same, word for word");
        assertThat(registered.text()).contains("equal over 2 conversations");
    }

    @Test
    void whatIsTheSameTwiceIsAnsweredTheSame() {
        assertThat(run("whole", "variant")).hasSameBinaryContentAs(run("whole", "base"));
    }

    @Test
    void aQuizAsksWhatItAskedAndComesToTheSameResult() {
        assertThat(turns)
                .flatExtracting(Turn::answers)
                .extracting(Answer::text)
                .filteredOn(text -> isQuestion(text) || text.equals(quiz.getLast()))
                .containsExactlyElementsOf(quiz)
                .hasSize(Quizzing.QUESTIONS + 1);
    }

    private static boolean isQuestion(String text) {
        return text.contains(" / " + Quizzing.QUESTIONS);
    }

    @Test
    void everySpanOfAReplayLeadsToTheRecordedOne() {
        var replayed = traced.stream()
                .filter(span -> "variant".equals(span.attributes().get("soulnear.variant"))
                        && !span.links().isEmpty())
                .toList();

        assertThat(replayed).isNotEmpty().allMatch(span -> span.parentSpanId().isEmpty());
        assertThat(traced)
                .filteredOn(span -> span.name().equals("receive update"))
                .extracting(CollectedSpans.Span::traceId)
                .containsAll(
                        replayed.stream().flatMap(span -> span.links().stream()).toList());
    }

    @Test
    void freeAnswersAreThoseOfTheRecordedDays() {
        var nights = turns.stream()
                .filter(turn -> turn.at().compareTo(EVENING) >= 0 && turn.at().isBefore(EVENING.plusSeconds(200_000)))
                .toList();

        assertThat(nights).hasSize(2 * (FREE_EVENINGS + 1)).allMatch(turn -> turn.outcome() == Outcome.ANSWERED);
        assertThat(nights)
                .extracting(turn -> turn.making() != null)
                .containsExactly(true, true, true, false, true, true, true, false);
    }

    @Test
    void whatCannotBePlayedIsPassedOverAndTold() {
        assertThat(told).contains("Passed over: 1 unreadable, 1 of an unknown type or version");
    }

    /** Every evening one text more than is free. */
    private static void sleeplessNights(Recorded recorded) throws Exception {
        for (int night = 0; night < 2; night++) {
            for (int i = 0; i <= FREE_EVENINGS; i++) {
                var number = 100 * night + i + 1;
                var at = EVENING.plus(Duration.ofDays(night)).plusSeconds(60L * i);
                recorded.add(event(SLEEPLESS, number, at, "io.soulnear.telegram.update-received.v1", """
                        {"botId":1,"updateId":%1$d,"chatId":%2$d,"route":{"to":"dialogue","mode":"soulsleep"},
                         "update":{"update_id":%1$d,"message":{"message_id":%1$d,"date":%3$d,"text":"I can't sleep",
                          "from":{"id":%2$d,"is_bot":false,"first_name":"Ben","language_code":"en"},
                          "chat":{"id":%2$d,"type":"private"}}}}
                        """.formatted(
                                number, SLEEPLESS, at.getEpochSecond())));
            }
        }
    }

    private static Event event(long chat, long number, Instant at, String type, String data) {
        return new Event(
                EventIds.derived("sleepless", Long.toString(number)),
                type,
                "telegram.update",
                Long.toString(chat),
                at,
                data,
                Map.of("route", "dialogue"),
                null);
    }

    /** What a careless operator has in the environment; the Kafka is where the recording lies. */
    private static Map<String, String> environment(RunningSystem system, String telegram) {
        return Map.of(
                "BOT_TOKEN",
                "987654321:AAF-real-looking-token-0123456789abcde",
                "TELEGRAM_API_URL",
                telegram,
                "KAFKA_BOOTSTRAP",
                system.kafka(),
                "TOPIC_PREFIX",
                Recorded.PREFIX,
                "POSTGRES_URL",
                system.variable("POSTGRES_URL"),
                "POSTGRES_USER",
                system.variable("POSTGRES_USER"),
                "POSTGRES_PASSWORD",
                system.variable("POSTGRES_PASSWORD"),
                "REDIS_URL",
                system.variable("REDIS_URL"),
                "MODEL_PROVIDER",
                "offline");
    }

    private static Path run(String replay, String variant) {
        return Replaying.file(replay, variant + ".jsonl");
    }

    /** The offsets when nothing changes any more. */
    private static Map<String, Long> settled(Recorded recorded) throws Exception {
        var seen = new ArrayList<>(List.of(recorded.offsets()));
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(700)).until(() -> {
            seen.add(recorded.offsets());
            return seen.getLast().equals(seen.get(seen.size() - 2));
        });
        return seen.getLast();
    }

    /** Takes Telegram's place and counts. */
    private record Trap(HttpServer server, String address) implements AutoCloseable {
        @Override
        public void close() {
            server.stop(0);
        }
    }

    private static Trap trap() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            REQUESTS.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        return new Trap(server, "http://127.0.0.1:" + server.getAddress().getPort());
    }
}
