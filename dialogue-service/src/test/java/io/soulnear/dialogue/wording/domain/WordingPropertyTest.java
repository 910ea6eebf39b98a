package io.soulnear.dialogue.wording.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WordingPropertyTest {
    private static final Pattern TAG = Pattern.compile("<(/?)(\\w+)( href=\"https?://[^\"<>]*\")?>");
    private static final Set<String> ALLOWED = Set.of("b", "i", "u", "s", "code", "pre", "a");

    @Property(tries = 1000)
    void everyHtmlIsWellFormedHoldsOnlyAllowedTagsAndReadsAsTheText(
            @ForAll("written") String written, @ForAll("lengths") int words) {
        var worded = Wording.finish(written, words, List.of());

        var open = new ArrayDeque<String>();
        var visible = new StringBuilder();
        var at = 0;
        var tag = TAG.matcher(worded.html());
        while (tag.find()) {
            visible.append(worded.html(), at, tag.start());
            at = tag.end();
            assertThat(ALLOWED).contains(tag.group(2));
            if (tag.group(1).isEmpty()) {
                assertThat(open).doesNotContain(tag.group(2));
                assertThat(open.peek()).isNotIn("code", "pre");
                open.push(tag.group(2));
            } else {
                assertThat(open.pop()).isEqualTo(tag.group(2));
            }
        }
        visible.append(worded.html().substring(at));
        assertThat(open).isEmpty();
        assertThat(visible.toString()).doesNotContain("<", ">");
        assertThat(visible.toString()
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&amp;", "&"))
                .isEqualTo(worded.text());
    }

    @Property(tries = 500)
    void noTextBecomesBlankOrChangesWhenItIsDoneTwice(@ForAll("prose") String written, @ForAll("lengths") int words) {
        var once = Wording.finish(written, words, List.of());

        assertThat(once.text()).isNotBlank();
        assertThat(Wording.finish(once.text(), words, List.of()).text()).isEqualTo(once.text());
    }

    @Property(tries = 500)
    void proseIsCutAtTheEndOfASentenceWithinTheLengthOrAfterTheFirstThought(
            @ForAll("prose") String written, @ForAll("lengths") int words) {
        var text = Wording.finish(written, words, List.of()).text();

        assertThat(written).startsWith(text);
        if (text.length() < written.length()) {
            assertThat(text).matches("(?s).*[.!?…][»”)\"']*[^\\p{L}\\p{N}]*");
            var ends = Sentences.ends(Markup.plain(text));
            var before = ends.size() < 2 ? 0 : ends.get(ends.size() - 2);
            assertThat(Sentences.words(text, text.length()) <= words || Sentences.words(text, before) < 4)
                    .isTrue();
        }
    }

    @Property(tries = 500)
    void noQuoteOfThreeWordsOrMoreSurvivesUnlessThePersonSaidIt(@ForAll("words") List<String> quoted) {
        var said = String.join(" ", quoted);
        for (var marks : List.of("«%s»", "“%s”", "\"%s\"", "„%s“", "'%s'")) {
            var reply = "Слышу тебя. Это " + marks.formatted(said) + " звучит громко. Что дальше?";

            assertThat(Wording.finish(reply, 300, List.of("Другое")).text()).doesNotContain(said);
            assertThat(Wording.finish(reply, 300, List.of("Да, " + said.toUpperCase() + "!"))
                            .text())
                    .isEqualTo(reply);
        }
    }

    @Provide
    Arbitrary<Integer> lengths() {
        return Arbitraries.of(50, 100, 300, 600);
    }

    @Provide
    Arbitrary<String> written() {
        return Arbitraries.of(
                        "слово",
                        "word",
                        " ",
                        "\n",
                        "\n\n",
                        "**",
                        "*",
                        "_",
                        "__",
                        "~~",
                        "`",
                        "```",
                        "```java\n",
                        "<b>",
                        "</b>",
                        "<u>",
                        "</u>",
                        "<",
                        ">",
                        "&",
                        "\"",
                        "«",
                        "»",
                        "[",
                        "](https://e.org/a_b)",
                        "](x)",
                        "# ",
                        "- ",
                        "> ",
                        ". ",
                        "! ",
                        "\\",
                        "👨‍👩‍👧",
                        "🇷🇺",
                        "é",
                        "שלום",
                        "\u202E",
                        "(",
                        ")",
                        "|",
                        "1. ",
                        "…")
                .list()
                .ofMinSize(1)
                .ofMaxSize(40)
                .map(parts -> String.join("", parts))
                .filter(text -> !text.isBlank());
    }

    @Provide
    Arbitrary<String> prose() {
        var word = Arbitraries.of(
                "Мир", "дом", "т. е.", "3.5", "кот", "и", "Dr. Who", "ночь", "sleep", "«Да»", "(нет)", "🙂");
        var sentence = word.list()
                .ofMinSize(1)
                .ofMaxSize(30)
                .flatMap(words -> Arbitraries.of(".", "!", "?", "…", "?!", ". 🎉", "...")
                        .map(end -> "И " + String.join(" ", words) + " тут" + end));
        return sentence.list().ofMinSize(1).ofMaxSize(60).map(sentences -> String.join(" ", sentences));
    }

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.of("я", "всех", "люблю", "очень", "никогда", "не", "сплю", "ёж", "дом")
                .list()
                .ofMinSize(3)
                .ofMaxSize(8);
    }
}
