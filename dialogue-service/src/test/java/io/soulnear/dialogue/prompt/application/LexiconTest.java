package io.soulnear.dialogue.prompt.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.soulnear.dialogue.prompt.domain.Lexicon;
import io.soulnear.dialogue.prompt.domain.Topic;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lexicons as they are shipped. */
class LexiconTest {
    private final Lexicon lexicon = Prompts.lexicon();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Вчера опять поссорилась с мужем из-за ерунды | RELATIONSHIPS
            Мама не звонит мне уже неделю | RELATIONSHIPS
            Подруги перестали звать меня гулять | RELATIONSHIPS
            I had a fight with my girlfriend again | RELATIONSHIPS
            My parents never listen to me | RELATIONSHIPS
            До зарплаты ещё неделя, а денег нет | MONEY
            Не могу накопить, всё уходит на кредиты | MONEY
            Долги растут и растут | MONEY
            I can't afford the rent this month | MONEY
            We are drowning in debts and bills | MONEY
            Мне кажется, я самозванец и все это поймут | CONFIDENCE
            У меня низкая самооценка | CONFIDENCE
            Стесняюсь говорить при людях | CONFIDENCE
            I never feel good enough | CONFIDENCE
            My self-esteem is at the bottom | CONFIDENCE
            Боюсь летать, начинается паника | FEARS
            Тревожусь по любому поводу | FEARS
            I am scared of the dark | FEARS
            My anxiety is back | FEARS
            Начальник снова накричал на совещании | WORK
            Завтра экзамен в университете | WORK
            My boss dumped another project on me | WORK
            I was laid off yesterday | WORK
            Третью ночь не сплю, болит голова | HEALTH
            Врач назначил анализы | HEALTH
            I have a headache and cannot sleep | HEALTH
            My doctor says I should exercise | HEALTH
            Не понимаю, чего я хочу, потеряла себя | SELF
            Опять откладываю всё на потом, прокрастинирую | SELF
            I don't know who I am anymore, life has no purpose | SELF
            I procrastinate all day long | SELF
            """)
    void aMessageIsOfTheTopicThatItTellsMostOf(String message, Topic topic) {
        assertThat(lexicon.topics(message)).containsEntry(topic, 1.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Сегодня долго шёл дождь", // not the debts
                "Расскажу тебе другое, проще некуда", // neither friends nor forgiveness
                "Снова осень за окном", // no dreams
                "It works the other way round",
                "The sky is blue today",
                "Просто хочется поболтать",
                "",
                "!!! 😀"
            })
    void whatIsOfNoTopicIsOfNone(String message) {
        assertThat(lexicon.topics(message)).isEmpty();
    }

    @Test
    void whatIsTouchedOnWeighsLess() {
        var topics = lexicon.topics("Начальник урезал зарплату, коллеги увольняются, на работе ад, а дома муж");

        assertThat(topics).containsEntry(Topic.WORK, 1.0);
        assertThat(topics.get(Topic.RELATIONSHIPS)).isLessThan(0.5);
    }

    @Test
    void wordsAreFoundInAllTheirForms() {
        assertThat(Stream.of("работа", "работы", "работе", "работой", "работаю", "Работать", "РАБОТУ"))
                .allSatisfy(word -> assertThat(lexicon.topics(word)).containsKey(Topic.WORK));
        assertThat(Stream.of("ребёнок", "ребенка", "дети", "детьми"))
                .allSatisfy(word -> assertThat(lexicon.topics(word)).containsKey(Topic.RELATIONSHIPS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Привет",
                "Мне плохо",
                "Мама опять злится сегодня",
                "ok thanks, see you",
                "Что такое когнитивное искажение и откуда оно берётся?",
                "Сколько часов в сутки спит взрослый человек?",
                "Who was the first person on the moon?",
                "What is the capital of Australia called today?"
            })
    void shortMessagesAndQuestionsOfFactsAreAnsweredWithoutWhatIsKnown(String message) {
        assertThat(lexicon.isImpersonal(message)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Почему я всё время злюсь на маму?",
                "What is wrong with me these days?",
                "Сегодня был очень тяжёлый день",
                "Как перестать бояться темноты ночью?",
                "Скажи, когда же мне станет легче?"
            })
    void whoeverSpeaksOfThemselvesIsAnsweredAsWhoTheyAre(String message) {
        assertThat(lexicon.isImpersonal(message)).isFalse();
    }

    @Test
    void whatCannotBeReadIsNamed() {
        assertThatThrownBy(() -> new Lexicon(List.of("weather rain"))).hasMessageContaining("weather rain");
        assertThatThrownBy(() -> new Lexicon(List.of("money a*"))).hasMessageContaining("a*");
    }
}
