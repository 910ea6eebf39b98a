package io.soulnear.dialogue.memory.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SnippetTest {
    @Test
    void marksBecomeBoldAndEverythingElseIsEscapedOnOneLine() {
        assertThat(new Snippet("a < b\n& \uE000кот\uE001 > \uE000пёс\uE001").html())
                .isEqualTo("a &lt; b &amp; <b>кот</b> &gt; <b>пёс</b>");
    }

    @Test
    void tagsAreClosedWhereverItIsCut() {
        assertThat(new Snippet("\uE000" + "щ".repeat(1_000) + "\uE001").html())
                .isEqualTo("<b>" + "щ".repeat(279) + "</b>…");
    }

    @Test
    void strayMarksLeaveNoTagOpen() {
        assertThat(new Snippet("\uE001a\uE000b\uE000c").html()).isEqualTo("a<b>bc</b>");
        assertThat(new Snippet("ничего").isHit()).isFalse();
    }
}
