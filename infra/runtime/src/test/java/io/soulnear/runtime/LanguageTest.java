package io.soulnear.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
    @ParameterizedTest
    @ValueSource(strings = {"ru", "ru-RU", "RU", "uk", "be", "kk", "uz_Cyrl", "tg"})
    void russianIsSpokenWhereItIsTheLikelierOfTheTwo(String code) {
        assertThat(Language.of(code)).isEqualTo(Language.RU);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "pt-BR", "", "russ", "zh-Hans"})
    void englishIsSpokenEverywhereElse(String code) {
        assertThat(Language.of(code)).isEqualTo(Language.EN);
    }

    @Test
    void englishIsSpokenToThoseOfWhomTelegramSaysNothing() {
        assertThat(Language.of(null)).isEqualTo(Language.EN);
    }
}
