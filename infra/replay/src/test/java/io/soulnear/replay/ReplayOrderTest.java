package io.soulnear.replay;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.soulnear.replay.recording.Selection;
import io.soulnear.replay.variant.Setup;
import io.soulnear.sandbox.launcher.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayOrderTest {
    private static final List<Setup> VARIANTS =
            List.of(Setup.read("base", ""), Setup.read("variant", "ENABLE_VOICE=true"));

    @Test
    void aRangeOfAFileIsRefused() {
        assertThatThrownBy(() -> order("talks.jsonl", "2026-01-05"))
                .isInstanceOf(Problem.class)
                .hasMessage("--from, --to and --chat choose from what was recorded, not from --conversations");
        assertThatCode(() -> order("talks.jsonl", "")).doesNotThrowAnyException();
        assertThatCode(() -> order("", "2026-01-05")).doesNotThrowAnyException();
    }

    @Test
    void variantsOfOneNameAreRefused() {
        assertThatThrownBy(() -> new ReplayOrder(
                        "dev",
                        "",
                        new Selection("", "", 0, List.of(), 0, true),
                        List.of(VARIANTS.getFirst(), VARIANTS.getFirst())))
                .isInstanceOf(Problem.class)
                .hasMessage("The variants have the same name");
    }

    private static ReplayOrder order(String file, String from) {
        return new ReplayOrder("dev", file, new Selection(from, "", 0, List.of(), 0, true), VARIANTS);
    }
}
