package io.soulnear.profile.person.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgeTest {
    @ParameterizedTest
    @CsvSource({
        "13, 13",
        "25, 25",
        "100, 100",
        "' 25 ', 25",
        "025, 25",
        "25., 25",
        "25 лет, 25",
        "25лет, 25",
        "Мне 25, 25",
        "мне уже 31 год!, 31",
        "I'm 25, 25",
        "I’m 25, 25",
        "i am 25 years old, 25",
        "25 y.o., 25",
        "٢٥, 25",
        "２５, 25",
        "२५, 25",
        "𝟚𝟝, 25",
    })
    void digitsOfAnyScriptAreReadWithTheWordsAroundThem(String typed, int years) {
        assertThat(Age.read(typed)).isEqualTo(new Age.Reading.Given(new Age.Years(years)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"skip", "Skip.", "пропустить", "Пропустить!", "не скажу", "prefer not to say"})
    void aPersonMayKeepTheirAgeToThemselves(String typed) {
        assertThat(Age.read(typed)).isEqualTo(new Age.Reading.Given(new Age.Undisclosed()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "12", "12 лет", "I'm 9", "٩"})
    void childrenAreTooYoung(String typed) {
        assertThat(Age.read(typed)).isEqualTo(new Age.Reading.TooYoung());
    }

    @ParameterizedTest
    @ValueSource(strings = {"101", "999", "2147483648", "99999999999999999999999999999999"})
    void nobodyIsOlderThanAHundred(String typed) {
        assertThat(Age.read(typed)).isEqualTo(new Age.Reading.TooHigh());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "twenty",
                "двадцать",
                "-25",
                "− 25",
                "25-30",
                "25.5",
                "25,5",
                "1e2",
                "0x19",
                "½",
                "у меня 2 кошки",
                "I have 2 cats",
                "25'); drop table person;--",
                "<b>25</b>",
                "25 25"
            })
    void whatIsNotAnAgeIsNotGuessed(String typed) {
        assertThat(Age.read(typed)).isEqualTo(new Age.Reading.Unreadable());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 12, 101})
    void anAgeOutsideOfTheLimitsCannotBe(int years) {
        assertThatThrownBy(() -> new Age.Years(years)).isInstanceOf(IllegalArgumentException.class);
    }
}
