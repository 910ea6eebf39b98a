package io.soulnear.flags.flag.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.soulnear.flags.flag.application.DefinitionFormat;
import io.soulnear.flags.flag.domain.Revision;
import org.jspecify.annotations.Nullable;

/** One step of a flag's history as operators see it; {@code before} is null for the first, {@code override} tells why no report of a
 * replay was asked for. */
record RevisionView(
        String key,
        String state,
        long version,
        String changedBy,
        String changedAt,
        String reason,
        String override,
        @JsonRawValue @Nullable String before,
        @JsonRawValue String after) {
    static RevisionView of(Revision revision, DefinitionFormat format) {
        var change = revision.change();
        return new RevisionView(
                revision.key(),
                format.glance(revision.after()),
                revision.version(),
                change.actor(),
                change.at().toString(),
                change.reason(),
                change.override(),
                revision.before(),
                revision.after());
    }
}
