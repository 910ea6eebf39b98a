package io.soulnear.replay.recording;

import io.soulnear.sandbox.launcher.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What is chosen from the topic.
 *
 * @param from the first moment that is chosen, like {@code 2026-01-05} or {@code 2026-01-05T09:00:00Z}, or the first offset of every
 *     partition, a number; empty for the beginning
 * @param to the first moment, or offset, that is chosen no more; empty for the end
 * @param people how many, drawn by a stable hash: the same ones again, and more of them in a larger sample; 0 for everybody
 * @param chats only these; empty for everybody
 * @param limit of the updates that are compared; 0 for none
 * @param leadIn whether what the chosen people did earlier is played first
 */
public record Selection(String from, String to, int people, List<Long> chats, int limit, boolean leadIn) {
    public Selection {
        chats = List.copyOf(chats);
        if (people < 0 || limit < 0) {
            throw Problem.usage("--people and --limit are not negative");
        }
        check("--from", from);
        check("--to", to);
    }

    private static void check(String option, String bound) {
        if (!bound.isEmpty() && !isOffset(bound)) {
            try {
                var _ = moment(bound);
            } catch (DateTimeException _) {
                throw Problem.usage(option + " is neither a time like 2026-01-05T09:00:00Z, nor a date, nor an offset");
            }
        }
    }

    /** Whether there is neither a range nor a choice of chats. */
    public boolean choosesNothing() {
        return from.isEmpty() && to.isEmpty() && chats.isEmpty();
    }

    /** Whether something is before the range. */
    boolean isBefore(Instant time, long offset) {
        return !from.isEmpty() && (isOffset(from) ? offset < Long.parseLong(from) : time.isBefore(moment(from)));
    }

    /** Whether something is behind the range. */
    boolean isBehind(Instant time, long offset) {
        return !to.isEmpty() && (isOffset(to) ? offset >= Long.parseLong(to) : !time.isBefore(moment(to)));
    }

    private static boolean isOffset(String bound) {
        return bound.matches("\\d{1,18}");
    }

    private static Instant moment(String bound) {
        return bound.contains("T")
                ? OffsetDateTime.parse(bound).toInstant()
                : LocalDate.parse(bound).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
