package io.soulnear.dialogue.conversation.application;

import io.soulnear.dialogue.conversation.domain.Mode;
import java.time.Duration;

/** How a person is told that a message is not answered, and from when on the next one is. */
final class Refusals {
    private static final long SECONDS_TOLD = 120;

    private Refusals() {}

    static Notices.Wording tooFast(Duration wait) {
        var seconds = Math.max(1, roundedUp(wait, Duration.ofSeconds(1)));
        return seconds < SECONDS_TOLD
                ? Notices.Wording.of("limit.pace.seconds", seconds)
                : Notices.Wording.of("limit.pace.minutes", roundedUp(wait, Duration.ofMinutes(1)));
    }

    static Notices.Wording usedUp(Mode mode, int perDay, Duration wait) {
        var minutes = Math.max(1, roundedUp(wait, Duration.ofMinutes(1)));
        return Notices.Wording.of("limit.quota." + mode.code(), perDay, minutes / 60, minutes % 60);
    }

    private static long roundedUp(Duration time, Duration unit) {
        return (time.toMillis() + unit.toMillis() - 1) / unit.toMillis();
    }
}
