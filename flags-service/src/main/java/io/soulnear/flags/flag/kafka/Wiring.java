package io.soulnear.flags.flag.kafka;

import io.micronaut.context.annotation.Factory;
import io.soulnear.flags.flag.application.DefinitionFormat;
import io.soulnear.flags.flag.application.FlagChanges;
import io.soulnear.flags.flag.application.Opening;
import io.soulnear.runtime.Intake;
import io.soulnear.runtime.KafkaSettings;
import io.soulnear.runtime.Misconfiguration;
import io.soulnear.runtime.flags.PackagedFlags;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;

/** The opening of the service, with the values that this process was given. */
@Factory
final class Wiring {
    /** A {@link Misconfiguration} names the variable that is no value for its flag. */
    @Singleton
    Intake topicOpener(FlagChanges changes, DefinitionFormat format, KafkaSettings kafka, Clock clock) {
        var packaged = new HashMap<String, String>();
        PackagedFlags.definitions().forEach((key, definition) -> packaged.put(key, definition.toString()));
        try {
            return new TopicOpener(
                    new Opening(changes, format, packaged, System.getenv(), clock),
                    changes,
                    new FlagTopic(kafka.bootstrap(), kafka.topicPrefix()));
        } catch (IllegalArgumentException e) {
            throw new Misconfiguration(String.valueOf(e.getMessage()));
        }
    }
}
