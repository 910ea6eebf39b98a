package io.soulnear.flags.rollout.application;

import dev.openfeature.sdk.ImmutableContext;
import io.soulnear.flags.rollout.application.Sign.Answered;
import io.soulnear.flags.rollout.application.Sign.Ending;
import io.soulnear.flags.rollout.domain.Measured;
import io.soulnear.runtime.flags.FlagEvaluations;
import io.soulnear.safety.CrisisDetector;
import io.soulnear.safety.Wordings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gathers how people fare who have a flag that is being let out. The rule of the flag says who they are, so that those without it never
 * blur the picture. Held in memory: whoever feeds it gives it everything again after a restart.
 */
@Singleton
public final class Signs {
    private static final int LATENCIES = 10_000;

    private final FlagEvaluations flags;
    private final Failures failures;
    private final CrisisDetector crises = Wordings.crisisDetector();
    private final Map<String, Watch> watches = new ConcurrentHashMap<>();

    Signs(FlagEvaluations flags, Failures failures) {
        this.flags = flags;
        this.failures = failures;
    }

    /** Takes note, for every flag that is watched and that this person has. */
    public void saw(Sign sign) {
        watches.forEach((flag, watch) -> {
            if (!sign.at().isBefore(watch.since) && has(sign.chat(), flag)) {
                watch.add(
                        sign,
                        sign instanceof Answered answered
                                && crises.detect(answered.said()).isPresent());
            }
        });
    }

    private boolean has(long chat, String flag) {
        return Boolean.TRUE.equals(
                flags.evaluate(flag, new ImmutableContext(Long.toString(chat))).getValue());
    }

    /** What was seen of a flag since that moment; watching begins with the first question about it. */
    Measured since(String flag, Instant since) {
        var counts = failures.count();
        var watch = watches.compute(
                flag, (_, known) -> known != null && known.since.equals(since) ? known : new Watch(since, counts));
        return watch.measured(counts);
    }

    /** What was seen so far, for those who only look. */
    public Measured seen(String flag) {
        var watch = watches.get(flag);
        return watch == null ? Measured.NOTHING : watch.measured(failures.count());
    }

    /** The flag is not watched any more. */
    void forget(String flag) {
        watches.remove(flag);
    }

    /** One step of one flag. */
    private static final class Watch {
        private final Instant since;
        private final Failures.Counts before;
        private final long[] millis = new long[LATENCIES];
        private long replies;
        private long apologies;
        private long helped;
        private long missed;
        private long rejected;

        Watch(Instant since, Failures.Counts before) {
            this.since = since;
            this.before = before;
        }

        synchronized void add(Sign sign, boolean wasCrisis) {
            switch (sign) {
                case Answered answered -> {
                    millis[(int) (replies++ % LATENCIES)] = answered.took().toMillis();
                    apologies += answered.ending() == Ending.APOLOGY ? 1 : 0;
                    missed += wasCrisis ? 1 : 0;
                }
                case Sign.Helped _ -> helped++;
                case Sign.Rejected _ -> rejected++;
            }
        }

        synchronized Measured measured(Failures.Counts now) {
            var sorted = Arrays.copyOf(millis, (int) Math.min(replies, LATENCIES));
            Arrays.sort(sorted);
            var p95 = sorted.length == 0 ? 0 : sorted[(int) Math.ceil(sorted.length * 0.95) - 1];
            var counts = now.since(before);
            return new Measured(
                    replies,
                    apologies,
                    Duration.ofMillis(p95),
                    counts.handled(),
                    counts.failed(),
                    helped + missed,
                    missed,
                    rejected);
        }
    }
}
