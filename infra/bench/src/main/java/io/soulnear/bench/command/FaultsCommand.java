package io.soulnear.bench.command;

import io.soulnear.bench.run.Fault;
import io.soulnear.bench.run.FaultRun;
import io.soulnear.bench.run.Load;
import io.soulnear.bench.stage.Compiler;
import io.soulnear.bench.stage.Receiving;
import io.soulnear.sandbox.launcher.ExitCodes;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine;

@CommandLine.Command(
        name = "faults",
        description = "Kills, ends and freezes processes under load: each service, Kafka, PostgreSQL.")
final class FaultsCommand extends Measuring {
    @CommandLine.Option(names = "--rate", defaultValue = "200", description = "texts per second (${DEFAULT-VALUE})")
    private int rate;

    @CommandLine.Option(
            names = "--model-millis",
            defaultValue = "300",
            description = "what the model takes for a reply (${DEFAULT-VALUE})")
    private long modelMillis;

    @CommandLine.Option(names = "--people", defaultValue = "200", description = "who write (${DEFAULT-VALUE})")
    private int people;

    @CommandLine.Option(
            names = "--mode",
            defaultValue = "polling",
            description = "how updates come: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
    private Receiving mode = Receiving.POLLING;

    @CommandLine.Option(
            names = "--process",
            paramLabel = "NAME",
            description = "only faults of these, like gateway or kafka")
    private List<String> processes = List.of();

    @CommandLine.Option(
            names = "--instances",
            defaultValue = "1",
            description = "processes of each service that share its work (${DEFAULT-VALUE})")
    private int instances;

    @CommandLine.Option(
            names = "--kafka-away",
            paramLabel = "SECONDS",
            description = "only this: Kafka stays away so long; 600 is what is promised")
    private int kafkaAway;

    @Override
    int measure() throws InterruptedException {
        var load = new Load(rate, Duration.ofSeconds(10), Duration.ofSeconds(8), Duration.ofMillis(modelMillis), 0);
        var complaints = 0;
        try (var stage = stage(mode, Compiler.QUICK, instances, people)) {
            var tables = new Tables(out());
            tables.faultHead();
            for (var fault : faults()) {
                if (processes.isEmpty() || processes.containsAll(fault.processes())) {
                    complaints += fault(new FaultRun(stage), fault, load, tables);
                }
            }
        }
        return complaints == 0 ? ExitCodes.OK : ExitCodes.FAILED;
    }

    private List<Fault> faults() {
        return kafkaAway > 0 ? List.of(Fault.away("kafka", Duration.ofSeconds(kafkaAway))) : FaultRun.all();
    }

    private static int fault(FaultRun runs, Fault fault, Load load, Tables tables) throws InterruptedException {
        var result = runs.run(fault, load);
        tables.fault(result);
        return result.complaints().size();
    }
}
