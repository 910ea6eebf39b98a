package io.soulnear.replay.command;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.BiConsumer;

/** How far it is: a bar on a terminal, a line for each tenth elsewhere. */
final class ProgressBar implements BiConsumer<String, Integer> {
    private static final int WIDTH = 30;
    private static final long EVERY_NANOS = 100_000_000;

    private final PrintWriter out;
    private final int all;
    private final boolean isTerminal;
    private String run = "";
    private long begin;
    private int first;
    private long shown;
    private int tenths;

    /** @param all the updates of a run */
    ProgressBar(PrintWriter out, int all) {
        this.out = out;
        this.all = all;
        var console = System.console();
        this.isTerminal = console != null && console.isTerminal();
    }

    @Override
    public synchronized void accept(String name, Integer played) {
        var now = System.nanoTime();
        if (!name.equals(run)) {
            run = name;
            begin = now;
            first = played - 1;
            tenths = 0;
        }
        var perSecond = (played - first) / Math.max(1e-3, (now - begin) / 1e9);
        if (isTerminal && (now - shown > EVERY_NANOS || played == all)) {
            shown = now;
            var full = (int) ((long) WIDTH * played / all);
            out.print(String.format(
                    Locale.ROOT,
                    "\r%-14s %s%s %d/%d  %.0f/s ",
                    name,
                    "█".repeat(full),
                    "░".repeat(WIDTH - full),
                    played,
                    all,
                    perSecond));
            if (played == all) {
                out.println();
            }
            out.flush();
        } else if (!isTerminal && 10L * played / all > tenths) {
            tenths = (int) (10L * played / all);
            out.println(String.format(Locale.ROOT, "%s: %d of %d, %.0f/s", name, played, all, perSecond));
            out.flush();
        }
    }
}
