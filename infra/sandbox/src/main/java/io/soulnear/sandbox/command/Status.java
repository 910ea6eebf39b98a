package io.soulnear.sandbox.command;

import io.soulnear.sandbox.launcher.ExitCodes;
import io.soulnear.sandbox.launcher.ProcessReport;
import io.soulnear.sandbox.launcher.State;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;

@CommandLine.Command(
        name = "status",
        description = "Shows every process. Exit code 0: everything is ready; 1: something is not.")
final class Status extends InSandbox {
    @CommandLine.Option(names = "--json", description = "for programs")
    private boolean json;

    @Override
    public Integer call() {
        var state = State.read(sandbox());
        var supervised = state.filter(State::isSupervised).isPresent();
        var reports = state.map(ProcessReport::of).orElse(List.of());
        if (json) {
            out().println(State.json(Map.of(
                    "environment",
                    sandbox().environment(),
                    "supervised",
                    supervised,
                    "chat",
                    state.map(State::chat).orElse(""),
                    "processes",
                    reports)));
        } else if (reports.isEmpty()) {
            out().println("Nothing is running: ./soulnear up starts it");
        } else {
            table(reports, supervised);
        }
        var ready = supervised && reports.stream().allMatch(ProcessReport::ready);
        return ready ? ExitCodes.OK : ExitCodes.FAILED;
    }

    private void table(List<ProcessReport> reports, boolean supervised) {
        out().printf("%-10s %-11s %8s %9s %9s %9s  %s%n", "", "", "pid", "up", "memory", "restarts", "ports");
        for (var report : reports) {
            out().printf(
                            Locale.ROOT,
                            "%-10s %-11s %8s %9s %9s %9d  %s%n",
                            report.name(),
                            report.status(),
                            report.pid() == 0 ? "" : report.pid(),
                            duration(report.uptimeSeconds()),
                            report.residentBytes() / 1_048_576 + " MiB",
                            report.restarts(),
                            report.ports().entrySet().stream()
                                    .map(port -> port.getKey() + "=" + port.getValue())
                                    .sorted()
                                    .collect(Collectors.joining(" ")));
        }
        if (!supervised) {
            out().println("Nobody watches them; ./soulnear up starts afresh, ./soulnear down ends what is left");
        }
    }

    private static String duration(long seconds) {
        var time = Duration.ofSeconds(seconds);
        return seconds == 0
                ? ""
                : String.format(
                        Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
