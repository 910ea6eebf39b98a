package io.soulnear.profile;

import io.micronaut.context.annotation.Replaces;
import io.soulnear.runtime.flags.Flags;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Flags that a test switches; off until it does. */
@Singleton
@Replaces(Flags.class)
final class SwitchedFlags implements Flags {
    private final Set<String> on = ConcurrentHashMap.newKeySet();

    void turnOn(String flag) {
        on.add(flag);
    }

    void turnOff(String flag) {
        on.remove(flag);
    }

    @Override
    public boolean on(String flag, String targetingKey) {
        return on.contains(flag);
    }
}
