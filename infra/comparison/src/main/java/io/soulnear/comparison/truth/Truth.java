package io.soulnear.comparison.truth;

import io.soulnear.comparison.Comparison;
import io.soulnear.comparison.Finding;
import io.soulnear.comparison.Finding.State;
import io.soulnear.comparison.Report;
import io.soulnear.comparison.Settings;
import io.soulnear.comparison.Verdict;
import java.util.EnumMap;
import java.util.Map;

/** Whether verdicts are right where it is known what they should be. */
public final class Truth {
    private final int conversations;
    private final Comparison comparison;

    /** @param conversations in each comparison */
    public Truth(int conversations, Settings settings) {
        this.conversations = conversations;
        this.comparison = new Comparison(settings);
    }

    /**
     * What came of a change that was planted again and again.
     *
     * @param verdicts how often each was given
     * @param right how often the verdict was right, and for the right cause
     * @param example the first comparison
     */
    public record Result(Change change, Map<Verdict, Integer> verdicts, int right, Report example) {
        public Result {
            verdicts = Map.copyOf(verdicts);
        }

        /** How often a verdict was given. */
        public int count(Verdict verdict) {
            return verdicts.getOrDefault(verdict, 0);
        }
    }

    /** Plants a change so many times, into other conversations each time. */
    public Result plant(Change change, int times) {
        var verdicts = new EnumMap<Verdict, Integer>(Verdict.class);
        var example = compared(change, 1);
        var right = 0;
        for (var seed = 1; seed <= times; seed++) {
            var report = seed == 1 ? example : compared(change, seed);
            verdicts.merge(report.verdict(), 1, Integer::sum);
            right += isRight(change, report) ? 1 : 0;
        }
        return new Result(change, verdicts, right, example);
    }

    /** One comparison of a base with a candidate that has this change. */
    public Report compared(Change change, long seed) {
        var planted = Planted.of(change, conversations, 1000L * change.ordinal() + seed);
        return comparison.compare(planted.base(), planted.candidate(), planted.again());
    }

    private static boolean isRight(Change change, Report report) {
        var wanted = change.right() == Verdict.WORSE ? State.WORSE : State.BETTER;
        var found = change.because().isEmpty()
                || report.findings().stream()
                        .filter(finding -> finding.state() == wanted)
                        .map(Finding::measure)
                        .anyMatch(change.because()::contains);
        return report.verdict() == change.right() && found;
    }
}
