package io.soulnear.sandbox.launcher;

import io.soulnear.sandbox.launcher.State.Status;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Tells the person at the terminal how far it is: one line per process and change worth knowing. */
public final class Progress {
    private final PrintWriter out;
    private final Map<String, String> shown = new HashMap<>();
    private final long begin = System.nanoTime();

    public Progress(PrintWriter out) {
        this.out = out;
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    void show(State state) {
        for (var entry : state.processes()) {
            var text = text(entry);
            if (!text.isEmpty() && !text.equals(shown.put(entry.name(), text))) {
                line(String.format(Locale.ROOT, "  %-10s %s", entry.name(), text));
            }
        }
    }

    private static String text(State.Entry entry) {
        return switch (entry.status()) {
            case READY -> String.format(Locale.ROOT, "ready  %5.1f s  %s", entry.readyAfter() / 1000.0, ports(entry));
            case RESTARTING -> "ended by itself, starts again (" + entry.restarts() + ")";
            case FAILED -> "failed: " + entry.reason();
            case STARTING, STOPPED -> "";
        };
    }

    private static String ports(State.Entry entry) {
        return entry.ports().entrySet().stream()
                .filter(port -> !port.getKey().equals("MANAGEMENT_PORT"))
                .map(port -> ":" + port.getValue())
                .sorted()
                .findFirst()
                .orElse("");
    }

    void ready(State state) {
        line(String.format(
                Locale.ROOT,
                "Ready after %.1f s: %d processes",
                (System.nanoTime() - begin) / 1e9,
                state.processes().stream()
                        .filter(entry -> entry.status() == Status.READY)
                        .count()));
        line(state.chat().isEmpty() ? "Talk to your bot in Telegram" : "Chat at " + state.chat());
    }
}
