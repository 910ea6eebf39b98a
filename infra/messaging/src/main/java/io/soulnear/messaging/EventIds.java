package io.soulnear.messaging;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Where event ids come from. */
public final class EventIds {
    private static final long COUNTER_BITS = 12;

    private EventIds() {}

    /** Ids of version 7 (RFC 9562): ordered by the clock, and strictly growing within this process. */
    public static Supplier<UUID> sequence(Clock clock) {
        var random = new SecureRandom();
        var last = new AtomicLong();
        return () -> {
            var tick = last.updateAndGet(before -> Math.max(before + 1, clock.millis() << COUNTER_BITS));
            var millis = tick >>> COUNTER_BITS;
            var counter = tick & ((1L << COUNTER_BITS) - 1);
            return new UUID(millis << 16 | 0x7000L | counter, random.nextLong() >>> 2 | 1L << 63);
        };
    }

    /** The id that the same parts always give: a repeat of what they name has the id of its first time. */
    public static UUID derived(String... parts) {
        return UUID.nameUUIDFromBytes(String.join("\u0000", parts).getBytes(StandardCharsets.UTF_8));
    }
}
