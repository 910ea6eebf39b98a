package io.soulnear.dialogue.prompt.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WritingTest {
    @Test
    void twoTextsTellNothing() {
        assertThat(Writing.of(List.of("да", "нет"))).isEqualTo(Writing.UNKNOWN);
    }

    @Test
    void whoeverTypesAFewWordsWithoutCapitalsIsBriefAndCasual() {
        var writing = Writing.of(List.of("привет", "ну такое", "устал если честно", "не знаю"));

        assertThat(writing).isEqualTo(new Writing(true, false, true, false, false));
    }

    @Test
    void wholeSentencesAreFormal() {
        var writing =
                Writing.of(Collections.nCopies(4, "Добрый вечер, сегодня я хотел бы поговорить с вами о работе."));

        assertThat(writing).isEqualTo(new Writing(false, false, false, false, true));
    }

    @Test
    void emojiInEveryThirdTextIsAHabit() {
        assertThat(Writing.of(List.of("Hi 😊 there.", "Fine.", "Good night."))).matches(Writing::emoji);
        assertThat(Writing.of(List.of("Hi 😊 there.", "Fine.", "Ok.", "Good night.")))
                .matches(writing -> !writing.emoji());
    }

    @Test
    void paragraphsAreExtensive() {
        assertThat(Writing.of(Collections.nCopies(3, "word ".repeat(60)))).matches(Writing::extensive);
    }

    @Test
    void onlyTheLastTenTextsCount() {
        var texts = Stream.concat(
                        Collections.nCopies(30, "Очень аккуратное предложение с заглавной буквы.").stream(),
                        Collections.nCopies(10, "ну ок").stream())
                .toList();

        assertThat(Writing.of(texts)).matches(Writing::lowercase).matches(writing -> !writing.formal());
    }
}
