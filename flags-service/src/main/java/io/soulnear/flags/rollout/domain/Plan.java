package io.soulnear.flags.rollout.domain;

import java.time.Duration;
import java.util.List;

/**
 * How a flag is let out.
 *
 * @param steps growing shares of people in percent, 1 to 100
 * @param hold how long each share is watched before the next, or before the rollout is complete
 * @param atLeast how many replies to people with the flag must have been seen before a step counts as watched
 */
public record Plan(List<Integer> steps, Duration hold, int atLeast, GuardRails rails) {
    private static final List<Integer> USUAL_STEPS = List.of(1, 5, 25, 50, 100);
    private static final int USUAL_REPLIES = 20;

    public Plan {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.getFirst() < 1 || steps.getLast() > 100) {
            throw new IllegalArgumentException("steps are shares from 1 to 100 %");
        }
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i) <= steps.get(i - 1)) {
                throw new IllegalArgumentException("steps must grow");
            }
        }
        if (hold.isNegative() || atLeast < 0) {
            throw new IllegalArgumentException("hold and atLeast are not negative");
        }
    }

    /** From a first few to everybody, a day for each step. */
    public static Plan usual(GuardRails rails) {
        return new Plan(USUAL_STEPS, Duration.ofDays(1), USUAL_REPLIES, rails);
    }
}
