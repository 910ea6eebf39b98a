package io.soulnear.flags.flag.application;

import io.soulnear.flags.flag.domain.Change;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The first values: packaged with the code, or what the environment says for a flag of that name. */
public final class Opening {
    private static final Set<String> ON = Set.of("true", "on", "1");
    private static final Set<String> OFF = Set.of("false", "off", "0");

    private final FlagChanges changes;
    private final Map<String, String> first = new HashMap<>();
    private final Clock clock;

    /**
     * @param packaged definitions by key
     * @param environment variables; one named like a flag says {@code true} or {@code false}
     * @throws IllegalArgumentException naming the variable that says neither
     */
    public Opening(
            FlagChanges changes,
            DefinitionFormat format,
            Map<String, String> packaged,
            Map<String, String> environment,
            Clock clock) {
        this.changes = changes;
        this.clock = clock;
        packaged.forEach((key, definition) -> first.put(key, first(format, key, definition, environment)));
    }

    /** Makes the flags that do not exist yet. */
    public void seed() {
        changes.seed(first, new Change("flags-service", "first start", clock.instant()));
    }

    private static String first(
            DefinitionFormat format, String key, String definition, Map<String, String> environment) {
        var said = environment.getOrDefault(key, "").strip().toLowerCase(Locale.ROOT);
        if (said.isEmpty()) {
            return definition;
        }
        if (!ON.contains(said) && !OFF.contains(said)) {
            throw new IllegalArgumentException(key + " must be true or false");
        }
        return format.switched(definition, ON.contains(said) ? DefinitionFormat.Switch.ON : DefinitionFormat.Switch.OFF)
                .orElseThrow(() -> new IllegalArgumentException(key + " is not a flag that is only on or off"));
    }
}
