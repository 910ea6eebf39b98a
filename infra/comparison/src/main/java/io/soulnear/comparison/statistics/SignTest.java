package io.soulnear.comparison.statistics;

/** The exact test of whether of two that differ one differs more often to the worse (McNemar, 1947, in its exact form). */
public final class SignTest {
    private SignTest() {}

    /** The chance that at least so many fall to the worse side, when both sides are equally likely; 1 when there are none. */
    public static double chance(int worse, int better) {
        var n = worse + better;
        var chance = 0.0;
        for (var k = worse; k <= n; k++) {
            chance += Math.exp(logChoose(n, k) - n * Math.log(2));
        }
        return Math.min(1, chance);
    }

    private static double logChoose(int n, int k) {
        var sum = 0.0;
        for (var i = 1; i <= k; i++) {
            sum += Math.log(n - k + i) - Math.log(i);
        }
        return sum;
    }
}
