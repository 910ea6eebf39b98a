package io.soulnear.replay.variant;

import io.soulnear.sandbox.flags.InForce;
import io.soulnear.sandbox.launcher.EnvFile;
import io.soulnear.sandbox.launcher.Launch;
import io.soulnear.sandbox.launcher.Orphans;
import io.soulnear.sandbox.launcher.Problem;
import io.soulnear.sandbox.launcher.Progress;
import io.soulnear.sandbox.launcher.Sandbox;
import io.soulnear.sandbox.launcher.Shutdown;
import io.soulnear.sandbox.launcher.State;
import io.soulnear.sandbox.servers.Folders;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The system of a variant: the services that answer, with servers of their own, and nothing else. It is given what is named here and
 * inherits nothing: no token, no address of Telegram, no server of an environment. What it has stored is deleted in the end.
 */
public final class Stand implements AutoCloseable {
    /** Before all of its topics and groups. */
    public static final String PREFIX = "replay.";

    /** One variant at a time, with fresh data and some dozens of people at once, needs little; small generations stay small. */
    private static final String SMALL = "-Xmx56m -Xmn10m -Dsoulnear.postgres.connections=4";

    private static final long READY_SECONDS = 180;
    private static final Duration IN_FORCE = Duration.ofSeconds(15);
    /** Where nobody listens, on this machine: even a default must not lead out of it. */
    private static final String NOWHERE = "http://127.0.0.1:1";

    private final Sandbox sandbox;

    private Stand(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /**
     * Starts it on fresh data; what replays that were killed have left running is ended first. It ends with this process, however that
     * ends.
     *
     * @param sandbox its place
     * @param variables of the variant
     * @param traces where spans go; empty for nowhere
     * @throws Problem when it does not come up
     */
    public static Stand up(Sandbox sandbox, Map<String, String> variables, String traces) {
        Orphans.ofReplays(sandbox.home());
        var stand = new Stand(sandbox);
        stand.close();
        var all = new TreeMap<>(variables);
        all.keySet().removeIf(name -> !Setup.isVariable(name));
        all.put("SOULNEAR_JAVA_OPTIONS", SMALL);
        all.put("REPLAY_CLOCK", "true");
        all.put("TOPIC_PREFIX", PREFIX);
        all.put("SCHEMA_PREFIX", "replay_");
        all.put("REDIS_PREFIX", "replay:");
        all.put("TELEGRAM_API_URL", NOWHERE);
        all.put("EXPORT_SOURCES", "gateway=" + NOWHERE);
        if (!traces.isEmpty()) {
            all.put("OTEL_EXPORTER_OTLP_ENDPOINT", traces);
        }
        var launch = new Launch(sandbox, new Progress(new PrintWriter(Writer.nullWriter())));
        try {
            launch.isolated(READY_SECONDS, all);
            return stand;
        } catch (RuntimeException e) {
            stand.close();
            throw e;
        }
    }

    /** Its Kafka. */
    public String bootstrap() {
        return Objects.requireNonNull(
                EnvFile.read(sandbox.run().resolve("environment")).values().get("KAFKA_BOOTSTRAP"));
    }

    /** What runs. */
    public State state() {
        return State.read(sandbox).orElseThrow(() -> Problem.failed("The system of the variant is not up"));
    }

    /** The management port of each service, by its name. */
    public Map<String, Integer> services() {
        var ports = new TreeMap<String, Integer>();
        for (var entry : state().processes()) {
            var port = entry.ports().get("MANAGEMENT_PORT");
            if (port != null && !entry.name().equals("kafka")) {
                ports.put(entry.name(), port);
            }
        }
        return ports;
    }

    /**
     * Waits until every service has a flag in a version.
     *
     * @throws Problem when one has not
     */
    public void awaitFlag(String flag, long version) {
        var missing = new InForce(services()).await(flag, version, IN_FORCE);
        if (!missing.isEmpty()) {
            throw Problem.failed("The flag " + flag + " is not in force in " + String.join(", ", missing));
        }
    }

    /** Ends it and deletes what it has stored; its logs, in which there are no texts, stay until the next one. */
    @Override
    public void close() {
        Shutdown.of(sandbox);
        Folders.delete(sandbox.data());
        Folders.delete(sandbox.run());
    }
}
