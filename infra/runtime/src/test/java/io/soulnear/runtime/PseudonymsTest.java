package io.soulnear.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PseudonymsTest {
    @Test
    void oneChatHasOneNameAndOthersHaveOthers() {
        var pseudonyms = new Pseudonyms("a secret");

        assertThat(pseudonyms.of(42))
                .isEqualTo(new Pseudonyms("a secret").of(42))
                .matches("[0-9a-f]{12}");
        assertThat(pseudonyms.of(42)).isNotEqualTo(pseudonyms.of(43));
    }

    @Test
    void withoutTheSecretNobodyGetsTheSameName() {
        assertThat(new Pseudonyms("a secret").of(42)).isNotEqualTo(new Pseudonyms("another").of(42));
    }

    @Test
    void anEmptySecretIsRefusedByItsVariable() {
        assertThatThrownBy(() -> new Pseudonyms(" ")).hasMessageContaining("PSEUDONYM_SECRET");
    }
}
