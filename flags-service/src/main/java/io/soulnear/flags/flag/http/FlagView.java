package io.soulnear.flags.flag.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.soulnear.flags.flag.domain.Flag;

/**
 * A flag as operators see it.
 *
 * @param definition flagd's JSON
 * @param changedAt ISO 8601
 */
record FlagView(
        String key, long version, @JsonRawValue String definition, String changedBy, String changedAt, String reason) {
    static FlagView of(Flag flag) {
        var change = flag.lastChange();
        return new FlagView(
                flag.key(),
                flag.version(),
                flag.definition(),
                change.actor(),
                change.at().toString(),
                change.reason());
    }
}
