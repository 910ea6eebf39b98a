package io.soulnear.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Memory with a bound, for what can be done without. */
public final class Lately {
    private Lately() {}

    /**
     * Remembers what was used lately: when there is more than that, what was not used for the longest time is forgotten. Iterates from
     * there on. Safe for several threads.
     *
     * @param most how much is remembered
     */
    public static <K, V> Map<K, V> map(int most) {
        return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        });
    }
}
