package io.soulnear.flags.rollout.domain;

/**
 * One flag's way to people.
 *
 * @param number of the rollout, given when it is stored; 0 before
 * @param flagVersion the flag's version as this rollout last saw or made it
 * @param actor who started it
 * @param override why they let it out even without the report of a replay; empty: it waits for one
 */
public record Rollout(
        long number, String flag, Plan plan, Stage stage, long flagVersion, String actor, String override) {
    /** The same rollout, further on. */
    public Rollout at(Stage next, long version) {
        return new Rollout(number, flag, plan, next, version, actor, override);
    }

    /** The share of people who have the flag now through this rollout, in percent. */
    public int percent() {
        return switch (stage) {
            case Stage.Holding(var step, var _) -> plan.steps().get(step);
            case Stage.Complete _ -> plan.steps().getLast();
            case Stage.Scheduled _, Stage.TakenBack _, Stage.Stopped _ -> 0;
        };
    }
}
