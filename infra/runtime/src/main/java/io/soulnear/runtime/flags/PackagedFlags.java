package io.soulnear.runtime.flags;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The flags that this version of the code knows, with the values that apply until a definition was published: the seed
 * of flags-service, and what a service falls back to when the topic cannot be read.
 */
public final class PackagedFlags {
    private static final String RESOURCE = "/flags.json";

    private PackagedFlags() {}

    /**
     * The definitions in flagd's format by flag key, in the order of the file. Those that {@code FLAGS_ON} names, commas
     * between, are on from the beginning: a sandbox is there to try things.
     */
    public static Map<String, JsonNode> definitions() {
        return definitions(Objects.requireNonNullElse(System.getenv("FLAGS_ON"), ""));
    }

    static Map<String, JsonNode> definitions(String on) {
        var definitions = read();
        for (var key : on.split(",")) {
            if (definitions.get(key.strip()) instanceof ObjectNode definition) {
                definition.put("defaultVariant", "on");
            }
        }
        return definitions;
    }

    private static Map<String, JsonNode> read() {
        try (var in = PackagedFlags.class.getResourceAsStream(RESOURCE)) {
            var definitions = new LinkedHashMap<String, JsonNode>();
            new ObjectMapper()
                    .readTree(in)
                    .path("flags")
                    .propertyStream()
                    .forEach(flag -> definitions.put(flag.getKey(), flag.getValue()));
            return definitions;
        } catch (IOException e) {
            throw new IllegalStateException("The packaged flags cannot be read", e);
        }
    }
}
