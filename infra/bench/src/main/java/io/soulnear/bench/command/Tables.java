package io.soulnear.bench.command;

import io.soulnear.bench.run.FaultResult;
import io.soulnear.bench.run.LoadResult;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Results as lines of a table. */
final class Tables {
    private final PrintWriter out;

    Tables(PrintWriter out) {
        this.out = out;
    }

    void loadHead() {
        line(
                "%-26s %8s %7s %7s %7s %7s %5s %5s %5s %6s %5s %8s",
                "", "reached", "p50 ms", "p95 ms", "p99 ms", "max ms", "lost", "twice", "order", "calls", "CPU", "RSS");
    }

    void load(String name, LoadResult result) {
        var outcome = result.outcome();
        var times = outcome.latencies();
        line(
                "%-26s %7.0f/s %7.1f %7.1f %7.1f %7.0f %5d %5d %5d %6.3f %5.2f %5d MiB",
                name,
                result.answeredPerSecond(),
                times.percentile(50),
                times.percentile(95),
                times.percentile(99),
                times.max(),
                outcome.lost() + result.warmUp().lost(),
                outcome.repeated() + result.warmUp().repeated(),
                outcome.disordered() + result.warmUp().disordered(),
                outcome.callsPerText(),
                result.processors().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum(),
                result.residentBytes() >> 20);
    }

    /** What the table has no room for. */
    void details(LoadResult result) {
        processors(result.processors());
        line(
                "in a wrong chat %d, prompts with another's words %d, other messages %d, load late by at most %.1f ms",
                result.outcome().misdirected(),
                result.outcome().mixed(),
                result.outcome().unmarked(),
                result.behindMillis());
    }

    /** By process; 1.00 is one processor all the time. */
    void processors(Map<String, Double> used) {
        line(
                "processors used: %s",
                used.entrySet().stream()
                        .map(share -> String.format(Locale.ROOT, "%s %.2f", share.getKey(), share.getValue()))
                        .collect(Collectors.joining(", ")));
    }

    void faultHead() {
        line(
                "%-15s %6s %5s %6s %12s %11s %8s %9s %11s %7s  %s",
                "",
                "texts",
                "lost",
                "order",
                "repeated",
                "extra calls",
                "away s",
                "first ms",
                "silence s",
                "other",
                "");
    }

    void fault(FaultResult result) {
        var outcome = result.outcome();
        var complaints = result.complaints();
        line(
                "%-15s %6d %5d %6d %5d (max %d) %11d %8.1f %9d %11.1f %7d  %s",
                result.fault(),
                outcome.sent(),
                outcome.lost(),
                outcome.disordered(),
                outcome.repeated(),
                outcome.mostRepeatedInChat(),
                result.extraCalls(),
                result.away().toMillis() / 1000.0,
                result.firstReply().toMillis(),
                result.silence().toMillis() / 1000.0,
                outcome.unmarked(),
                complaints.isEmpty() ? "ok" : "✗ " + String.join("; ", complaints));
    }

    void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
