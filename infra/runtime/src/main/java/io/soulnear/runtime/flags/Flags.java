package io.soulnear.runtime.flags;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;

/** Answers whether a feature is on, from the definitions in force in this process. */
@FunctionalInterface
public interface Flags {
    /**
     * Says whether the flag is on for one person. Off means: the older behaviour.
     *
     * <p>Costs microseconds and never throws: an unknown, disabled, non-boolean or failing flag is off. Only in the
     * first seconds of the process it may wait until the definitions have been read, at most for the time that the
     * settings grant.
     *
     * @param flag the flag's key, like {@code USE_CHAT_COMPLETION}
     * @param targetingKey whom it is asked for (a chat id): the same key always gets the same side of a rollout
     */
    boolean on(String flag, String targetingKey);

    /** Flags that never change: for measuring, and for tests of what stands behind a flag. {@code definitions} by key, in flagd's format. */
    static Flags fixed(Map<String, JsonNode> definitions) {
        return new OpenFeatureFlags(
                new FlagsInForce(definitions, new SimpleMeterRegistry()), () -> {}, (flag, variant, person) -> {});
    }
}
