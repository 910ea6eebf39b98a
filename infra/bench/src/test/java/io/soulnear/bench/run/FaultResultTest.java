package io.soulnear.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.bench.load.Latencies;
import io.soulnear.bench.load.Outcome;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultResultTest {
    @Test
    void aKillMayRepeatOneMessageInAChatAndOneCallForAText() {
        assertThat(after(Fault.kill("gateway"), 0, 1, 2, 4_900).complaints()).isEmpty();
        assertThat(after(Fault.kill("gateway"), 0, 2, 1, 0).complaints())
                .containsExactly("2 repeated, up to 2 in one chat");
        assertThat(after(Fault.kill("dialogue"), 0, 0, 3, 0).complaints())
                .containsExactly("the model was asked 3 times for one text");
    }

    @Test
    void aPoliteEndMayRepeatNothing() {
        assertThat(after(Fault.terminate("gateway"), 0, 0, 1, 0).complaints()).isEmpty();
        assertThat(after(Fault.terminate("gateway"), 0, 1, 1, 0).complaints())
                .containsExactly("1 repeated, up to 1 in one chat");
    }

    @Test
    void nothingMayEverBeLost() {
        assertThat(after(Fault.powerCut(), 1, 0, 1, 0).complaints()).containsExactly("1 lost");
    }

    @Test
    void afterKafkaTheFirstReplyMayTakeLonger() {
        assertThat(after(Fault.kill("kafka"), 0, 0, 1, 19_000).complaints()).isEmpty();
        assertThat(after(Fault.kill("profile"), 0, 0, 1, 19_000).complaints())
                .containsExactly("first reply 19000 ms after it was back");
    }

    @Test
    void whoStandsStillPastTheDeadlineMayAnswerWithoutTheModelButMustAnswer() {
        var frozen = Fault.freeze("dialogue", Duration.ofSeconds(60));

        assertThat(after(frozen, outcome(2, 0, 1, 2), 0).complaints()).isEmpty();
        assertThat(after(frozen, outcome(2, 0, 1, 1), 0).complaints()).containsExactly("1 lost");
    }

    @Test
    void whileKafkaIsAwayNobodyMayHoldMoreAndMore() {
        var away = Fault.away("kafka", Duration.ofMinutes(10));
        var held = Map.of("gateway", 40L << 20, "dialogue", -1L << 20);

        assertThat(after(away, outcome(0, 0, 1, 0), 0, Map.of()).complaints()).isEmpty();
        assertThat(after(away, outcome(0, 0, 1, 0), 0, held).complaints())
                .containsExactly("gateway held 40 MiB more meanwhile");
        assertThat(after(away, outcome(1, 0, 1, 1), 0, Map.of()).complaints()).containsExactly("1 lost");
    }

    private static FaultResult after(Fault fault, int lost, int repeated, int callsForOne, long firstReplyMillis) {
        return after(fault, outcome(lost, repeated, callsForOne, 0), firstReplyMillis);
    }

    private static Outcome outcome(int lost, int repeated, int callsForOne, int unmarked) {
        return new Outcome(10, lost, repeated, repeated, 0, 0, 0, unmarked, 10, callsForOne, Latencies.of(1));
    }

    private static FaultResult after(Fault fault, Outcome outcome, long firstReplyMillis) {
        return after(fault, outcome, firstReplyMillis, Map.of());
    }

    private static FaultResult after(Fault fault, Outcome outcome, long firstReplyMillis, Map<String, Long> held) {
        return new FaultResult(
                fault,
                outcome,
                Duration.ofSeconds(1),
                Duration.ofMillis(firstReplyMillis),
                Duration.ofSeconds(2),
                held);
    }
}
