package io.soulnear.bench.run;

import io.soulnear.bench.load.Latencies;
import io.soulnear.bench.stage.Stage;
import io.soulnear.sandbox.flags.Because;
import io.soulnear.sandbox.launcher.Problem;
import java.time.Duration;
import java.util.ArrayList;

/** Switches a flag to and fro and sees when every service uses it. */
public final class FlagRun {
    private static final String FLAG = "USE_CHAT_COMPLETION";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private final Stage stage;

    public FlagRun(Stage stage) {
        this.stage = stage;
    }

    /**
     * Switches so many times, at last on.
     *
     * @return the times from asking for a change until it was in force everywhere
     * @throws Problem when a service does not follow
     */
    public Latencies run(int changes) {
        var api = stage.flags();
        var inForce = stage.inForce();
        var times = new ArrayList<Long>();
        for (int left = changes; left > 0; left--) {
            var begin = System.nanoTime();
            var flag = api.turn(FLAG, left % 2 == 1, new Because("bench", "measured"));
            var missing = inForce.await(FLAG, flag.version(), PATIENCE);
            if (!missing.isEmpty()) {
                throw Problem.failed("A change of a flag is not in force in " + String.join(", ", missing));
            }
            times.add(System.nanoTime() - begin);
        }
        return Latencies.of(times.stream().mapToLong(Long::longValue).toArray());
    }
}
