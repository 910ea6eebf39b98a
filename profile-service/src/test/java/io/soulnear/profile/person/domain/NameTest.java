package io.soulnear.profile.person.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Аня",
                "Jean-Luc O'Neill",
                "Ж",
                "<b>Bobby</b>",
                "x'); drop table person;--",
                "${jndi:ldap://x}",
                "\u202Eevil",
                "👨‍👩‍👧‍👦",
                "مريم",
                "12345678901234567890123456789012"
            })
    void aNameIsKeptAsTyped(String typed) {
        assertThat(Name.read(typed)).contains(new Name(typed));
    }

    @Test
    void outerWhiteSpaceIsNotPartOfAName() {
        assertThat(Name.read(" \u00A0\tАня \n")).contains(new Name("Аня"));
    }

    @Test
    void lengthIsCountedAsAReaderCounts() {
        assertThat(Name.read("👨‍👩‍👧‍👦".repeat(32))).isPresent();
        assertThat(Name.read("👨‍👩‍👧‍👦".repeat(33))).isEmpty();
        assertThat(Name.read("Z" + "\u0351".repeat(4_000))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "\u200B\u200B",
                "\u2068\u2069",
                "\0",
                "Аня\nБорис",
                "123456789012345678901234567890123"
            })
    void whatCannotBeReadOutIsNoName(String typed) {
        assertThat(Name.read(typed)).isEmpty();
    }

    @Test
    void whatNoStoreTakesIsDroppedOrReplaced() {
        assertThat(Name.read("A\0n\uD800na")).contains(new Name("An\uFFFDna"));
        assertThat(Name.read("A😀")).contains(new Name("A😀"));
    }

    @Test
    void aNameThatIsNoneCannotBe() {
        assertThatThrownBy(() -> new Name(" ")).isInstanceOf(IllegalArgumentException.class);
    }
}
