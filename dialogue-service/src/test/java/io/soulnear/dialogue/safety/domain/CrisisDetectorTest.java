package io.soulnear.dialogue.safety.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.dialogue.safety.application.Wordings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrisisDetectorTest {
    private final CrisisDetector detector = Wordings.crisisDetector();

    @ParameterizedTest
    @ValueSource(strings = {"ru", "en"})
    void findsWhatIsACrisisAndLeavesAloneWhatOnlySoundsLikeOne(String language) {
        var crises = lines("/safety/crisis_" + language + ".txt");
        var nearMisses = lines("/safety/near_" + language + ".txt");

        var missed =
                crises.stream().filter(text -> detector.detect(text).isEmpty()).toList();
        var alarmed = nearMisses.stream()
                .filter(text -> detector.detect(text).isPresent())
                .toList();

        var found = crises.size() - missed.size();
        var recall = (double) found / crises.size();
        var precision = (double) found / (found + alarmed.size());
        System.out.printf(
                Locale.ROOT,
                "crisis wording, %s: recall %.3f (%d of %d), precision %.3f (%d false alarms among %d near misses)%n",
                language,
                recall,
                found,
                crises.size(),
                precision,
                alarmed.size(),
                nearMisses.size());
        assertThat(crises).hasSizeGreaterThanOrEqualTo(100);
        assertThat(nearMisses).hasSizeGreaterThanOrEqualTo(100);
        assertThat(recall).as("missed: %s", missed).isGreaterThanOrEqualTo(0.98);
        assertThat(precision).as("false alarms: %s", alarmed).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void tellsTheLanguageOfTheWording() {
        assertThat(detector.detect("я больше не хочу жить")).contains(Locale.of("ru"));
        assertThat(detector.detect("I want to end my life")).contains(Locale.ENGLISH);
    }

    @Test
    void aNarrowEscapeInOneSentenceDoesNotHideTheNext() {
        assertThat(detector.detect("Вчера чуть не умер со смеху. А сегодня хочу умереть."))
                .isPresent();
    }

    @Test
    void marksAndInvisibleCharactersDoNotHideIt() {
        assertThat(detector.detect("х\u0336о\u0336ч\u0336у\u0336 у\u200bм\u200bе\u200bр\u200bе\u200bт\u200bь"))
                .isPresent();
        assertThat(detector.detect("\u202eI w\u0301ant to d\u0301ie")).isPresent();
    }

    @Test
    void theLongestMessageTakesMilliseconds() {
        var text = "я хочу сказать что мне не хочется идти на работу и жить так "
                        .repeat(70)
                        .substring(0, 4_080) + ". Хочу умереть";
        var start = System.nanoTime();

        assertThat(detector.detect(text)).isPresent();

        assertThat(System.nanoTime() - start).isLessThan(500_000_000L);
    }

    static List<String> lines(String resource) {
        try (var in = CrisisDetectorTest.class.getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
