package io.soulnear.messaging;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The event that is being acted on, as far as a replay's time and ids depend on it. It travels with the trace context, and so
 * wherever work goes on: into batches and onto other threads.
 */
public final class Occasion {
    private static final ContextKey<Occasion> KEY = ContextKey.named("soulnear.occasion");

    private final Event event;
    private final String group;
    private final AtomicInteger ids = new AtomicInteger();

    private Occasion(Event event, String group) {
        this.event = event;
        this.group = group;
    }

    /** The context in which a group acts on the event. */
    static Context of(Event event, String group, Context in) {
        return in.with(KEY, new Occasion(event, group));
    }

    /**
     * Says the time of the event that is being acted on, so that what it causes happens when it happened; the beginning of 1970
     * where nothing is acted on, so that nothing grows old by itself.
     */
    public static Clock clock() {
        return new OfEvents();
    }

    /**
     * Ids that follow from the event that is being acted on: the same ones whenever it is played again.
     *
     * @param otherwise gives the ids where nothing is acted on
     */
    public static Supplier<UUID> ids(Supplier<UUID> otherwise) {
        return () -> {
            var occasion = Context.current().get(KEY);
            return occasion == null ? otherwise.get() : occasion.id();
        };
    }

    /** Of version 7, like all others: a person's later event gives later ids. */
    private UUID id() {
        var number = ids.getAndIncrement();
        var derived = EventIds.derived(group + " " + event.id(), Integer.toString(number));
        return new UUID(
                event.time().toEpochMilli() << 16 | 0x7000L | number & 0xfffL, derived.getLeastSignificantBits());
    }

    private static final class OfEvents extends Clock {
        @Override
        public Instant instant() {
            var occasion = Context.current().get(KEY);
            return occasion == null ? Instant.EPOCH : occasion.event.time();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("Times of events are in UTC");
        }
    }
}
