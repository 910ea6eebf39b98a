package io.soulnear.journeys.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.bench.run.Fault;
import io.soulnear.bench.run.FaultRun;
import io.soulnear.bench.run.Load;
import io.soulnear.bench.stage.Compiler;
import io.soulnear.bench.stage.Limits;
import io.soulnear.bench.stage.Receiving;
import io.soulnear.bench.stage.Stage;
import io.soulnear.journeys.system.Home;
import io.soulnear.sandbox.launcher.Sandbox;
import io.soulnear.sandbox.launcher.Shutdown;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two processes of each service share its work, and hand it to each other. */
@Tag("faults")
class TwoInstancesTest {
    private static final Load LOAD =
            new Load(30, Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofMillis(300), 0.1);

    @Test
    void whoeverEndsIsTakenOverFromAndEveryTextIsAnsweredOnceInOrder() throws InterruptedException {
        var sandbox = new Sandbox(Home.make().folder(), "two");
        Shutdown.of(sandbox);
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        try (var stage = Stage.up(sandbox, Receiving.POLLING, Compiler.QUICK, 2, Limits.NONE, out)) {
            stage.register(40);
            for (var fault : List.of(
                    Fault.kill("dialogue"),
                    Fault.kill("gateway"),
                    Fault.rolling(List.of("gateway", "dialogue-2", "gateway-2", "dialogue")))) {
                var result = new FaultRun(stage).run(fault, LOAD);

                assertThat(result.complaints()).as("%s", result).isEmpty();
                assertThat(result.outcome().sent()).isGreaterThan(60);
            }
        }
    }
}
