package io.soulnear.safety;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrisisDetectorTest {
    private final CrisisDetector detector = Wordings.crisisDetector();

    private record Labelled(boolean crisis, String text) {}

    /** The figures of docs/safety.md: what the detector was made with, all rounds together. */
    @ParameterizedTest
    @ValueSource(strings = {"ru", "en"})
    void findsWhatIsACrisisAndLeavesAloneWhatOnlySoundsLikeOne(String language) {
        var phrases = new ArrayList<>(labelled("heldout_" + language));
        phrases.addAll(labelled("round2_" + language));
        phrases.addAll(labelled("round3_" + language));
        phrases.addAll(labelled("round4_" + language));
        lines("/safety/crisis_" + language + ".txt").forEach(text -> phrases.add(new Labelled(true, text)));
        lines("/safety/near_" + language + ".txt").forEach(text -> phrases.add(new Labelled(false, text)));

        measure(language + ", known phrases", phrases, 0.98, 0.95);
    }

    /** Never used to change the detector, so that the figure is honest; the bounds only keep it from getting worse unnoticed. */
    @ParameterizedTest
    @ValueSource(strings = {"ru", "en"})
    void doesWellWithPhrasesThatItWasNotMadeWith(String language) {
        measure(language + ", unseen phrases", labelled("unseen_" + language), 0.25, 0.85);
        measure(language + ", blind half of the fourth round", labelled("blind_" + language), 0.9, 0.9);
    }

    private void measure(String name, List<Labelled> phrases, double leastRecall, double leastPrecision) {
        var crises = phrases.stream().filter(Labelled::crisis).toList();
        var missed = crises.stream().filter(phrase -> !isDetected(phrase)).toList();
        var nearMisses = phrases.stream().filter(phrase -> !phrase.crisis()).toList();
        var alarmed = nearMisses.stream().filter(this::isDetected).toList();

        var found = crises.size() - missed.size();
        var recall = (double) found / crises.size();
        var precision = (double) found / (found + alarmed.size());
        System.out.printf(
                Locale.ROOT,
                "crisis wording, %s: recall %.3f (%d of %d), precision %.3f (%d false alarms among %d near misses)%n",
                name,
                recall,
                found,
                crises.size(),
                precision,
                alarmed.size(),
                nearMisses.size());
        assertThat(recall).as("missed: %s", missed).isGreaterThanOrEqualTo(leastRecall);
        assertThat(precision).as("false alarms: %s", alarmed).isGreaterThanOrEqualTo(leastPrecision);
    }

    private boolean isDetected(Labelled phrase) {
        return detector.detect(phrase.text()).isPresent();
    }

    private static List<Labelled> labelled(String name) {
        return lines("/safety/" + name + ".txt").stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" \\| ", 3))
                .map(parts -> new Labelled(parts[0].equals("crisis"), parts[2]))
                .toList();
    }

    @Test
    void noTextIsTooOddToBeLookedAt() {
        for (var text : List.of(
                "", " ", "ь ь ь ь ь", "ъ", "* * * *", "!!!", "a b c d ь", "\uD83D\uDE00 \u200b", "а*", "@ $ @ $ @")) {
            assertThat(detector.detect(text)).as(text).isEmpty();
        }
    }

    @Test
    void aTextOfOrdinaryLengthTakesMicroseconds() {
        var texts = lines("/safety/near_ru.txt");
        for (int i = 0; i < 20; i++) {
            texts.forEach(detector::detect);
        }
        var start = System.nanoTime();
        texts.forEach(detector::detect);

        assertThat((System.nanoTime() - start) / texts.size())
                .as("ns for a text")
                .isLessThan(1_000_000);
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
    void russianInLatinLettersIsReadAsSuch() {
        assertThat(detector.detect("da ne to chto my possorilis, prosto ya bolshe ne hochu zhit"))
                .contains(Locale.of("ru"));
        assertThat(detector.detect("ok, it is late. ya hochu umeret")).contains(Locale.of("ru"));
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
