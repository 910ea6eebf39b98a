package io.soulnear.operations.canary.domain;

import java.util.Locale;

/** Compares a canary to the stable build. Both a share and a distance must be passed, so that noise in small figures is none. */
public final class Comparison {
    private static final double ENOUGH = 50;
    private static final double TIMES = 1.5;
    private static final double MORE_FAILED = 0.01;
    private static final double MORE_APOLOGIES = 0.005;
    private static final double SLOWER_SECONDS = 0.05;

    private Comparison() {}

    /** The verdict; a stable build that did nothing measurable counts as one without a flaw. */
    public static Verdict of(Figures canary, Figures stable) {
        if (canary.events() < ENOUGH) {
            return new Verdict.TooFew();
        }
        if (worse(canary.failed(), stable.failed(), MORE_FAILED)) {
            return new Verdict.Worse(percent("failed", canary.failed(), stable.failed()));
        }
        if (worse(canary.apologies(), stable.apologies(), MORE_APOLOGIES)) {
            return new Verdict.Worse(percent("ended in an apology", canary.apologies(), stable.apologies()));
        }
        if (stable.events() >= ENOUGH && worse(canary.p95Seconds(), stable.p95Seconds(), SLOWER_SECONDS)) {
            return new Verdict.Worse(String.format(
                    Locale.ROOT,
                    "p95 is %.0f ms instead of %.0f ms",
                    canary.p95Seconds() * 1_000,
                    stable.p95Seconds() * 1_000));
        }
        return new Verdict.Healthy();
    }

    private static boolean worse(double canary, double stable, double distance) {
        return canary > stable * TIMES && canary > stable + distance;
    }

    private static String percent(String what, double canary, double stable) {
        return String.format(Locale.ROOT, "%.2f %% %s instead of %.2f %%", canary * 100, what, stable * 100);
    }
}
