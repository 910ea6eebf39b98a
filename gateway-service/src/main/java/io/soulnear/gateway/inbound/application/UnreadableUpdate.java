package io.soulnear.gateway.inbound.application;

import org.jspecify.annotations.Nullable;

/**
 * Something that Telegram brought as an update and that can't be recorded as one.
 *
 * @param updateId null when that can't be read either
 * @param json as it came
 * @param why in words that hold nothing of it
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record UnreadableUpdate(@Nullable Long updateId, byte[] json, String why) {
    /** An object without an update id; perhaps one of a kind that is not known yet. */
    public static UnreadableUpdate withoutId(byte[] json) {
        return new UnreadableUpdate(null, json, "an update without an id");
    }
}
