package io.soulnear.journeys.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.soulnear.comparison.run.Outcome;
import io.soulnear.comparison.run.Said;
import io.soulnear.comparison.run.Turn;
import io.soulnear.comparison.run.TurnLines;
import io.soulnear.journeys.people.Quizzing;
import io.soulnear.journeys.system.Home;
import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.Tongue;
import io.soulnear.journeys.system.Visitor;
import io.soulnear.journeys.system.WholeSystem;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.EventIds;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One recording, played once without a break and once with a kill in between; all that is proved is read from the two. */
@WholeSystem
class ReplayTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Instant EVENING = Instant.parse("2026-01-05T20:00:00Z");
    private static final long SLEEPLESS = 9_000_001;
    private static final int FREE_EVENINGS = 3;

    private static final AtomicInteger REQUESTS = new AtomicInteger();
    private static String told = "";
    private static Map<String, Long> before = Map.of();
    private static Map<String, Long> after = Map.of();
    private static List<String> placesBefore = List.of();
    private static List<String> placesAfter = List.of();
    private static List<Turn> turns = List.of();

    @BeforeAll
    static void play(RunningSystem system) throws Exception {
        var anna = Visitor.known(system, Tongue.RUSSIAN);
        anna.says("Сегодня был тяжёлый день " + anna.word());
        anna.hearsSomething();
        var last = Quizzing.answersUpTo(anna, Quizzing.begins(anna), 1, Quizzing.QUESTIONS);
        Quizzing.finishes(anna, last);
        try (var recorded = new Recorded(system);
                var telegram = trap()) {
            recorded.copy(List.of(anna.id()));
            sleeplessNights(recorded);
            recorded.addPoison("1");
            recorded.add(event(SLEEPLESS, 900, EVENING, "io.soulnear.telegram.update-received.v0", "{}"));
            before = settled(recorded);
            placesBefore = system.database().placesOf(anna.word());
            var environment = environment(system, telegram.address());
            told = finished(environment, "whole");
            after = settled(recorded);
            placesAfter = system.database().placesOf(anna.word());
            turns = TurnLines.read(run("whole", "base")).turns();

            var killed = replay(environment, "killed", "--concurrency", "1");
            await().atMost(PATIENCE)
                    .until(() -> Files.exists(run("killed", "base")) && Files.size(run("killed", "base")) > 0);
            killed.destroyForcibly().waitFor();
            finished(environment, "killed");
        }
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
            assertThat(file("killed", report)).hasSameBinaryContentAs(file("whole", report));
        }
    }

    @Test
    void whatIsTheSameTwiceIsAnsweredTheSame() {
        assertThat(run("whole", "variant")).hasSameBinaryContentAs(run("whole", "base"));
    }

    @Test
    void aQuizIsTakenQuestionByQuestionByTapsAndWords() {
        var quiz = turns.stream()
                .filter(turn -> turn.text().contains(" / " + Quizzing.QUESTIONS))
                .toList();

        // The questions are others than were recorded, and an answer that does not fit one is asked for again.
        assertThat(IntStream.rangeClosed(1, Quizzing.QUESTIONS / 2))
                .allMatch(number ->
                        quiz.stream().anyMatch(turn -> turn.text().contains(number + " / " + Quizzing.QUESTIONS)));
        assertThat(quiz).extracting(turn -> turn.said().kind()).contains(Said.Kind.BUTTON, Said.Kind.TEXT);
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
                "offline",
                "SOULNEAR_AOT",
                "off");
    }

    private static Process replay(Map<String, String> environment, String name, String... more) throws IOException {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dsoulnear.home=" + Home.FOLDER,
                "-cp",
                System.getProperty("java.class.path"),
                "io.soulnear.sandbox.command.SoulNear",
                "replay",
                "--env",
                "recorded",
                "--name",
                name));
        line.addAll(List.of(more));
        var builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(Home.FOLDER.resolve(name + ".out").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Plays to the end, and gives what was told. */
    private static String finished(Map<String, String> environment, String name)
            throws IOException, InterruptedException {
        var process = replay(environment, name);
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        var told = Files.readString(Home.FOLDER.resolve(name + ".out"));
        assertThat(process.exitValue()).as(told).isIn(0, 3);
        return told;
    }

    private static Path run(String replay, String variant) {
        return file(replay, variant + ".jsonl");
    }

    private static Path file(String replay, String name) {
        return Home.FOLDER.resolve(".soulnear/replays").resolve(replay).resolve(name);
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
