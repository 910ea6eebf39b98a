package io.soulnear.dialogue.wording.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
    private static final int ULTRA_BRIEF = 50;
    private static final int MEDIUM = 300;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Слышу тебя. Что было дальше?",
                "Let us wait… and see.",
                "2 * 3 * 4 и snake_case_name",
                "Просто [скобки] и ещё (скобки)",
                "5 < 6 & 7 > 3"
            })
    void aTextWithNothingToMendComesOutAsItWas(String text) {
        var worded = finish(text, MEDIUM);

        assertThat(worded.text()).isEqualTo(text);
        assertThat(worded.formatted()).isFalse();
    }

    @Test
    void markdownBecomesTelegramsHtml() {
        assertThat(html("**жирно** и *косо* и ~~нет~~ и `x < y` <u>вот</u>"))
                .isEqualTo("<b>жирно</b> и <i>косо</i> и <s>нет</s> и <code>x &lt; y</code> <u>вот</u>");
        assertThat(html("**a *b* c**")).isEqualTo("<b>a <i>b</i> c</b>");
        assertThat(html("# Шаги\n- вдох\n- **выдох**")).isEqualTo("<b>Шаги</b>\n• вдох\n• <b>выдох</b>");
        assertThat(html("Так:\n```java\nif (a < b) **no**\n```\nвсё"))
                .isEqualTo("Так:\n<pre>if (a &lt; b) **no**</pre>\nвсё");
        assertThat(html("[сайт](https://example.org/?a=1&b=2)"))
                .isEqualTo("<a href=\"https://example.org/?a=1&amp;b=2\">сайт</a>");
    }

    @Test
    void whatIsNotAllowedIsText() {
        assertThat(html("<script>alert(1)</script>")).isEqualTo("&lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(html("[тут](javascript:alert(1))")).isEqualTo("тут");
        assertThat(html("[тут](tg://user?id=1)")).isEqualTo("тут");
        assertThat(html("**не закрыто")).isEqualTo("**не закрыто");
        assertThat(html("<a href=\"x\">y</a>")).isEqualTo("&lt;a href=&quot;x&quot;&gt;y&lt;/a&gt;");
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 100, 300, 600})
    void aLongTextEndsWithTheLastSentenceThatFits(int words) {
        var sentence = "Это предложение из ровно шести слов. ";

        var text = finish(sentence.repeat(200), words).text();

        assertThat(text.split(" ")).hasSize(words / 6 * 6);
        assertThat(text).endsWith("слов.");
    }

    @Test
    void theFirstFullThoughtStaysHoweverLong() {
        var thought = "Это " + "очень ".repeat(80) + "длинная мысль.";

        assertThat(finish(thought + " А это лишнее.", ULTRA_BRIEF).text()).isEqualTo(thought);
        assertThat(finish("Да. " + thought + " А это лишнее.", ULTRA_BRIEF).text())
                .isEqualTo("Да. " + thought);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "По данным на 3.5 балла и т. д. это уже немало, друзья мои.",
                "Об этом писал А. С. Пушкин и другие авторы прошлого века.",
                "Dr. Smith and Mr. Jones wrote about it, e.g. in 1999, together.",
                "Подожди… не спеши, дай себе время выдохнуть как следует.",
                "Она сказала: «Хватит! Уходи.» и больше не вернулась домой.",
                "Какой сегодня день?! — вот что она спросила меня вчера.",
                "Смотри, какое чудо случилось сегодня у нас дома!!! 🎉👨‍👩‍👧"
            })
    void aSentenceEndsOnlyWhereItEnds(String first) {
        var rest = " Другое " + "слово ".repeat(60) + "конец.";

        assertThat(finish(first + rest, ULTRA_BRIEF).text()).isEqualTo(first);
    }

    @Test
    void aListIsNotCutInsideAnItemNorAfterItsAnnouncement() {
        var item = "слово ".repeat(20).strip();
        var list = "Это можно попробовать дома.\nВот что помогает:\n1. " + item + "\n2. " + item + "\n3. " + item;

        assertThat(finish(list, ULTRA_BRIEF).text())
                .isEqualTo("Это можно попробовать дома.\nВот что помогает:\n1. " + item + "\n2. " + item);
        assertThat(finish(
                                "Это можно попробовать дома.\nВот что помогает:\n1. "
                                        + "слово ".repeat(60).strip(),
                                ULTRA_BRIEF)
                        .text())
                .isEqualTo("Это можно попробовать дома.");
    }

    @Test
    void aQuoteOfThePersonStaysWhenItIsTheirs() {
        var own = List.of("Я никому не нужен, даже себе… и всё тут", "мой шеф — «зверь» ещё тот");

        for (var text : List.of(
                "Ты пишешь: «я никому не нужен». Как давно?",
                "Ты говоришь: \"Никому не нужен, даже себе\". Как давно?",
                "Слышу: “я никому… даже себе”. Как давно?",
                "Слова 'никому не нужен' звучат громко. Как давно?",
                "Ты сказал «еще тот». Как давно?")) {
            assertThat(finish(text, MEDIUM, own).text()).isEqualTo(text);
        }
    }

    @Test
    void aQuoteThatThePersonNeverSaidIsGone() {
        var own = List.of("мне грустно");

        assertThat(finish("Слышу, как это тяжело. Ты говорил: «Я всех ненавижу». Что случилось?", MEDIUM, own)
                        .text())
                .isEqualTo("Слышу, как это тяжело. Что случилось?");
        assertThat(finish("Когда ты говоришь «я всех ненавижу», мне хочется спросить тебя: что случилось?", MEDIUM, own)
                        .text())
                .isEqualTo("Когда ты говоришь это, мне хочется спросить тебя: что случилось?");
        assertThat(finish("You said: \"I hate everyone\".", MEDIUM, own).text()).isEqualTo("You said this.");
        assertThat(finish("Your words 'I hate them all' stayed with me for a while. How come?", MEDIUM, own)
                        .text())
                .doesNotContain("hate");
    }

    @Test
    void namesAndSuggestionsAreNoQuotes() {
        for (var text : List.of(
                "Если убрать слово «надо», чего бы тебе хотелось?",
                "Попробуй сказать: «Мне нужно подумать до завтра».",
                "You could tell her: \"I need some time alone.\"",
                "It's the dog's bowl, isn't it?")) {
            assertThat(finish(text, MEDIUM).text()).isEqualTo(text);
        }
    }

    private static Worded finish(String text, int words) {
        return finish(text, words, List.of());
    }

    private static Worded finish(String text, int words, List<String> own) {
        return Wording.finish(text, words, own);
    }

    private static String html(String markdown) {
        return finish(markdown, MEDIUM).html();
    }
}
