package io.soulnear.dialogue.conversation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.dialogue.conversation.domain.Style.Length;
import io.soulnear.dialogue.conversation.domain.Style.Personality;
import io.soulnear.dialogue.conversation.domain.Style.Tone;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MannerTest {
    private static final Instant NOW = Instant.parse("2026-03-02T18:20:00Z");
    private static final Style STYLE = new Style(Tone.SARCASTIC, Personality.MENTOR, Length.DETAILED);

    private static Mood mood(double valence, String stress, String energy) {
        return new Mood("some", valence, stress, energy, NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"high", "critical"})
    void underHighStressTheAnswerIsFriendlierBriefAndCooler(String stress) {
        var manner = Manner.of(STYLE, mood(-0.5, stress, "high"), NOW);

        assertThat(manner.style()).isEqualTo(new Style(Tone.FRIENDLY, Personality.MENTOR, Length.BRIEF));
        assertThat(manner.temperature()).isLessThan(Manner.of(STYLE, null, NOW).temperature());
    }

    @Test
    void withLittleEnergyItIsBrief() {
        assertThat(Manner.of(STYLE, mood(-0.2, "low", "low"), NOW).style())
                .isEqualTo(new Style(Tone.SARCASTIC, Personality.MENTOR, Length.BRIEF));
    }

    @Test
    void withMuchEnergyItIsMotivating() {
        assertThat(Manner.of(STYLE, mood(0.8, "low", "high"), NOW).style())
                .isEqualTo(new Style(Tone.MOTIVATING, Personality.MENTOR, Length.DETAILED));
    }

    @Test
    void whoRagesIsNotCheeredOn() {
        assertThat(Manner.of(STYLE, mood(-0.8, "medium", "high"), NOW).style()).isEqualTo(STYLE);
    }

    @Test
    void whoChoseUltraBriefIsNotToldMore() {
        var style = new Style(Tone.FORMAL, Personality.COACH, Length.ULTRA_BRIEF);

        assertThat(Manner.of(style, mood(-0.5, "high", "low"), NOW).style().length())
                .isEqualTo(Length.ULTRA_BRIEF);
    }

    @Test
    void anOldMoodSaysNothingOfNow() {
        var old = mood(-0.5, "critical", "low");

        var manner = Manner.of(STYLE, old, NOW.plus(Duration.ofHours(7)));

        assertThat(manner).isEqualTo(Manner.of(STYLE, null, NOW));
        assertThat(manner.mood()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"ULTRA_BRIEF, 50", "BRIEF, 100", "MEDIUM, 300", "DETAILED, 600"})
    void lengthsAreWords(Length length, int words) {
        assertThat(length.words()).isEqualTo(words);
    }
}
