package io.soulnear.bench.stage;

import io.soulnear.sandbox.launcher.Problem;
import io.soulnear.sandbox.launcher.ProcessReport;
import io.soulnear.sandbox.launcher.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Processor time that the processes of a stage have used so far.
 *
 * @param nanos the moment, of the monotonic clock
 * @param seconds by process; what PostgreSQL's children used counts as its own
 */
public record Usage(long nanos, Map<String, Double> seconds) {
    private static final double TICKS_PER_SECOND = 100; // USER_HZ is 100 on every Linux that Java runs on

    /** As it is now; this process is "bench": load, Telegram and the model. */
    static Usage now(State state) {
        var seconds = new LinkedHashMap<String, Double>();
        for (var entry : state.processes()) {
            entry.process().ifPresent(process -> {
                var own = seconds(process.pid());
                var children = process.descendants()
                        .mapToDouble(child -> seconds(child.pid()))
                        .sum();
                seconds.put(entry.name(), own + children);
            });
        }
        state.supervisor().find().ifPresent(process -> seconds.put("supervisor", seconds(process.pid())));
        seconds.put("bench", seconds(ProcessHandle.current().pid()));
        return new Usage(System.nanoTime(), seconds);
    }

    /** Processors used since an earlier moment, by process: 1.0 is one processor all the time. */
    public Map<String, Double> since(Usage earlier) {
        var shares = new LinkedHashMap<String, Double>();
        double elapsed = (nanos - earlier.nanos) / 1e9;
        seconds.forEach((name, now) ->
                shares.put(name, Math.max(now - earlier.seconds.getOrDefault(name, 0.0), 0) / elapsed));
        return shares;
    }

    /** Resident bytes of all processes of the stage, its supervisor included; shared pages count in parts. */
    public static long residentBytes(State state) {
        return residents(state).values().stream().mapToLong(Long::longValue).sum();
    }

    /** The same for each of them, by its name. */
    public static Map<String, Long> residents(State state) {
        var residents = new TreeMap<String, Long>();
        ProcessReport.of(state).forEach(report -> residents.put(report.name(), report.residentBytes()));
        residents.put(
                "supervisor",
                state.supervisor().find().map(Usage::residentBytes).orElse(0L));
        return residents;
    }

    /** Resident bytes of a process; shared pages count in parts. */
    public static long residentBytes(ProcessHandle process) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .sum();
        } catch (IOException _) {
            return 0;
        }
    }

    /** What the heap of a Java process holds after a full collection; the last line of the JDK's histogram is their sum. */
    static long heldBytes(ProcessHandle process) {
        try {
            var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            var histogram = new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            try (var lines = histogram.inputReader().lines()) {
                return lines.map(String::strip)
                        .filter(line -> line.startsWith("Total "))
                        .mapToLong(line -> Long.parseLong(line.split("\\s+")[2]))
                        .findFirst()
                        .orElseThrow(() -> Problem.failed("Nothing is known of the heap of process " + process.pid()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fields 14 and 15 of {@code /proc/<pid>/stat} (proc(5)); the name before them may contain blanks and brackets. */
    private static double seconds(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
        } catch (IOException _) {
            return 0;
        }
    }
}
