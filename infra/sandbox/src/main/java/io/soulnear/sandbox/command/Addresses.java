package io.soulnear.sandbox.command;

import io.soulnear.sandbox.launcher.EnvFile;
import io.soulnear.sandbox.launcher.Problem;
import io.soulnear.sandbox.launcher.Sandbox;
import io.soulnear.sandbox.launcher.State;
import io.soulnear.sandbox.launcher.Variables;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** Where the running parts of a sandbox are found. */
final class Addresses {
    private final Sandbox sandbox;
    private final Variables variables;

    Addresses(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.variables = Variables.of(sandbox);
    }

    private State state() {
        return State.read(sandbox)
                .filter(State::isSupervised)
                .orElseThrow(() -> Problem.failed("Nothing is running: ./soulnear up starts it"));
    }

    URI flagsService() {
        var port = state().process("flags")
                .map(flags -> flags.ports().get("FLAGS_PORT"))
                .orElseThrow(() -> Problem.failed("flags-service is not running"));
        return URI.create("http://127.0.0.1:" + port);
    }

    /** What opens the administration of flags. */
    String flagsToken() {
        return secret("FLAGS_ADMIN_TOKEN");
    }

    /** What opens the services' internal endpoints. */
    String internalToken() {
        return secret("INTERNAL_TOKEN");
    }

    /** The one that was set, else the one that the sandbox made. */
    private String secret(String name) {
        return variables.has(name)
                ? variables.secret(name)
                : EnvFile.read(sandbox.run().resolve("secrets")).values().getOrDefault(name, "");
    }

    /** The management port of a service that runs. */
    URI management(String service) {
        var port = services().get(service);
        if (port == null) {
            throw Problem.failed(service + "-service is not running");
        }
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Management ports of the services that run, by name. */
    Map<String, Integer> services() {
        var ports = new TreeMap<String, Integer>();
        for (var entry : state().processes()) {
            var port = entry.ports().get("MANAGEMENT_PORT");
            if (port != null && !entry.name().equals("kafka") && entry.status() == State.Status.READY) {
                ports.put(entry.name(), port);
            }
        }
        return ports;
    }

    String kafka() {
        if (variables.has("KAFKA_BOOTSTRAP")) {
            return variables.get("KAFKA_BOOTSTRAP");
        }
        return "127.0.0.1:"
                + state().process("kafka")
                        .map(kafka -> kafka.ports().get("KAFKA_PORT"))
                        .orElseThrow(() -> Problem.failed("Kafka is not running"));
    }

    /** Before every topic of this environment. */
    String topicPrefix() {
        return variables.has("TOPIC_PREFIX") || sandbox.isDefault()
                ? variables.get("TOPIC_PREFIX")
                : sandbox.environment() + ".";
    }
}
