package io.soulnear.profile.analysis.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.profile.analysis.domain.Tokens;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CuesTest {
    private final Cues<String> cues = new Cues<String>(Set.of("не", "not"))
            .add("doubt", "не справл*")
            .add("fear", "боюсь ~ отказа")
            .add("worry", "волнуюсь|переживаю за")
            .add("calm", "спокойн*");

    @ParameterizedTest
    @CsvSource({
        "Я опять не справляюсь, doubt",
        "боюсь отказа, fear",
        "Боюсь его нового отказа!, fear",
        "переживаю за сына, worry",
        "Сегодня спокойно, calm"
    })
    void aPhraseIsFoundInAnyForm(String text, String meaning) {
        assertThat(cues.in(Tokens.of(text))).extracting(Cues.Hit::meaning).containsExactly(meaning);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "я справляюсь",
                "боюсь раз два три четыре отказа",
                "не переживаю за сына",
                "мне не спокойно",
                "переживаю",
                ""
            })
    void whatIsDeniedFarApartOrHalfIsNot(String text) {
        assertThat(cues.in(Tokens.of(text))).isEmpty();
    }
}
