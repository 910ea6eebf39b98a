package io.soulnear.flags.rollout.domain;

import java.time.Instant;

/** Decides what a rollout does next. The same rollout, signs and time give the same move. */
public final class Steering {
    private Steering() {}

    /** What is to be done. */
    public sealed interface Move {
        /** Nothing yet. */
        record Stay(String why) implements Move {}

        /** More people get the flag. */
        record Widen(int percent, Stage next) implements Move {}

        /** Everything was held: nothing more is watched. */
        record Finish(Stage next) implements Move {}

        /** Off for everybody, at once. */
        record TakeBack(String why, Stage next) implements Move {}
    }

    /** The next move of a rollout that is under way. */
    public static Move next(Rollout rollout, Measured measured, Instant now) {
        return switch (rollout.stage()) {
            case Stage.Scheduled(var start) when now.isBefore(start) -> new Move.Stay("begins at " + start);
            case Stage.Scheduled _ -> widen(rollout.plan(), 0, now);
            case Stage.Holding(var step, var since) -> hold(rollout.plan(), step, since, measured, now);
            case Stage.Complete _, Stage.TakenBack _, Stage.Stopped _ -> new Move.Stay("over");
        };
    }

    private static Move hold(Plan plan, int step, Instant since, Measured measured, Instant now) {
        var breach = plan.rails().breach(measured);
        if (breach.isPresent()) {
            return new Move.TakeBack(breach.get(), new Stage.TakenBack(now));
        }
        var end = since.plus(plan.hold());
        if (now.isBefore(end)) {
            return new Move.Stay("held until " + end);
        }
        if (measured.replies() < plan.atLeast()) {
            return new Move.Stay(measured.replies() + " of " + plan.atLeast() + " replies seen");
        }
        return step + 1 == plan.steps().size() ? new Move.Finish(new Stage.Complete(now)) : widen(plan, step + 1, now);
    }

    private static Move widen(Plan plan, int step, Instant now) {
        return new Move.Widen(plan.steps().get(step), new Stage.Holding(step, now));
    }
}
