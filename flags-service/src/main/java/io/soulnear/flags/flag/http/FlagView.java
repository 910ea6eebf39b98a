package io.soulnear.flags.flag.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.soulnear.flags.flag.application.DefinitionFormat;
import io.soulnear.flags.flag.domain.Flag;

/**
 * A flag as operators see it.
 *
 * @param state the definition at a glance
 * @param definition flagd's JSON
 * @param changedAt ISO 8601
 * @param override why no report of a replay was asked for; empty otherwise
 */
record FlagView(
        String key,
        String state,
        long version,
        @JsonRawValue String definition,
        String changedBy,
        String changedAt,
        String reason,
        String override) {
    static FlagView of(Flag flag, DefinitionFormat format) {
        var change = flag.lastChange();
        return new FlagView(
                flag.key(),
                format.glance(flag.definition()),
                flag.version(),
                flag.definition(),
                change.actor(),
                change.at().toString(),
                change.reason(),
                change.override());
    }
}
