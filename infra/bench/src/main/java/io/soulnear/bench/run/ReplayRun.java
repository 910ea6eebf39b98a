package io.soulnear.bench.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.soulnear.bench.stage.Usage;
import io.soulnear.replay.Preparation;
import io.soulnear.replay.Replay;
import io.soulnear.replay.ReplayOrder;
import io.soulnear.replay.command.Performance;
import io.soulnear.replay.play.Caps;
import io.soulnear.replay.recording.Selection;
import io.soulnear.replay.variant.Setup;
import io.soulnear.sandbox.launcher.State;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A replay of conversations that are made up: talk with both companions, the menu, a quiz. */
public final class ReplayRun {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> TALK = List.of(
            "Сегодня был тяжёлый день на работе, я очень устала",
            "Мне кажется, что я опять всё делаю не так",
            "Начальник снова говорил со мной свысока",
            "Спасибо, стало немного легче",
            "/menu",
            "Не могу уснуть, в голове крутятся мысли",
            "Я поссорилась с мамой и не знаю, как помириться",
            "Что мне сделать, чтобы не откладывать дела?",
            "/quiz",
            "/helper",
            "Иногда я боюсь, что меня бросят",
            "Я хочу научиться говорить нет");

    private final Path home;
    private final int updates;
    private final int people;
    private final int atOnce;
    private volatile Map<String, Long> most = Map.of();

    public ReplayRun(Path home, int updates, int people, int atOnce) {
        this.home = home;
        this.updates = updates;
        this.people = people;
        this.atOnce = atOnce;
    }

    /**
     * What it took.
     *
     * @param updates of a run
     * @param minutes from the choice to the report
     * @param perSecond of both runs
     * @param resident bytes of each process, this one included, when all of them together had the most; shared pages in parts
     */
    public record Result(int updates, double minutes, double perSecond, Map<String, Long> resident) {
        public Result {
            resident = Map.copyOf(resident);
        }

        /** Of all processes together. */
        public double mebibytes() {
            return sum(resident) / (double) (1 << 20);
        }
    }

    /** Plays it. */
    public Result run(PrintWriter out) {
        var begin = System.nanoTime();
        var order = new ReplayOrder(
                "dev",
                conversations().toString(),
                new Selection("", "", 0, List.of(), updates, true),
                List.of(
                        Setup.read("base", "MODEL_PROVIDER=offline"),
                        Setup.read("variant", "MODEL_PROVIDER=offline,ENABLE_STYLE_SETTINGS=true")));
        var prepared = Preparation.of(home, order, "bench", true);
        var replay = new Replay(prepared, new Caps(atOnce, 0, PATIENCE), "");
        try (var looks = Executors.newSingleThreadScheduledExecutor()) {
            looks.scheduleWithFixedDelay(() -> replay.state().ifPresent(this::look), 1, 1, TimeUnit.SECONDS);
            new Performance(out).of(prepared, replay);
            looks.shutdownNow();
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        var played = prepared.recording().played();
        return new Result(played, seconds / 60, 2 * played / seconds, most);
    }

    private void look(State state) {
        var residents = new TreeMap<>(Usage.residents(state));
        residents.put("replay", Usage.residentBytes(ProcessHandle.current()));
        if (sum(most) < sum(residents)) {
            most = residents;
        }
    }

    private static long sum(Map<String, Long> residents) {
        return residents.values().stream().mapToLong(Long::longValue).sum();
    }

    private Path conversations() {
        try {
            var file = Files.createTempFile("conversations", ".jsonl");
            file.toFile().deleteOnExit();
            try (var out = Files.newBufferedWriter(file)) {
                for (int person = 0; person < people; person++) {
                    var line = JSON.createObjectNode().put("person", "Анна").put("language", "ru");
                    turns(person, Math.ceilDiv(updates, people), line.putArray("turns"));
                    out.write(line + "\n");
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void turns(int person, int count, ArrayNode turns) {
        for (int i = 0; i < count; i++) {
            turns.addObject().put("say", TALK.get((person + i) % TALK.size()));
        }
    }
}
