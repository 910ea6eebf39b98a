package io.soulnear.dialogue.conversation.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.dialogue.conversation.domain.Mood;
import io.soulnear.dialogue.conversation.domain.Pattern;
import io.soulnear.dialogue.conversation.domain.Portrait;
import io.soulnear.dialogue.conversation.domain.Portrait.Insight;
import io.soulnear.dialogue.conversation.domain.Style;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlaggedPersonalisationTest {
    private static final Instant AT = Instant.parse("2026-03-02T18:20:00Z");
    private static final Style STYLE = Style.of("formal", "coach", "brief");
    private static final Portrait FULL = new Portrait(
            STYLE,
            List.of(new Pattern("t", "d", null, null, null, List.of("q"), Map.of("money", 1.0), 1, 1, AT, true)),
            List.of(new Insight("a", "b")),
            List.of("c"),
            List.of("d"),
            true,
            new Mood("sad", -1, "high", "low", AT),
            AT,
            ZoneOffset.UTC);

    @Test
    void withBothFlagsEverythingIsUsed() {
        assertThat(allowed("ENABLE_STYLE_SETTINGS", "ENABLE_USER_PROFILES")).isEqualTo(FULL);
    }

    @Test
    void withoutStyleSettingsEveryoneIsAnsweredAlike() {
        var portrait = allowed("ENABLE_USER_PROFILES");

        assertThat(portrait.style()).isEqualTo(Style.DEFAULT);
        assertThat(portrait.patterns()).isEqualTo(FULL.patterns());
        assertThat(portrait.mood()).isEqualTo(FULL.mood());
    }

    @Test
    void withoutProfilesNothingThatWasFoundIsUsed() {
        assertThat(allowed("ENABLE_STYLE_SETTINGS"))
                .isEqualTo(new Portrait(
                        STYLE, List.of(), List.of(), List.of(), List.of(), false, null, AT, ZoneOffset.UTC));
    }

    @Test
    void whatOnePaidForAndWhereOneLivesDoesNotHangOnAFlag() {
        assertThat(allowed().isPremium(AT.minusSeconds(1))).isTrue();
        assertThat(allowed().zone()).isEqualTo(ZoneOffset.UTC);
    }

    private static Portrait allowed(String... on) {
        var personalisation = new FlaggedPersonalisation(
                (flag, person) -> person.equals("42") && Set.of(on).contains(flag));
        return personalisation.allowed(42, FULL);
    }
}
