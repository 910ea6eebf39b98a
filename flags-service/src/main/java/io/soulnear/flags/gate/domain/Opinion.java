package io.soulnear.flags.gate.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rule of the gate: a few people may try a flag, more get it after a replay has shown that it does no harm. */
public final class Opinion {
    /** The share of people in percent that needs no report. */
    public static final double FREELY = 5;

    /** Fewer conversations show nothing, however alike they are. */
    public static final int FEWEST = 20;

    private Opinion() {}

    /**
     * Says why a flag may not reach so many people.
     *
     * @param percent of people who would have the flag, 0 to 100
     * @param newest report of the flag; null when there is none
     * @param age that a report may have
     * @return a sentence that is the same until another report comes or this one is too old; empty when the flag may
     */
    public static Optional<String> against(
            String flag, double percent, @Nullable Report newest, Duration age, Instant now) {
        if (percent <= FREELY) {
            return Optional.empty();
        }
        return flaw(newest, age, now)
                .map(flaw -> String.format(
                        Locale.ROOT,
                        "%s would reach %.3g %% of people. Above %.0f %% it needs a replay report that says better or equal, and %s. "
                                + "Register one (./soulnear flags report %s FILE), or override it and say why",
                        flag,
                        percent,
                        FREELY,
                        flaw,
                        flag));
    }

    private static Optional<String> flaw(@Nullable Report newest, Duration age, Instant now) {
        if (newest == null) {
            return Optional.of("there is none");
        }
        if (!newest.passes()) {
            return Optional.of("the newest says "
                    + newest.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + newest.reason());
        }
        if (newest.conversations() < FEWEST) {
            return Optional.of(
                    "the newest is about " + newest.conversations() + " conversations, " + FEWEST + " are the fewest");
        }
        return newest.registeredAt().plus(age).isBefore(now)
                ? Optional.of("the newest is of " + newest.registeredAt() + ", too old by now")
                : Optional.empty();
    }
}
