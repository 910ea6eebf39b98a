package io.soulnear.flags.rollout.domain;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What a rollout must keep to, for those who have the flag.
 *
 * @param p95 the reply's time that 95 % of turns keep to
 * @param apologies the share of turns that end with an apology, 0 to 1
 * @param failures the share of handled events that fail in any service, 0 to 1
 * @param crisisRecall the share of crises that are seen as such, at least, 0 to 1; a single one counts
 * @param rejections patterns that people say are not theirs, for each reply, 0 to 1
 */
public record GuardRails(Duration p95, double apologies, double failures, double crisisRecall, double rejections) {
    /** Below that many nothing can be said of a share or a percentile. */
    static final int SMALLEST_SAMPLE = 10;

    private static final double PERCENT = 100;

    public GuardRails {
        if (p95.isNegative() || p95.isZero()) {
            throw new IllegalArgumentException("p95 must be longer than nothing");
        }
        if (!isShare(apologies) || !isShare(failures) || !isShare(crisisRecall) || !isShare(rejections)) {
            throw new IllegalArgumentException(
                    "apologies, failures, crisisRecall and rejections are shares from 0 to 1");
        }
    }

    /** What holds where nobody says otherwise: replies within 8 s, 2 % of apologies and failures, no crisis missed, 5 % rejections. */
    public static GuardRails usual() {
        return new GuardRails(Duration.ofSeconds(8), 0.02, 0.02, 1, 0.05);
    }

    private static boolean isShare(double share) {
        return share >= 0 && share <= 1;
    }

    /** Which rail was broken, in one sentence with the figures; empty while all hold or too little was seen. */
    Optional<String> breach(Measured measured) {
        if (measured.crisisRecall() < crisisRecall) {
            return Optional.of(sentence(
                    "%d of %d crises were answered as if they were none, at least %.1f %% have to be seen",
                    measured.missed(), measured.crises(), crisisRecall * PERCENT));
        }
        if (measured.replies() >= SMALLEST_SAMPLE) {
            if (measured.apologyRate() > apologies) {
                return Optional.of(sentence(
                        "%.1f %% of %d replies were apologies, allowed are %.1f %%",
                        measured.apologyRate() * PERCENT, measured.replies(), apologies * PERCENT));
            }
            if (measured.p95().compareTo(p95) > 0) {
                return Optional.of(sentence(
                        "the reply's p95 is %d ms over %d replies, allowed are %d ms",
                        measured.p95().toMillis(), measured.replies(), p95.toMillis()));
            }
            if (measured.rejectionRate() > rejections) {
                return Optional.of(sentence(
                        "%d patterns were rejected in %d replies, allowed are %.1f %%",
                        measured.rejected(), measured.replies(), rejections * PERCENT));
            }
        }
        if (measured.handled() >= SMALLEST_SAMPLE && measured.failureRate() > failures) {
            return Optional.of(sentence(
                    "%.1f %% of %d events failed, allowed are %.1f %%",
                    measured.failureRate() * PERCENT, measured.handled(), failures * PERCENT));
        }
        return Optional.empty();
    }

    private static String sentence(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
