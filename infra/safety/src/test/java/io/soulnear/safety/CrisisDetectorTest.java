package io.soulnear.safety;

import static io.soulnear.safety.LabelledSets.labelled;
import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.safety.LabelledSets.Labelled;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrisisDetectorTest {
    private final CrisisDetector detector = Wordings.crisisDetector();

    private record Figures(List<Labelled> missed, List<Labelled> alarmed, double recall, double precision) {}

    /** The figures of docs/safety.md: what the detector was made with, all rounds together. */
    @ParameterizedTest
    @ValueSource(strings = {"ru", "en"})
    void findsWhatIsACrisisAndLeavesAloneWhatOnlySoundsLikeOne(String language) {
        var figures = measure(language + ", known phrases", LabelledSets.learnedFrom(language));

        assertThat(figures.recall).as("missed: %s", figures.missed).isGreaterThanOrEqualTo(0.98);
        assertThat(figures.precision).as("false alarms: %s", figures.alarmed).isGreaterThanOrEqualTo(0.95);
    }

    /**
     * Never used to change the detector, so that the figures are honest, and never printed, so that nobody learns them by the way; the bounds
     * only keep them from getting worse unnoticed.
     */
    @ParameterizedTest
    @CsvSource({"unseen, 0.5, 0.85", "blind, 0.96, 0.9", "blind5, 0.57, 0.85"})
    void doesWellWithPhrasesThatItWasNotMadeWith(String set, double recall, double precision) {
        for (var language : List.of("ru", "en")) {
            var figures = measure(language + ", " + set, labelled(set + "_" + language));

            assertThat(figures.recall).as(language).isGreaterThanOrEqualTo(recall);
            assertThat(figures.precision).as(language).isGreaterThanOrEqualTo(precision);
        }
    }

    private Figures measure(String name, List<Labelled> phrases) {
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
        return new Figures(missed, alarmed, recall, precision);
    }

    private boolean isDetected(Labelled phrase) {
        return detector.detect(phrase.text()).isPresent();
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
        var texts = LabelledSets.lines("near_ru");
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
    void signsThatSayLittleByThemselvesSayMuchTogether() {
        assertThat(detector.detect("The dog is at my sister's and the bills are paid."))
                .isEmpty();
        assertThat(detector.detect("She thinks I'm at work.")).isEmpty();

        assertThat(detector.detect("The dog is at my sister's and the bills are paid. She thinks I'm at work."))
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
}
