package io.soulnear.journeys.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.Secrets;
import io.soulnear.journeys.system.Tongue;
import io.soulnear.journeys.system.Visitor;
import io.soulnear.journeys.system.WholeSystem;
import org.junit.jupiter.api.Test;

/** Here after a talk of its own; {@link WholeSystem} looks again after each class of journeys. */
@WholeSystem
class SecrecyTest {
    private final RunningSystem system;
    private final Secrets secrets;

    SecrecyTest(RunningSystem system) {
        this.system = system;
        this.secrets = new Secrets(system);
        var visitor = Visitor.known(system, Tongue.RUSSIAN);
        visitor.says("Никому не говори " + visitor.word());
        visitor.hearsSomething();
    }

    @Test
    void noLogHoldsANameAWordOrASecret() {
        assertThat(system.logs())
                .extracting(log -> log.getFileName().toString())
                .contains("gateway.log", "dialogue.log", "quiz.log", "profile.log", "flags.log", "kafka.log");
        secrets.assertLogsHoldNone();
    }

    @Test
    void noMetricHoldsANameAWordOrASecret() {
        assertThat(system.metrics())
                .hasSize(5)
                .allMatch(text -> text.contains("soulnear_events_handled") || text.contains("soulnear_flag"));
        secrets.assertMetricsHoldNone();
    }

    @Test
    void noSpanHoldsANameAWordOrASecret() {
        assertThat(system.spans().spans()).isNotEmpty();
        secrets.assertSpansHoldNone();
    }
}
