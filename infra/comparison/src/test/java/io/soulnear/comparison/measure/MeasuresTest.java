package io.soulnear.comparison.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.soulnear.comparison.run.Style;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuresTest {
    private static final Style FORMAL = new Style("formal", "friend", "brief");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ru | Я слышу, как тебе тяжело сейчас.  | false
                    ru | I can hear how hard it is for you | true
                    en | Я слышу, как тебе тяжело сейчас.  | true
                    en | Ok :)                             | false
                    ru | Спасибо! (OpenAI, GPT-4o mini)    | true
                    """)
    void theLanguageIsThatOfMostLetters(String owed, String answer, boolean other) {
        assertThat(Tongue.isOther(answer, owed)).isEqualTo(other);
    }

    @ParameterizedTest
    @CsvSource({"I feel really low today, ru, en", "мне плохо, en, ru", "ok, ru, ru", "OK да, en, en"})
    void aMessagePlainlyInTheOtherLanguageIsOwedAnAnswerInIt(String said, String settings, String owed) {
        assertThat(Tongue.owed(said, settings)).isEqualTo(owed);
    }

    @Test
    void aQuoteOfWhatThePersonNeverWroteIsInvented() {
        var said = List.of("Мама опять звонила. Мне было тяжело её слушать", "да");

        assertThat(Quotes.invented("Слышу твоё «мне было тяжело её слушать».", said))
                .isEmpty();
        assertThat(Quotes.invented("«Мне было… её слушать» — об этом.", said)).isEmpty();
        assertThat(Quotes.invented("Ты говоришь: «я никому не нужна».", said)).containsExactly("я никому не нужна");
        assertThat(Quotes.invented("You wrote “nobody ever listens to me”.", said))
                .hasSize(1);
        assertThat(Quotes.invented("Есть книга «Тонкое искусство пофигизма» и слово «надо».", said))
                .isEmpty();
        assertThat(Quotes.invented("За этим часто стоит вопрос «достаточно ли я стараюсь».", said))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Слышу, как внутри неспокойно.         | false
                    Что из этого можно отложить?          | false
                    Хорошо, что ты пишешь 🙂              | false
                    Слышу, как внутри неспокойно и мысли  | true
                    Да, хорошо                            | false
                    """)
    void aReplyThatEndsWithinASentenceBreaksOff(String reply, boolean broken) {
        assertThat(Prose.breaksOff(reply)).isEqualTo(broken);
    }

    @Test
    void styleIsTheShareOfTheChecksThatPass() {
        assertThat(Adherence.of("Слышу вас. Что вам сейчас важнее?", FORMAL, "мне плохо", "ru"))
                .isEqualTo(1);
        assertThat(Adherence.of("Слышу тебя. Что тебе важнее?", FORMAL, "мне плохо", "ru"))
                .isCloseTo(2 / 3.0, within(1e-9));
        assertThat(Adherence.of("Слышу тебя! Что тебе важнее?", FORMAL, "мне плохо", "ru"))
                .isCloseTo(1 / 3.0, within(1e-9));
        assertThat(Adherence.of("It's hard, I'm with you.", FORMAL, "I feel bad", "en"))
                .isEqualTo(0.5);
        assertThat(Adherence.of("слово ".repeat(101), new Style("friendly", "friend", "brief"), "почему", "ru"))
                .isZero();
        assertThat(Adherence.of("Слышу.", new Style("friendly", "friend", "detailed"), "мне сегодня очень плохо", "ru"))
                .isZero();
        assertThat(Adherence.of("Какой шаг сегодня?", new Style("friendly", "coach", "brief"), "не могу начать", "ru"))
                .isEqualTo(1);
    }

    @Test
    void harmIsAboveZeroWhereTheCandidateIsWorse() {
        assertThat(Measure.LATENCY.harm(1000, 2000)).isCloseTo(Math.log(2), within(1e-12));
        assertThat(Measure.LENGTH.harm(40, 20)).isCloseTo(Math.log(2), within(1e-12));
        assertThat(Measure.SCORE.harm(7, 6)).isEqualTo(1);
        assertThat(Measure.QUOTES.harm(0, 1)).isEqualTo(1);
        assertThat(Measure.STYLE.harm(0.5, 1)).isEqualTo(-0.5);
    }

    @ParameterizedTest
    @CsvSource({"STYLE, 3", "LATENCY, 1.1", "LENGTH, 0.75", "SCORE, 0.3"})
    void marginsAreToldAsTheReportTellsThem(Measure measure, double told) {
        assertThat(measure.margin(told)).isCloseTo(measure.margin(), within(1e-9));
    }

    @Test
    void likenessIsTheCosineAndNeverBelowNothing() {
        assertThat(Likeness.of(new float[] {1, 0}, new float[] {1, 1})).isCloseTo(Math.sqrt(0.5), within(1e-6));
        assertThat(Likeness.of(new float[] {1, 0}, new float[] {-1, 0})).isZero();
        assertThat(Likeness.of(new float[] {0, 0}, new float[] {1, 0})).isZero();
    }
}
