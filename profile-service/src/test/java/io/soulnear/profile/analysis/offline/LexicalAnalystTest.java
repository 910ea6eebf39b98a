package io.soulnear.profile.analysis.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.profile.analysis.application.Analyst;
import io.soulnear.profile.analysis.domain.Depth;
import io.soulnear.profile.analysis.domain.Evidence;
import io.soulnear.profile.analysis.domain.Topic;
import io.soulnear.profile.analysis.domain.Utterance;
import io.soulnear.runtime.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexicalAnalystTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private final LexicalAnalyst analyst = new LexicalAnalyst(new Lexicons());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "self-doubt | Завтра собеседование, и я точно не справлюсь.",
                "avoidance | Я опять промолчала, хотя хотела сказать.",
                "catastrophising | А вдруг меня уволят и всё рухнет?",
                "people-pleasing | Не могу отказать маме, даже когда сил нет.",
                "overwork | Третью неделю работаю без выходных.",
                "fear-of-rejection | Боюсь, что он меня бросит.",
                "money-anxiety | Денег не хватает до зарплаты, страшно тратить.",
                "perfectionism | Всё должно быть идеально, иначе зачем.",
                "procrastination | Опять откладываю на потом этот отчёт.",
                "loneliness | Мне не с кем поговорить вечером.",
                "anger-suppression | Внутри всё кипит, но я держу это в себе.",
                "sleep-worry | Не могу уснуть, лежу и думаю.",
                "self-criticism | Ненавижу себя за это, сама виновата.",
                "need-for-control | Мне проще сделать самой, никому не доверяю.",
                "comparison | Сравниваю себя с подругами, и я хуже всех."
            })
    void findsWhatARussianMessageShows(String slug, String text) {
        assertThat(slugs(Language.RU, text)).contains(slug);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "self-doubt | Tomorrow is the interview and I'm not good enough.",
                "avoidance | I pretend everything is fine instead of telling her.",
                "catastrophising | What if they fire me and everything falls apart?",
                "people-pleasing | I said yes again though I didn't want to.",
                "overwork | I've been working on weekends for a month.",
                "fear-of-rejection | I'm scared that he will leave me.",
                "money-anxiety | I worry about money all the time.",
                "perfectionism | It has to be perfect or I can't send it.",
                "procrastination | I keep putting it off until the last minute.",
                "loneliness | I feel so alone, there's no one to talk to.",
                "anger-suppression | I was furious but I just smiled.",
                "sleep-worry | I can't fall asleep, I lie awake thinking.",
                "self-criticism | It's all my fault, I'm such a failure.",
                "need-for-control | It's easier to do it myself, I can't trust anyone.",
                "comparison | I keep comparing myself with my friends."
            })
    void findsWhatAnEnglishMessageShows(String slug, String text) {
        assertThat(slugs(Language.EN, text)).contains(slug);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Сегодня был хороший день, гуляли с сыном в парке.",
                "Спасибо, стало легче. Завтра позвоню сестре.",
                "Я не боюсь отказа и спокойно сплю.",
                "Посоветуй фильм на вечер.",
                "Выспалась, сделала отчёт, довольна собой."
            })
    void findsNothingInOrdinaryRussianMessages(String text) {
        assertThat(slugs(Language.RU, text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Today was a good day, we walked in the park.",
                "Thanks, that helped. I'll call my sister tomorrow.",
                "I'm not afraid of rejection any more.",
                "Can you suggest a film for tonight?",
                "I slept well and finished the report."
            })
    void findsNothingInOrdinaryEnglishMessages(String text) {
        assertThat(slugs(Language.EN, text)).isEmpty();
    }

    @Test
    void everyClaimOfItsOwnIsProven() {
        var said = said(
                "Я опять не справлюсь. " + "Очень длинно, ".repeat(30) + "и ненавижу себя за это",
                "Мне ОДИНОКО…\nи пусто внутри");
        var evidence = new Evidence(said);

        assertThat(read(Language.RU, Depth.QUICK, said).findings())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(evidence.of(finding).quotes()).hasSameSizeAs(finding.claims()));
    }

    @Test
    void theTopicsOfTheWordsAreTopicsOfThePattern() {
        var finding = read(Language.EN, Depth.QUICK, said("My boss asked again and I said yes again"))
                .findings()
                .getFirst();

        assertThat(finding.theme().topics()).containsEntry(Topic.WORK, 0.7);
        assertThat(finding.theme().topics()).doesNotContainKey(Topic.MONEY);
    }

    @Test
    void theMoreMessagesSayItTheSurerItIs() {
        var once =
                read(Language.EN, Depth.QUICK, said("I can't sleep")).findings().getFirst();
        var often = read(Language.EN, Depth.QUICK, said("I can't sleep", "I can't sleep", "insomnia again"))
                .findings()
                .getFirst();

        assertThat(often.confidence()).isGreaterThan(once.confidence());
    }

    @Test
    void aDeepReadingNotesWhatHelpsAndWhatDoesNot() {
        var advice = read(
                        Language.RU,
                        Depth.DEEP,
                        said(
                                "Мне помогает прогулка у реки, правда.",
                                "Становится хуже, когда молчу",
                                "мне не помогает чужая жалость"))
                .advice()
                .orElseThrow();

        assertThat(advice.works()).containsExactly("прогулка у реки");
        assertThat(advice.doesNotWork()).contains("чужая жалость");
        assertThat(advice.professionalHelp()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RU | Ничего не радует | Каждый день плачу | Не вижу смысла вставать",
                "EN | Nothing brings me joy | I cry every day | I don't see the point"
            })
    void aLowThatLastsOverSeveralMessagesSuggestsAProfessional(
            Language language, String one, String two, String three) {
        assertThat(read(language, Depth.DEEP, said(one, two, three))
                        .advice()
                        .orElseThrow()
                        .professionalHelp())
                .isTrue();
        assertThat(read(language, Depth.DEEP, said(one + ". " + two + ". " + three))
                        .advice()
                        .orElseThrow()
                        .professionalHelp())
                .as("one bad day is not a lasting low")
                .isFalse();
    }

    private List<String> slugs(Language language, String text) {
        return read(language, Depth.QUICK, said(text)).findings().stream()
                .map(finding -> finding.theme().slug())
                .toList();
    }

    private Analyst.Report read(Language language, Depth depth, List<Utterance> said) {
        return analyst.read(new Analyst.Reading(1, language, depth, said, List.of()));
    }

    private static List<Utterance> said(String... texts) {
        var said = new ArrayList<Utterance>();
        for (var text : texts) {
            said.add(new Utterance(new UUID(0, said.size()), NOON.plusSeconds(said.size()), text));
        }
        return said;
    }
}
