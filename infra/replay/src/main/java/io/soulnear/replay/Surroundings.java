package io.soulnear.replay;

import io.soulnear.replay.recording.RecordedTopic;
import io.soulnear.replay.variant.Setup;
import io.soulnear.sandbox.launcher.EnvFile;
import io.soulnear.sandbox.launcher.Problem;
import io.soulnear.sandbox.launcher.Sandbox;
import io.soulnear.sandbox.launcher.State;
import io.soulnear.sandbox.launcher.Variables;
import java.util.Map;
import java.util.TreeMap;

/** An environment, as far as a replay looks at it: its topics, and what its services are told. */
final class Surroundings {
    private final Sandbox sandbox;

    Surroundings(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /**
     * Its topics.
     *
     * @throws Problem when nobody knows where its Kafka is
     */
    RecordedTopic topic() {
        var variables = Variables.of(sandbox);
        if (State.read(sandbox).filter(State::isSupervised).isPresent()) {
            var running = EnvFile.read(sandbox.run().resolve("environment")).values();
            return new RecordedTopic(
                    running.getOrDefault("KAFKA_BOOTSTRAP", ""),
                    running.getOrDefault("TOPIC_PREFIX", variables.get("TOPIC_PREFIX")));
        }
        if (!variables.has("KAFKA_BOOTSTRAP")) {
            throw Problem.usage("Nothing is recorded in " + sandbox.environment()
                    + ": it does not run, and has no KAFKA_BOOTSTRAP. ./soulnear up --env "
                    + sandbox.environment() + " starts it");
        }
        var own = variables.has("TOPIC_PREFIX") || sandbox.isDefault()
                ? variables.get("TOPIC_PREFIX")
                : sandbox.environment() + ".";
        return new RecordedTopic(variables.get("KAFKA_BOOTSTRAP"), own);
    }

    /** Those of its variables that say how people are answered. */
    Map<String, String> variables() {
        var variables = new TreeMap<>(Variables.of(sandbox).fromFiles());
        System.getenv().forEach((name, value) -> {
            if (!value.isBlank()) {
                variables.put(name, value);
            }
        });
        variables.keySet().removeIf(name -> !Setup.isVariable(name));
        return variables;
    }
}
