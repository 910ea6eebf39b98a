package io.soulnear.profile.analysis.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokensTest {
    @Test
    void wordsAreComparedWithoutCaseMarksAndPunctuation() {
        assertThat(Tokens.words("Ещё раз: «НЕ могу», don’t — stop…"))
                .containsExactly("еще", "раз", "не", "могу", "dont", "stop");
        assertThat(Tokens.words("и\u0306ога n\u0303o z\u0351\u0310a\u0348\u0349lgo"))
                .containsExactly("йога", "ño", "zalgo");
        assertThat(Tokens.words("🙂 … !")).isEmpty();
    }

    @Test
    void everyWordKnowsItsPlaceInTheText() {
        var text = "Я, кажется, не справлюсь 😞 опять";

        assertThat(Tokens.of(text))
                .extracting(token -> text.substring(token.start(), token.end()))
                .containsExactly("Я", "кажется", "не", "справлюсь", "опять");
    }
}
