package io.soulnear.dialogue.conversation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TypedTest {
    @Test
    void nulIsDroppedAndLoneSurrogatesAreReplaced() {
        assertThat(Typed.intact("a\0b\uD83Dc\uDE00")).isEqualTo("ab\uFFFDc\uFFFD");
    }

    @Test
    void everythingElseStaysAsItIs() {
        var text = "'; drop table turn; -- <b>&amp;</b> \u202Eגשש z\u0351\u036B\u0343 👩‍👩‍👧‍👦 \r\n\t";

        assertThat(Typed.intact(text)).isEqualTo(text);
    }
}
