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
 */
public record Measured(long replies, long apologies, Duration p95, long handled, long failed) {
    public static final Measured NOTHING = new Measured(0, 0, Duration.ZERO, 0, 0);

    double apologyRate() {
        return replies == 0 ? 0 : (double) apologies / replies;
    }

    double failureRate() {
        return handled == 0 ? 0 : (double) failed / handled;
    }
}
