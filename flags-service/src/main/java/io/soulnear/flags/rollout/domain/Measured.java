package io.soulnear.flags.rollout.domain;

import java.time.Duration;

/**
 * What was seen since a step began.
 *
 * @param replies turns of people who have the flag
 * @param apologies how many of them ended with an apology
 * @param p95 the time of a reply that 95 % of these turns kept to
 * @param handled events handled by all services
 * @param failed how many of them failed: dead letters, answers that no model gave, messages that could not be sent
 * @param crises messages of people who have the flag that spoke of a crisis
 * @param missed how many of these were answered as if they did not
 * @param rejected patterns of which people who have the flag said that they are not theirs
 */
public record Measured(
        long replies,
        long apologies,
        Duration p95,
        long handled,
        long failed,
        long crises,
        long missed,
        long rejected) {
    public static final Measured NOTHING = new Measured(0, 0, Duration.ZERO, 0, 0, 0, 0, 0);

    double apologyRate() {
        return share(apologies, replies);
    }

    double failureRate() {
        return share(failed, handled);
    }

    /** The share of crises that were seen as such; 1 where there was none. */
    double crisisRecall() {
        return 1 - share(missed, crises);
    }

    double rejectionRate() {
        return share(rejected, replies);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
