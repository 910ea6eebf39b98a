package io.soulnear.profile.analysis.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.runtime.Language;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LexiconTest {
    @Test
    void bothLanguagesKnowTheSamePatterns() {
        var russian = Lexicon.of(Language.RU).patterns();
        var english = Lexicon.of(Language.EN).patterns();

        assertThat(russian).hasSizeGreaterThanOrEqualTo(12);
        assertThat(russian)
                .extracting(LexiconTest::shape)
                .isEqualTo(english.stream().map(LexiconTest::shape).toList());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyPatternSaysAllThatIsShown(Language language) {
        for (var known : Lexicon.of(language).patterns()) {
            assertThat(known.theme(language.code()).title()).as(known.slug()).isNotBlank();
            assertThat(List.of(
                            known.description(),
                            known.contradiction(),
                            known.hiddenDynamic(),
                            known.blockedResource(),
                            known.insight(),
                            known.recommendation()))
                    .as(known.slug())
                    .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("_", "—-"));
            assertThat(known.cues())
                    .as(known.slug())
                    .hasSizeGreaterThanOrEqualTo(12)
                    .doesNotHaveDuplicates();
            if (language == Language.RU) {
                assertThat(known.title() + known.description() + known.insight())
                        .doesNotContainPattern("[A-Za-z]");
            }
        }
    }

    private static List<Object> shape(Lexicon.KnownPattern known) {
        return List.of(known.slug(), known.kind(), known.topics());
    }
}
