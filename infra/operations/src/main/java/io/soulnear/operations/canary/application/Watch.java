package io.soulnear.operations.canary.application;

import io.soulnear.operations.canary.domain.Comparison;
import io.soulnear.operations.canary.domain.Verdict;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a canary for a while, and rolls it back when it is worse twice in a row. One that has not shown by the end that it is healthy, because it
 * did too little or could not be seen, is rolled back as well.
 */
public final class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final int IN_A_ROW = 2;

    private final Observations observations;
    private final Cluster cluster;

    public Watch(Observations observations, Cluster cluster) {
        this.observations = observations;
        this.cluster = cluster;
    }

    /** The time between two looks. */
    @FunctionalInterface
    public interface Pause {
        /** Returns after a while. */
        void take() throws InterruptedException;
    }

    /**
     * Looks so many times.
     *
     * @return whether the canary is healthy, and still there
     * @throws IOException when it had to be rolled back and could not be
     */
    public boolean look(int times, Pause pause) throws IOException, InterruptedException {
        var worse = 0;
        var reason = "nothing was seen of it";
        var healthy = false;
        for (var i = 0; i < times; i++) {
            pause.take();
            switch (verdict()) {
                case Verdict.Healthy _ -> {
                    healthy = true;
                    worse = 0;
                }
                case Verdict.TooFew _ -> {
                    healthy = false;
                    reason = "it did too little to be judged";
                }
                case Verdict.Worse(var why) -> {
                    healthy = false;
                    reason = why;
                    LOG.warn("The canary is worse: {}", why);
                    if (++worse == IN_A_ROW) {
                        return rolledBack(why);
                    }
                }
            }
        }
        return healthy || rolledBack(reason);
    }

    /** What can't be seen now may be seen the next time. */
    private Verdict verdict() throws InterruptedException {
        try {
            return Comparison.of(observations.canary(), observations.stable());
        } catch (IOException e) {
            LOG.warn("Prometheus can't be asked: {}", e.getMessage());
            return new Verdict.TooFew();
        }
    }

    private boolean rolledBack(String reason) throws IOException, InterruptedException {
        cluster.rollBack();
        LOG.error("Rolled back: {}", reason);
        return false;
    }
}
