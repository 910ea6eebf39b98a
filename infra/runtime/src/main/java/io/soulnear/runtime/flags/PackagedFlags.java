package io.soulnear.runtime.flags;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The flags that this version of the code knows, with the values that apply until a definition was published: the seed
 * of flags-service, and what a service falls back to when the topic cannot be read.
 */
public final class PackagedFlags {
    private static final String RESOURCE = "/flags.json";

    private PackagedFlags() {}

    /** The definitions in flagd's format by flag key, in the order of the file. */
    public static Map<String, JsonNode> definitions() {
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
