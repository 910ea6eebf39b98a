package io.soulnear.runtime.flags;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Publisher;
import io.soulnear.runtime.Lately;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;

/**
 * Tells who got which variant, for statistics: once for each person and version of a flag, and only of flags whose rule tells people
 * apart. Never in the way of a reply: what cannot be told soon is left out, and counted.
 */
final class Exposures implements AutoCloseable {
    static final String TYPE = "io.soulnear.flags.exposed.v1";
    private static final String TOPIC = "flags.exposure";
    private static final int REMEMBERED = 50_000;
    private static final int WAITING = 4_096;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Publisher publisher;
    private final Supplier<UUID> ids;
    private final Clock clock;
    private final String service;
    private final Counter untold;
    private final BlockingQueue<Exposure> waiting = new ArrayBlockingQueue<>(WAITING);
    private final Thread teller = Thread.ofPlatform().daemon().name("exposures").unstarted(this::run);
    private final Map<Seen, Boolean> told = Lately.map(REMEMBERED);

    private record Seen(String flag, long version, String person) {}

    private record Exposure(Seen seen, String variant, Instant at) {}

    Exposures(Publisher publisher, Supplier<UUID> ids, Clock clock, String service, MeterRegistry meters) {
        this.publisher = publisher;
        this.ids = ids;
        this.clock = clock;
        this.service = service;
        this.untold = Counter.builder("soulnear.flag.exposures.untold")
                .description("Exposures that were left out because Kafka did not take them in time")
                .register(meters);
        teller.start();
    }

    /** A person got a variant by a rule. */
    void saw(String flag, long version, String variant, String person) {
        var seen = new Seen(flag, version, person);
        if (told.putIfAbsent(seen, true) != null) {
            return;
        }
        if (!waiting.offer(new Exposure(seen, variant, clock.instant()))) {
            untold.increment();
        }
    }

    private void run() {
        try {
            while (true) {
                tell(waiting.take());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Exposure exposure) {
        var seen = exposure.seen;
        var data = JSON.createObjectNode()
                .put("person", seen.person)
                .put("flag", seen.flag)
                .put("version", seen.version)
                .put("variant", exposure.variant)
                .put("service", service);
        var event = Event.of(ids.get(), TYPE, TOPIC, seen.person, exposure.at, data.toString());
        try {
            var _ = publisher.send(event).exceptionally(_ -> {
                untold.increment();
                return null;
            });
        } catch (KafkaException _) {
            untold.increment();
        }
    }

    @Override
    public void close() {
        teller.interrupt();
    }
}
