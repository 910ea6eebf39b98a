package io.soulnear.sandbox.launcher;

import io.soulnear.sandbox.launcher.State.Entry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How one process is at this moment.
 *
 * @param status ready, starting, restarting, stopped, failed, gone (died with nobody to restart it) or not ready
 * @param pid 0 when it does not run
 * @param ready it says so itself, now
 * @param residentBytes its resident memory with that of its children; what is shared counts in parts (PSS)
 * @param restarts how often it has come back after it had ended by itself
 */
public record ProcessReport(
        String name,
        String status,
        long pid,
        Map<String, Integer> ports,
        boolean ready,
        long uptimeSeconds,
        long residentBytes,
        int restarts,
        String reason) {

    /** All processes of a sandbox, asked at the same time. */
    public static List<ProcessReport> of(State state) {
        return state.processes().parallelStream().map(ProcessReport::of).toList();
    }

    private static ProcessReport of(Entry entry) {
        var process = entry.process();
        var ready = process.isPresent()
                && (entry.readiness().isEmpty()
                        ? entry.status() == State.Status.READY
                        : CommandProgram.answers(URI.create(entry.readiness())));
        return new ProcessReport(
                entry.name(),
                status(entry, process.isPresent(), ready),
                process.map(ProcessHandle::pid).orElse(0L),
                entry.ports(),
                ready,
                process.isPresent() ? Math.max(0, (System.currentTimeMillis() - entry.since()) / 1000) : 0,
                process.map(ProcessReport::resident).orElse(0L),
                entry.restarts(),
                entry.reason());
    }

    private static String status(Entry entry, boolean runs, boolean ready) {
        return switch (entry.status()) {
            case READY -> ready ? "ready" : runs ? "not ready" : "gone";
            case STARTING -> runs ? "starting" : "gone";
            case RESTARTING, STOPPED, FAILED -> entry.status().name().toLowerCase(Locale.ROOT);
        };
    }

    private static long resident(ProcessHandle process) {
        return resident(process.pid())
                + process.descendants()
                        .mapToLong(child -> resident(child.pid()))
                        .sum();
    }

    /** In proportion, so that PostgreSQL's shared buffers are not counted once per connection. */
    private static long resident(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException _) {
            return 0;
        }
    }
}
