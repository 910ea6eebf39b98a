package io.soulnear.quiz.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.quiz.session.domain.Bank;
import io.soulnear.quiz.session.domain.Branching;
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
        assertThat(bank.all()
                        .flatMap(question ->
                                question instanceof Question.Choice choice ? choice.options().stream() : Stream.empty())
                        .map(Question.Option::text))
                .allSatisfy(text -> assertThat(text.length()).isLessThanOrEqualTo(44));
    }

    @ParameterizedTest
    @MethodSource("banks")
    void everyThemeHasTwoScalesThatPointInOppositeDirections(Bank bank) {
        for (var theme : bank.themes()) {
            assertThat(bank.questions().stream()
                            .filter(question -> question.theme().equals(theme.id()))
                            .filter(Question.Scale.class::isInstance)
                            .map(question -> ((Question.Scale) question).isReversed()))
                    .containsExactlyInAnyOrder(true, false);
        }
    }

    @ParameterizedTest
    @MethodSource("banks")
    void everyThemeHasFollowUpsFitToChooseFrom(Bank bank) {
        for (var theme : bank.themes()) {
            assertThat(Branching.lack(theme.followUps())).as(theme.id()).isNull();
            assertThat(theme.followUps())
                    .extracting(followUp -> followUp.question().theme())
                    .containsOnly(theme.id());
            assertThat(Branching.best(
                            theme.followUps(), theme.id(), theme.name() + theme.headline(), bank.questions(), null))
                    .as("follow-ups of %s", theme.id())
                    .hasSize(3);
            assertThat(theme.cues()).hasSizeGreaterThanOrEqualTo(6);
        }
    }

    @ParameterizedTest
    @MethodSource("banks")
    void everyDrawBeginsWithThreeQuestionsThatCanStayWhenTheRestIsMade(Bank bank) {
        for (long seed = 0; seed < new Draw(bank).size(); seed++) {
            var quiz = new Draw(bank).quiz(seed);

            assertThat(quiz.subList(0, 3).stream().filter(Question.Text.class::isInstance))
                    .hasSizeLessThan(3);
            assertThat(quiz.subList(6, 8)).isNotEqualTo(List.of()).anyMatch(it -> !(it instanceof Question.Text));
        }
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
        var texts = banks().flatMap(Bank::all).map(Question::text).toList();

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
                                bank.calm().name(),
                                bank.calm().headline(),
                                bank.calm().contradiction(),
                                bank.calm().meaning(),
                                bank.calm().strength()),
                        bank.steps().stream(),
                        bank.all().flatMap(CuratedCatalogueTest::words),
                        bank.themes().stream()
                                .flatMap(it -> Stream.concat(
                                        it.cues().stream(),
                                        Stream.of(
                                                it.name(),
                                                it.headline(),
                                                it.contradiction(),
                                                it.meaning(),
                                                it.strength(),
                                                it.step(),
                                                it.glimpse()))))
                .flatMap(it -> it)
                .toList();
    }

    private static Stream<String> words(Question question) {
        return switch (question) {
            case Question.Text text -> Stream.of(text.text());
            case Question.Scale scale -> Stream.of(scale.text(), scale.gist());
            case Question.Choice choice ->
                Stream.concat(
                        Stream.of(choice.text()), choice.options().stream().map(Question.Option::text));
        };
    }

    private static boolean isLetterOf(int c, String script) {
        return Character.UnicodeScript.of(c).name().equals(script);
    }
}
