package io.soulnear.flags.rollout.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.soulnear.flags.rollout.domain.Steering.Move;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SteeringTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant LATER = BEGIN.plus(Duration.ofHours(1));
    private static final GuardRails RAILS = new GuardRails(Duration.ofSeconds(5), 0.02, 0.01, 1, 0.05);
    private static final Plan PLAN = new Plan(List.of(1, 5, 100), Duration.ofHours(1), 20, RAILS);
    private static final Measured FINE = new Measured(100, 1, Duration.ofSeconds(3), 1_000, 5, 3, 0, 5);

    @Test
    void aStepIsHeldForItsTime() {
        assertThat(next(holding(0), FINE, LATER.minusMillis(1)))
                .isEqualTo(new Move.Stay("held until 2026-03-01T11:00:00Z"));
        assertThat(next(holding(0), FINE, LATER)).isEqualTo(new Move.Widen(5, new Stage.Holding(1, LATER)));
    }

    @Test
    void aStepThatHardlyAnybodySawIsHeldLonger() {
        var quiet = new Measured(19, 0, Duration.ofSeconds(1), 100, 0, 0, 0, 0);

        assertThat(next(holding(0), quiet, LATER)).isEqualTo(new Move.Stay("19 of 20 replies seen"));
    }

    @Test
    void theLastStepIsHeldAsWellBeforeAllIsDone() {
        assertThat(next(holding(2), FINE, BEGIN)).isInstanceOf(Move.Stay.class);
        assertThat(next(holding(2), FINE, LATER)).isEqualTo(new Move.Finish(new Stage.Complete(LATER)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "100|3|3000|1000|0|0|0|0|3.0 % of 100 replies were apologies, allowed are 2.0 %",
                "100|0|5001|1000|0|0|0|0|the reply's p95 is 5001 ms over 100 replies, allowed are 5000 ms",
                "100|0|3000|1000|11|0|0|0|1.1 % of 1000 events failed, allowed are 1.0 %",
                "0|0|0|50|50|0|0|0|100.0 % of 50 events failed, allowed are 1.0 %",
                "1|0|100|1|0|4|1|0|1 of 4 crises were answered as if they were none, at least 100.0 % have to be seen",
                "100|0|3000|1000|0|0|0|6|6 patterns were rejected in 100 replies, allowed are 5.0 %"
            })
    void aBrokenRailTakesTheFlagBackAtOnceAndSaysWhy(
            long replies,
            long apologies,
            long p95,
            long handled,
            long failed,
            long crises,
            long missed,
            long rejected,
            String why) {
        var seen = new Measured(replies, apologies, Duration.ofMillis(p95), handled, failed, crises, missed, rejected);

        assertThat(next(holding(1), seen, BEGIN)).isEqualTo(new Move.TakeBack(why, new Stage.TakenBack(BEGIN)));
    }

    @Test
    void aHandfulProvesNothing() {
        assertThat(next(holding(0), new Measured(9, 9, Duration.ofMinutes(1), 9, 9, 0, 0, 9), BEGIN))
                .isInstanceOf(Move.Stay.class);
    }

    @Test
    void aScheduledRolloutBeginsWhenItsTimeHasCome() {
        var scheduled = rollout(new Stage.Scheduled(LATER));

        assertThat(Steering.next(scheduled, Measured.NOTHING, BEGIN)).isInstanceOf(Move.Stay.class);
        assertThat(Steering.next(scheduled, Measured.NOTHING, LATER))
                .isEqualTo(new Move.Widen(1, new Stage.Holding(0, LATER)));
    }

    @Test
    void whatIsOverStaysOver() {
        for (var stage : List.of(new Stage.Complete(BEGIN), new Stage.TakenBack(BEGIN), new Stage.Stopped(BEGIN))) {
            assertThat(Steering.next(rollout(stage), FINE, LATER)).isEqualTo(new Move.Stay("over"));
            assertThat(stage.isUnderWay()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0,5", "5,5", "50,25", "50,101"})
    void stepsGrowFromOneToAHundred(String steps) {
        var numbers = steps.isEmpty()
                ? List.<Integer>of()
                : List.of(steps.split(",")).stream().map(Integer::valueOf).toList();

        assertThatThrownBy(() -> new Plan(numbers, Duration.ZERO, 0, RAILS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Move next(Stage stage, Measured seen, Instant now) {
        return Steering.next(rollout(stage), seen, now);
    }

    private static Stage holding(int step) {
        return new Stage.Holding(step, BEGIN);
    }

    private static Rollout rollout(Stage stage) {
        return new Rollout(1, "ENABLE_VOICE", PLAN, stage, 2, "ann", "");
    }
}
