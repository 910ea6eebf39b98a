package io.soulnear.profile.analysis.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.profile.analysis.domain.Mood;
import io.soulnear.runtime.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoodReaderTest {
    private final MoodReader reader = new MoodReader(new Lexicons());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RU | Мне очень тревожно перед завтра | anxious | HIGH",
                "RU | Так грустно, хочется плакать, слёзы | sad | MEDIUM",
                "RU | Я так рада, у меня получилось! | joyful | LOW",
                "RU | Устала, сил нет | tired | MEDIUM",
                "EN | I'm so worried about tomorrow | anxious | HIGH",
                "EN | I feel lonely tonight | lonely | MEDIUM",
                "EN | I'm happy and excited | joyful | LOW",
                "EN | I'm furious with him | angry | HIGH"
            })
    void readsTheMoodFromTheWords(Language language, String text, String mood, Mood.Stress stress) {
        var read = reader.of(language, text).orElseThrow();

        assertThat(read.name()).isEqualTo(mood);
        assertThat(read.stress()).isEqualTo(stress);
        assertThat(read.valence() > 0).isEqualTo(mood.equals("joyful"));
    }

    @Test
    void whatIsDeniedIsNotFelt() {
        assertThat(reader.of(Language.RU, "Мне не грустно и не страшно")).isEmpty();
        assertThat(reader.of(Language.EN, "I am not sad")).isEmpty();
        assertThat(reader.of(Language.EN, "Which film do you suggest?")).isEmpty();
    }

    @Test
    void muchAtOnceIsCritical() {
        assertThat(reader.of(Language.RU, "Паника, боюсь, всё бесит, не успеваю ничего, завал")
                        .orElseThrow()
                        .stress())
                .isEqualTo(Mood.Stress.CRITICAL);
    }
}
