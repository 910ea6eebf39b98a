package io.soulnear.flags.rollout.http;

import io.soulnear.flags.rollout.application.Releasing.Story;
import io.soulnear.flags.rollout.domain.Measured;
import io.soulnear.flags.rollout.domain.Rollout;
import io.soulnear.flags.rollout.domain.Stage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rollout as operators see it.
 *
 * @param stage {@code scheduled}, {@code holding}, {@code complete}, {@code taken-back} or {@code stopped}
 * @param since when that began, or is to begin; ISO 8601
 * @param percent who has the flag now through this rollout
 * @param override why it needs no report of a replay; empty: it waits for one where one is asked for
 * @param seen in the step under way; missing in lists
 * @param journal what happened, oldest first; missing in lists
 */
record RolloutView(
        String flag,
        String stage,
        String since,
        int percent,
        List<Integer> steps,
        String hold,
        int atLeast,
        Rails rails,
        String startedBy,
        String override,
        @Nullable Seen seen,
        @Nullable List<Line> journal) {
    record Rails(String p95, double apologies, double failures, double crisisRecall, double rejections) {}

    record Seen(
            long replies,
            long apologies,
            long p95Millis,
            long handled,
            long failed,
            long crises,
            long missed,
            long rejected) {
        static Seen of(Measured seen) {
            return new Seen(
                    seen.replies(),
                    seen.apologies(),
                    seen.p95().toMillis(),
                    seen.handled(),
                    seen.failed(),
                    seen.crises(),
                    seen.missed(),
                    seen.rejected());
        }
    }

    record Line(String at, int percent, String actor, String what) {}

    static RolloutView of(Rollout rollout) {
        return of(rollout, null, null);
    }

    static RolloutView of(Story story) {
        var journal = story.journal().stream()
                .map(entry -> new Line(entry.at().toString(), entry.percent(), entry.actor(), entry.what()))
                .toList();
        return of(story.rollout(), Seen.of(story.seen()), journal);
    }

    private record Where(String name, Instant since) {
        static Where of(Stage stage) {
            return switch (stage) {
                case Stage.Scheduled(var start) -> new Where("scheduled", start);
                case Stage.Holding(var _, var since) -> new Where("holding", since);
                case Stage.Complete(var at) -> new Where("complete", at);
                case Stage.TakenBack(var at) -> new Where("taken-back", at);
                case Stage.Stopped(var at) -> new Where("stopped", at);
            };
        }
    }

    private static RolloutView of(Rollout rollout, @Nullable Seen seen, @Nullable List<Line> journal) {
        var plan = rollout.plan();
        var where = Where.of(rollout.stage());
        return new RolloutView(
                rollout.flag(),
                where.name,
                where.since.toString(),
                rollout.percent(),
                plan.steps(),
                plan.hold().toString(),
                plan.atLeast(),
                new Rails(
                        plan.rails().p95().toString(),
                        plan.rails().apologies(),
                        plan.rails().failures(),
                        plan.rails().crisisRecall(),
                        plan.rails().rejections()),
                rollout.actor(),
                rollout.override(),
                seen,
                journal);
    }
}
