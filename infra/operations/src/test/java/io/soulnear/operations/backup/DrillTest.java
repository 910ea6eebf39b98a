package io.soulnear.operations.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillTest {
    private static final DrillResult GOOD = new DrillResult(
            1, Duration.ofSeconds(1), Instant.EPOCH, 1, true, Duration.ofMinutes(5), Duration.ofMinutes(1));

    @Test
    void aLostDatabaseComesBackAsItWasInTheChosenSecond(@TempDir Path folder) throws Exception {
        var said = new ArrayList<String>();

        var result = new Drill(folder, Duration.ofSeconds(2), said::add).run(8);

        assertThat(result.same()).isTrue();
        assertThat(result.rows()).isGreaterThan(8_000);
        assertThat(result.bytes()).isGreaterThan(8 << 20);
        assertThat(result.isGood()).isTrue();
        assertThat(result.lost()).as("what was not archived yet").isPositive().isLessThan(Duration.ofSeconds(10));
        assertThat(said).hasSize(4);
    }

    @Test
    void aDrillFailsWhenRowsAreMissingOrTimeIsUp() {
        assertThat(GOOD.isGood()).isTrue();
        assertThat(new DrillResult(1, GOOD.backup(), GOOD.chosen(), 1, false, GOOD.restore(), GOOD.lost()).isGood())
                .isFalse();
        assertThat(new DrillResult(1, GOOD.backup(), GOOD.chosen(), 1, true, Duration.ofMinutes(6), GOOD.lost())
                        .isGood())
                .isFalse();
        assertThat(new DrillResult(1, GOOD.backup(), GOOD.chosen(), 1, true, GOOD.restore(), Duration.ofMinutes(2))
                        .isGood())
                .isFalse();
    }
}
