package io.soulnear.gateway.delivery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.gateway.delivery.domain.Message.Format;
import java.util.ArrayDeque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SplittingPropertyTest {
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z]+)[^>]*>");
    private static final List<String> GRAPHEMES = List.of(
            "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66",
            "\uD83C\uDDF7\uD83C\uDDFA",
            "\uD83D\uDC4D\uD83C\uDFFD",
            "e\u0301\u0323",
            "\u05E9\u05C1",
            "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F");

    @Property(tries = 100)
    void noGraphemeIsCut(@ForAll("rows") List<String> graphemes) {
        var text = "x".repeat(4_070) + String.join("", graphemes) + "y".repeat(50);

        var pieces = new Message(text, Format.PLAIN, List.of()).pieces();

        assertThat(pieces.stream().map(Message::text).collect(Collectors.joining()))
                .isEqualTo(text);
        var cut = pieces.getFirst().text().length();
        var whole = 4_070;
        for (var grapheme : graphemes) {
            assertThat(cut <= whole || cut >= whole + grapheme.length())
                    .as("%s at %s", cut, whole)
                    .isTrue();
            whole += grapheme.length();
        }
    }

    @Property(tries = 100)
    void everyPieceOfMarkupIsWellFormedAndNothingOfTheTextIsLost(@ForAll("markup") String html) {
        var pieces = new Message(html, Format.HTML, List.of()).pieces();

        for (var piece : pieces) {
            var open = new ArrayDeque<String>();
            var tag = TAG.matcher(piece.text());
            while (tag.find()) {
                if (tag.group(1).isEmpty()) {
                    open.push(tag.group(2));
                } else {
                    assertThat(open.pop()).isEqualTo(tag.group(2));
                }
            }
            assertThat(open).isEmpty();
            assertThat(visible(piece.text())).hasSizeLessThanOrEqualTo(4096);
        }
        assertThat(pieces.stream()
                        .map(piece -> visible(piece.text()))
                        .collect(Collectors.joining())
                        .replaceAll("\\s", ""))
                .isEqualTo(visible(html).replaceAll("\\s", ""));
    }

    @Property(tries = 100)
    void aBlockOfCodeThatFitsIntoAMessageStaysInOne(@ForAll("prose") String before, @ForAll("code") String code) {
        var html = before + "\n<pre>" + code + "</pre>\n" + before;

        var pieces = new Message(html, Format.HTML, List.of()).pieces();

        assertThat(pieces)
                .filteredOn(piece -> piece.text().contains("<pre>" + code + "</pre>"))
                .hasSize(1);
    }

    private static String visible(String html) {
        return TAG.matcher(html)
                .replaceAll("")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    @Provide
    Arbitrary<List<String>> rows() {
        return Arbitraries.of(GRAPHEMES).list().ofMinSize(8).ofMaxSize(30);
    }

    @Provide
    Arbitrary<String> prose() {
        return Arbitraries.of("Слово ", "и ещё. ", "\u202Eправо\u202C ", "конец!\n", "שלום ", "🎉 ")
                .list()
                .ofMinSize(300)
                .ofMaxSize(800)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> code() {
        return Arbitraries.of("int i = 0;\n", "return;\n\n", "a &lt; b. ", "}")
                .list()
                .ofMinSize(1)
                .ofMaxSize(120)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> markup() {
        var leaf = prose();
        return Arbitraries.of("b", "i", "u", "s", "code", "pre")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .flatMap(tags -> leaf.map(text -> {
                    var distinct = tags.stream().distinct().toList();
                    var open = distinct.stream().map(tag -> "<" + tag + ">").collect(Collectors.joining());
                    var close = distinct.reversed().stream()
                            .map(tag -> "</" + tag + ">")
                            .collect(Collectors.joining());
                    return text + open + text + text + close + text + "&lt;&amp;&gt;";
                }));
    }
}
