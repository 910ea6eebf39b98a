package io.soulnear.comparison.run;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One way for the system to be.
 *
 * @param name unique within a replay
 * @param settings what makes it this variant: flags, model, prompt version, code; never a secret
 */
public record Variant(String name, Map<String, String> settings) {
    public Variant {
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }
}
