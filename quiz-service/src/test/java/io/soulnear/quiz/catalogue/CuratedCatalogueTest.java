package io.soulnear.quiz.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.quiz.session.domain.Bank;
import io.soulnear.quiz.session.domain.Category;
import io.soulnear.quiz.session.domain.Draw;
import io.soulnear.quiz.session.domain.Level;
import io.soulnear.quiz.session.domain.Question;
import io.soulnear.runtime.Language;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Loading checks most of it: lengths, mix, themes, both languages. Here is what loading does not know. */
class CuratedCatalogueTest {
    private static final CuratedCatalogue CATALOGUE =
            new CuratedCatalogue(new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));

    static Stream<Bank> banks() {
        return Arrays.stream(Category.values())
                .flatMap(category -> Arrays.stream(Language.values()).map(it -> CATALOGUE.bank(category, it)));
    }

    @ParameterizedTest
    @MethodSource("banks")
    void everyCategoryHasTwelveQuestionsInTheGivenMix(Bank bank) {
        assertThat(bank.questions()).hasSize(12);
        assertThat(bank.questions().stream().filter(Question.Text.class::isInstance))
                .hasSize(3);
        assertThat(bank.questions().stream().filter(Question.Scale.class::isInstance))
                .hasSize(6);
        assertThat(bank.questions().stream().filter(Question.Choice.class::isInstance))
                .hasSize(3);
        assertThat(new Draw(bank).size()).isGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("banks")
    void halfOfTheScalesAreReversedSoThatAgreeingToAllSaysNothing(Bank bank) {
        assertThat(bank.questions().stream()
                        .filter(question -> question instanceof Question.Scale scale && scale.isReversed()))
                .hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("banks")
    void buttonsAreShortEnoughToBeRead(Bank bank) {
        assertThat(bank.questions().stream()
                        .flatMap(question ->
                                question instanceof Question.Choice choice ? choice.options().stream() : Stream.empty())
                        .map(Question.Option::text))
                .allSatisfy(text -> assertThat(text.length()).isLessThanOrEqualTo(44));
    }

    @ParameterizedTest
    @EnumSource(Category.class)
    void aQuizIsTheSameInBothLanguages(Category category) {
        for (long seed = 0; seed < 200; seed++) {
            var russian = CATALOGUE.draw(category, Language.RU, seed);
            var english = CATALOGUE.draw(category, Language.EN, seed);

            assertThat(russian)
                    .extracting(Question::id)
                    .isEqualTo(english.stream().map(Question::id).toList());
            assertThat(CATALOGUE.in(Language.EN, category, russian.getFirst())).isEqualTo(english.getFirst());
        }
    }

    @ParameterizedTest
    @EnumSource(Category.class)
    void russianIsWrittenInCyrillicAndEnglishInLatin(Category category) {
        var russian = CATALOGUE.bank(category, Language.RU);
        var english = CATALOGUE.bank(category, Language.EN);

        assertThat(words(russian)).allMatch(text -> text.codePoints().noneMatch(c -> isLetterOf(c, "LATIN")));
        assertThat(words(english)).allMatch(text -> text.codePoints().noneMatch(c -> isLetterOf(c, "CYRILLIC")));
    }

    @Test
    void questionsAreNeverTheSame() {
        var texts = banks().flatMap(bank -> bank.questions().stream())
                .map(Question::text)
                .toList();

        assertThat(new HashSet<>(texts)).hasSameSizeAs(texts);
    }

    @Test
    void everyStepOfTheScaleHasItsLabelAmongItsWords() {
        for (var level : Level.values()) {
            for (var language : Language.values()) {
                assertThat(CATALOGUE.label(level, language)).isNotBlank();
            }
        }
    }

    @Test
    void aQuestionFromElsewhereStaysAsItIs() {
        var made = new Question.Text("made-for-one-person", "worry", "What then?", false);

        assertThat(CATALOGUE.in(Language.RU, Category.MONEY, made)).isSameAs(made);
    }

    private static List<String> words(Bank bank) {
        return Stream.of(
                        Stream.of(
                                bank.name(),
                                bank.opening(),
                                bank.calm().headline(),
                                bank.calm().meaning()),
                        bank.steps().stream(),
                        bank.questions().stream().map(Question::text),
                        bank.themes().stream()
                                .flatMap(it ->
                                        Stream.of(it.name(), it.headline(), it.meaning(), it.strength(), it.step())))
                .flatMap(it -> it)
                .toList();
    }

    private static boolean isLetterOf(int c, String script) {
        return Character.UnicodeScript.of(c).name().equals(script);
    }
}
