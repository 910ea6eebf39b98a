package io.soulnear.gateway.inbound.application;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** What Telegram gave at once, in its order; what can't be read takes nothing else along. */
public record Fetched(List<ReceivedUpdate> updates, List<UnreadableUpdate> unreadable) {
    public Fetched {
        updates = List.copyOf(updates);
        unreadable = List.copyOf(unreadable);
    }

    /** The highest id, behind which to go on; empty when none can be read. */
    public OptionalLong lastId() {
        return LongStream.concat(
                        updates.stream().mapToLong(ReceivedUpdate::updateId),
                        unreadable.stream()
                                .map(UnreadableUpdate::updateId)
                                .filter(Objects::nonNull)
                                .mapToLong(Long::longValue))
                .max();
    }
}
