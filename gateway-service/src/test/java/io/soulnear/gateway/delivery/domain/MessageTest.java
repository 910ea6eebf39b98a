package io.soulnear.gateway.delivery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.gateway.delivery.domain.Message.Button;
import io.soulnear.gateway.delivery.domain.Message.Format;
import java.text.BreakIterator;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MessageTest {
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z]+)[^>]*>");

    private static Message plain(String text) {
        return new Message(text, Format.PLAIN, List.of());
    }

    private static Message html(String text) {
        return new Message(text, Format.HTML, List.of());
    }

    private static List<String> texts(Message message) {
        return message.pieces().stream().map(Message::text).toList();
    }

    @Property(tries = 60)
    void aLongTextArrivesWholeInPiecesThatTelegramTakes(@ForAll("longTexts") String text) {
        var pieces = texts(plain(text));

        assertThat(pieces).allSatisfy(piece -> assertThat(piece).hasSizeBetween(1, 4096));
        assertThat(String.join("", pieces)).isEqualTo(text);
    }

    @Property(tries = 60)
    void aLongCaptionGoesOnBelowItsPictureAndTheKeyboardComesLast(@ForAll("longTexts") String text) {
        var keyboard = List.of(List.of(new Button("Menu", "profile:menu")));
        var pieces = new Message(text, Format.PLAIN, keyboard, new Attachment.Photo(new byte[1])).pieces();

        assertThat(pieces.getFirst().text()).hasSizeBetween(1, 1024);
        assertThat(pieces.getFirst().attachment()).isNotNull();
        assertThat(pieces.stream().skip(1))
                .allSatisfy(piece -> assertThat(piece.attachment()).isNull());
        assertThat(pieces.getLast().buttons()).isEqualTo(keyboard);
        assertThat(pieces.stream().map(Message::text).collect(Collectors.joining()))
                .isEqualTo(text);
    }

    @Test
    void aPictureWithoutATextIsAPieceOfItsOwn() {
        var pieces = new Message("", Format.HTML, List.of(), new Attachment.Photo(new byte[1])).pieces();

        assertThat(pieces).hasSize(1);
    }

    @Property(tries = 60)
    void noGraphemeIsEverCut(@ForAll("longTexts") String text) {
        var graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
        graphemes.setText(text);

        var at = 0;
        for (var piece : texts(plain(text))) {
            assertThat(graphemes.isBoundary(at)).isTrue();
            at += piece.length();
        }
    }

    @Property(tries = 60)
    void everyPieceOfMarkupIsWellFormedAndNothingSeenIsLost(@ForAll("longMarkup") String markup) {
        var pieces = texts(html(markup));

        assertThat(pieces).hasSizeGreaterThan(1).allSatisfy(piece -> {
            assertThat(Html.visible(piece)).hasSizeBetween(1, 4096);
            assertThat(isBalanced(piece)).as(piece).isTrue();
        });
        assertThat(pieces.stream().map(Html::visible).collect(Collectors.joining()))
                .isEqualTo(Html.visible(markup));
    }

    @Provide
    Arbitrary<String> longTexts() {
        var words = Arbitraries.of(
                "слово",
                "word ",
                "Конец. ",
                "\n",
                "\n\n",
                "👨‍👩‍👧‍👦",
                "🇷🇺",
                "👍🏽",
                "مرحبا ",
                "שלום",
                "é̂̃",
                "क्षि",
                "\r\n",
                "…");
        return words.list().ofMinSize(900).ofMaxSize(3000).map(it -> "x" + String.join("", it) + "x");
    }

    @Provide
    Arbitrary<String> longMarkup() {
        var words = Arbitraries.of(
                "слово ",
                "<b>жирно ",
                "</b>",
                "<pre><code class=\"language-java\">if (a &lt; b) {\n}</code></pre>",
                "<i>",
                "</i>",
                "&amp;",
                "&#128512;",
                "👨‍👩‍👧",
                "<a href=\"https://example.org/?a=1&amp;b=2\">ссылка</a>",
                "text. ");
        return words.list().ofMinSize(2500).ofMaxSize(4000).map(it -> "x" + String.join("", it) + "x".repeat(4096));
    }

    private static boolean isBalanced(String html) {
        var open = new ArrayDeque<String>();
        var tags = TAG.matcher(html);
        while (tags.find()) {
            if (tags.group(1).isEmpty()) {
                open.push(tags.group(2));
            } else if (!tags.group(2).equals(open.poll())) {
                return false;
            }
        }
        return open.isEmpty();
    }

    @Test
    void aTextOfExactlyTheLimitIsOneMessage() {
        assertThat(texts(plain("я".repeat(4096)))).hasSize(1);
        assertThat(texts(plain("я".repeat(4097)))).hasSize(2);
    }

    @Test
    void theCutIsAfterAParagraphThenASentenceThenAWord() {
        var tail = "w".repeat(3000);
        assertThat(texts(plain("a. b c".repeat(500) + "\n\n" + "d. e " + tail)).getFirst())
                .endsWith("\n\n");
        assertThat(texts(plain("a b c".repeat(500) + ". " + "d e " + tail)).getFirst())
                .endsWith(". ");
        assertThat(texts(plain("abc".repeat(800) + " " + tail)).getFirst()).endsWith("c ");
    }

    @Test
    void aTextWithoutASpaceIsCutAtTheLimit() {
        assertThat(texts(plain("x".repeat(9000)))).extracting(String::length).containsExactly(4096, 4096, 808);
    }

    @Test
    void oneLetterUnderMoreMarksThanAMessageHoldsIsCutAllTheSame() {
        var zalgo = "z" + "\u0301".repeat(9000);

        assertThat(String.join("", texts(plain(zalgo)))).isEqualTo(zalgo);
    }

    @Test
    void aCodeBlockThatIsCutIsClosedAndOpenedAgain() {
        var pieces = texts(html("<pre><code class=\"language-sql\">" + "select 1;\n".repeat(800) + "</code></pre>"));

        assertThat(pieces)
                .hasSize(2)
                .allSatisfy(piece -> assertThat(piece)
                        .startsWith("<pre><code class=\"language-sql\">")
                        .endsWith("</code></pre>"));
    }

    @Test
    void shortMarkupIsLeftForTelegramToJudge() {
        assertThat(texts(html("<b>broken & <nobody>"))).containsExactly("<b>broken & <nobody>");
    }

    @Test
    void withoutMarkupTagsGoAndEntitiesAreWhatTheyMean() {
        assertThat(html("<b>1 &lt; 2</b> &amp; &quot;so&quot; &#x1F600; &nbsp;")
                        .plain()
                        .text())
                .isEqualTo("1 < 2 & \"so\" 😀 &nbsp;");
    }

    @Test
    void nulsGoAndLoneSurrogatesAreReplaced() {
        assertThat(texts(plain("a\0b\uD83Dc\uDE00d😀"))).containsExactly("ab\uFFFDc\uFFFDd😀");
        assertThat(html("a&#0;b&#xD800;c").plain().text()).isEqualTo("a\uFFFDb\uFFFDc");
    }

    @Test
    void whatShowsNothingIsNotSent() {
        assertThat(plain("").pieces()).isEmpty();
        assertThat(plain(" \n\u200B\u00A0\0").pieces()).isEmpty();
        assertThat(html("<b> </b>").pieces()).isEmpty();
        assertThat(texts(plain("x".repeat(4096) + "\n".repeat(5000)))).containsExactly("x".repeat(4096));
    }

    @Test
    void theKeyboardIsUnderTheLastPieceOnly() {
        var keyboard = List.of(List.of(new Button("Дальше", "quiz:next")));
        var pieces = new Message("x".repeat(9000), Format.PLAIN, keyboard).pieces();

        assertThat(pieces).extracting(Message::buttons).containsExactly(List.of(), List.of(), keyboard);
    }
}
