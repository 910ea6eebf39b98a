package io.soulnear.profile.analysis.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.UnreadableEvent;

/** What an event holds. */
final class Data {
    private Data() {}

    /** @throws UnreadableEvent when it is nothing of that type; quotes nothing of it */
    static <T> T of(Event event, Class<T> type, ObjectMapper json) {
        try {
            var data = json.readValue(event.data(), type);
            if (data != null) {
                return data;
            }
        } catch (JsonProcessingException _) {
            // said below: the cause would quote what it could not read
        }
        throw new UnreadableEvent("Not the data of " + event.type());
    }
}
