package io.soulnear.flags.flag.kafka;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.flags.flag.application.Announcement;
import io.soulnear.flags.flag.domain.Flag;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Transaction;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Supplier;

/** The event that carries a definition to all services. */
@Singleton
final class FlagChanged implements Announcement {
    static final String TYPE = "io.soulnear.flags.flag-changed.v1";

    private final ObjectMapper json;
    private final Supplier<UUID> ids;

    FlagChanged(ObjectMapper json, Supplier<UUID> ids) {
        this.json = json;
        this.ids = ids;
    }

    private record Data(
            String key, long version, @JsonRawValue String definition) {}

    @Override
    public void announce(Transaction tx, Flag flag) {
        tx.publish(Event.of(
                ids.get(), TYPE, FlagTopic.NAME, flag.key(), flag.lastChange().at(), data(flag)));
    }

    String data(Flag flag) {
        try {
            return json.writeValueAsString(new Data(flag.key(), flag.version(), flag.definition()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The definition of " + flag.key() + " is not JSON", e);
        }
    }
}
