package io.soulnear.sandbox.telegram.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTest {
    @ParameterizedTest
    @CsvSource({
        "b,bold",
        "strong,bold",
        "i,italic",
        "em,italic",
        "u,underline",
        "ins,underline",
        "s,strikethrough",
        "strike,strikethrough",
        "del,strikethrough",
        "tg-spoiler,spoiler",
        "code,code",
        "pre,pre",
        "blockquote,blockquote"
    })
    void eachTagBecomesItsEntity(String tag, String type) throws Exception {
        var parsed = Html.parse("я <" + tag + ">😀я</" + tag + ">");

        assertThat(parsed.text()).isEqualTo("я 😀я");
        assertThat(parsed.entities()).containsExactly(Entity.of(type, 2, 3));
    }

    @Test
    void tagsNestAndOuterComesFirst() throws Exception {
        var parsed = Html.parse("<b>a<i>b</i></b><span class=\"tg-spoiler\">c</span>");

        assertThat(parsed.text()).isEqualTo("abc");
        assertThat(parsed.entities())
                .containsExactly(Entity.of("bold", 0, 2), Entity.of("italic", 1, 1), Entity.of("spoiler", 2, 1));
    }

    @Test
    void linksKeepTheirAddressAndCodeItsLanguage() throws Exception {
        assertThat(Html.parse("<a href=\"https://example.org/?a=1&amp;b=2\">x</a>")
                        .entities())
                .containsExactly(new Entity("text_link", 0, 1, "https://example.org/?a=1&b=2", null));
        assertThat(Html.parse("<pre><code class=\"language-java\">x</code></pre>")
                        .entities())
                .containsExactly(new Entity("pre", 0, 1, null, "java"));
        assertThat(Html.parse("<blockquote expandable>x</blockquote>").entities())
                .containsExactly(Entity.of("expandable_blockquote", 0, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "&lt;b&gt; &amp; &quot;|<b> & \"",
                "&#1103;&#x44f;|яя",
                "&nbsp; & &|&nbsp; & &",
                "1 > 0|1 > 0",
                "&#128512;|😀",
                "&#0;|&#0;"
            })
    void onlyFourNamedCharactersAreKnown(String source, String text) throws Exception {
        assertThat(Html.parse(source).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<b>x|Can't find end tag corresponding to start tag \"b\"",
                "x</b>|Unexpected end tag at byte offset 1",
                "я<br>|Unsupported start tag \"br\" at byte offset 2",
                "<b><i>x</b></i>|Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\"",
                "1 < 2|Unsupported start tag \"\" at byte offset 2",
                "<b|Unclosed start tag at byte offset 0",
                "<b>x</b|Unclosed end tag at byte offset 4",
                "<span>x</span>|Tag \"span\" must have class \"tg-spoiler\" at byte offset 0",
                "<a href>x</a>|Expected equal sign in declaration of an attribute of the tag \"a\" at byte offset 0",
                "<a href=\"x|Unclosed start tag at byte offset 0",
                "<a =x>x</a>|Empty attribute name in the tag \"a\" at byte offset 0",
                "<a href=a!>x</a>|Unexpected end of name token at byte offset 8",
                "<!-- x -->|Unsupported start tag \"!--\" at byte offset 0",
                "&#xd83d;|Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units"
            })
    void whatTelegramRefusesIsRefusedInItsWords(String source, String reason) {
        assertThatThrownBy(() -> Html.parse(source))
                .isInstanceOf(UnreadableMarkup.class)
                .hasMessage(reason);
    }

    @Test
    void anEmptyEntityVanishes() throws Exception {
        assertThat(Html.parse("a<b></b>").entities()).isEmpty();
    }

    @RepeatedTest(200)
    void escapedTextComesBackAsItWas(RepetitionInfo repetition) throws Exception {
        var text = anyText(new Random(repetition.getCurrentRepetition()));
        var escaped = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");

        var parsed = Html.parse("<i>" + escaped + "</i>");

        assertThat(parsed.text()).isEqualTo(text);
        assertThat(parsed.entities()).containsExactly(Entity.of("italic", 0, text.length()));
    }

    @RepeatedTest(200)
    void anythingIsReadOrRefusedAndEntitiesLieWithinTheText(RepetitionInfo repetition) {
        var random = new Random(1000 + repetition.getCurrentRepetition());
        var pieces = List.of(
                "<b>", "</b>", "<a href='x.org'>", "</a>", "<pre>", "</pre>", "&lt", "<", ">", "&", "я", "😀", " ");
        var source = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            source.append(pieces.get(random.nextInt(pieces.size())));
        }
        try {
            var parsed = Html.parse(source.toString()).cleaned().detected();
            assertThat(parsed.entities())
                    .allSatisfy(entity ->
                            assertThat(entity.end()).isBetween(1, parsed.text().length()));
        } catch (UnreadableMarkup refused) {
            assertThat(refused.reason()).isNotBlank();
        }
    }

    @Test
    void cleaningKeepsEntitiesOnTheirWords() {
        var text = new FormattedText(" \r\n a\u0000b \n", List.of(Entity.of("bold", 4, 3)));

        assertThat(text.cleaned()).isEqualTo(new FormattedText("a b", List.of(Entity.of("bold", 0, 3))));
    }

    @Test
    void commandsAndLinksAreFoundOutsideOfCode() {
        var text = new FormattedText("/help see https://a.org/x, /menu", List.of(Entity.of("code", 27, 5)));

        assertThat(text.detected().entities())
                .containsExactly(Entity.of("bot_command", 0, 5), Entity.of("url", 10, 15), Entity.of("code", 27, 5));
    }

    private static String anyText(Random random) {
        var alphabet = "ab<>&\"' ;#x1я\n".codePoints().toArray();
        var text = new StringBuilder("a");
        for (int i = random.nextInt(40); i > 0; i--) {
            text.appendCodePoint(random.nextInt(8) == 0 ? 0x1F600 : alphabet[random.nextInt(alphabet.length)]);
        }
        return text.toString();
    }
}
