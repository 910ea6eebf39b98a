package io.soulnear.profile.person.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedAnswersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "согласен",
                "Согласна!",
                "да",
                "Да, я согласен.",
                "yes",
                "I agree",
                "OK",
                " ok. ",
                "ок",
                "Yes, I agree"
            })
    void agreementMayBeTyped(String typed) {
        assertThat(Consent.isGivenBy(typed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "нет",
                "не согласен",
                "no",
                "I don't agree",
                "да нет",
                "что хранится?",
                "not ok",
                "привет",
                "👍👎"
            })
    void nothingElseIsAgreement(String typed) {
        assertThat(Consent.isGivenBy(typed)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "m, MALE",
        "M, MALE",
        "male, MALE",
        "м, MALE",
        "М, MALE",
        "мужской, MALE",
        "Муж., MALE",
        "мужчина, MALE",
        "f, FEMALE",
        "Female, FEMALE",
        "ж, FEMALE",
        "Женский, FEMALE",
        "женщина, FEMALE",
        "девушка, FEMALE",
        "skip, UNDISCLOSED",
        "пропустить, UNDISCLOSED",
        "Prefer not to say, UNDISCLOSED",
        "не скажу, UNDISCLOSED",
    })
    void genderMayBeTyped(String typed, Gender gender) {
        assertThat(Gender.read(typed)).contains(gender);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "mf", "муж или жен", "25", "<m>m</m>"})
    void anUnclearGenderIsNotGuessed(String typed) {
        assertThat(Gender.read(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "quiz_money, quiz money",
        "quiz_fears, quiz fears",
        "quiz_relationships, quiz relationships",
        "quiz_confidence, quiz confidence",
        "quiz_unknown, campaign quiz_unknown",
        "ref_a1-B, referral a1-B",
        "ref_, campaign ref_",
        "spring2026, campaign spring2026",
        "'', none",
        "a b, none",
        "'x;drop', none",
        "<b>, none",
    })
    void theStartPayloadSaysWhatWasPromised(String payload, String meaning) {
        var read =
                switch (Invitation.read(payload)) {
                    case Invitation.None _ -> "none";
                    case Invitation.Quiz(var category) -> "quiz " + category;
                    case Invitation.Referral(var code) -> "referral " + code;
                    case Invitation.Campaign(var name) -> "campaign " + name;
                };
        assertThat(read).isEqualTo(meaning);
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 4_096})
    void aPayloadLongerThanTelegramAllowsIsNone(int length) {
        assertThat(Invitation.read("a".repeat(length))).isEqualTo(new Invitation.None());
    }
}
