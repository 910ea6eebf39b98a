package io.soulnear.flags.gate.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What a replay found: the same conversations without the flag (base) and with it (candidate).
 *
 * @param verdict on the candidate
 * @param reason of the verdict, in one sentence
 * @param conversations how many were compared
 * @param recording the digest of what was replayed
 * @param registeredBy who vouches for it
 * @param registeredAt when, by the clock of this service
 */
public record Report(
        String flag,
        Verdict verdict,
        String reason,
        int conversations,
        String recording,
        Side base,
        Side candidate,
        String registeredBy,
        Instant registeredAt) {
    private static final int LONGEST = 1_000;
    private static final Set<String> OFF = Set.of("false", "off", "0", "");

    public Report {
        if (reason.length() > LONGEST || recording.isBlank() || recording.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "A report names its recording, and gives a reason of at most " + LONGEST + " characters");
        }
        if (conversations < 0) {
            throw new IllegalArgumentException("conversations are not negative");
        }
        if (registeredBy.isBlank() || registeredBy.length() > LONGEST) {
            throw new IllegalArgumentException("actor must be named");
        }
    }

    /** What comes of a comparison. */
    public enum Verdict {
        BETTER,
        EQUAL,
        WORSE,
        NOT_ENOUGH_DATA
    }

    /** One side of a comparison; {@code settings} name flags and whatever else made it what it is, and no secret. */
    public record Side(String name, Map<String, String> settings) {
        public Side {
            settings = Map.copyOf(settings);
        }

        private boolean has(String flag) {
            return !OFF.contains(settings.getOrDefault(flag, ""));
        }
    }

    /** Whether the comparison was about this flag: the candidate has it, and the base has not. */
    public boolean isAboutItsFlag() {
        return candidate.has(flag) && !base.has(flag);
    }

    boolean passes() {
        return switch (verdict) {
            case BETTER, EQUAL -> true;
            case WORSE, NOT_ENOUGH_DATA -> false;
        };
    }
}
