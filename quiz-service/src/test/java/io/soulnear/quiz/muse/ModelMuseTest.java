package io.soulnear.quiz.muse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.quiz.catalogue.Curated;
import io.soulnear.quiz.session.application.KnownPattern;
import io.soulnear.quiz.session.application.Muse.Uninspired;
import io.soulnear.quiz.session.domain.Answer;
import io.soulnear.quiz.session.domain.Bank;
import io.soulnear.quiz.session.domain.Category;
import io.soulnear.quiz.session.domain.ChatId;
import io.soulnear.quiz.session.domain.Course;
import io.soulnear.quiz.session.domain.Finding;
import io.soulnear.quiz.session.domain.Input;
import io.soulnear.quiz.session.domain.Level;
import io.soulnear.quiz.session.domain.Question;
import io.soulnear.quiz.session.domain.Quote;
import io.soulnear.quiz.session.domain.Session;
import io.soulnear.quiz.session.domain.SessionId;
import io.soulnear.quiz.session.domain.Variant;
import io.soulnear.runtime.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelMuseTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final Bank BANK = Curated.CATALOGUE.bank(Category.MONEY, Language.EN);

    private final ScriptedMind mind = new ScriptedMind();
    private final ModelMuse muse = new ModelMuse(mind, (_, _) -> true, JSON);

    /** A mind that says what it is told to say. */
    private static final class ScriptedMind implements Mind {
        String says = "";
        final List<String> heard = new ArrayList<>();

        @Override
        public boolean isThere() {
            return true;
        }

        @Override
        public String answer(ChatId chat, String task, String data) {
            heard.add(task + "\n" + data);
            return says;
        }
    }

    @Test
    void fiveQuestionsTakeThePlacesFromTheFourthToTheEighth() throws Exception {
        var at = begun();
        mind.says = "Sure!\n```json\n" + questions(at, "") + "\n```";

        var made = muse.questions(at, BANK, Language.EN, List.of());

        assertThat(made).hasSize(5).allMatch(question -> Question.isMade(question.id()));
        for (int i = 0; i < 5; i++) {
            assertThat(made.get(i)).hasSameClassAs(at.questions().get(Course.KNOWN + i));
        }
        assertThat(mind.heard.getFirst())
                .contains(at.questions().getFirst().text())
                .contains("English")
                .doesNotContain("{category}", "{places}", "{themes}", "{language}");
    }

    @Test
    void aQuestionThatRepeatsAnEarlierOneGivesWayToTheBank() throws Exception {
        var at = begun();
        mind.says = questions(at, at.questions().getFirst().text());

        var made = muse.questions(at, BANK, Language.EN, List.of());

        assertThat(made.getFirst()).isEqualTo(at.questions().get(3));
        assertThat(made.subList(1, 5)).allMatch(question -> Question.isMade(question.id()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Как часто ты об этом думаешь по вечерам?",
                "How often do symptoms of a disorder bother you?",
                "How often do you visit https://example.org for help?",
                "How often <b>do you</b> do it?",
                "Tell me how often you do it."
            })
    void aQuestionThatMustNotBeShownGivesWayToTheBank(String text) throws Exception {
        var at = begun();
        mind.says = questions(at, text);

        assertThat(muse.questions(at, BANK, Language.EN, List.of()).getFirst())
                .isEqualTo(at.questions().get(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "I can't do that",
                "{\"questions\":[]}",
                "{\"questions\":[{\"type\":\"scale\"}]}",
                "{\"questions\":",
                "{\"questions\":\"none\"}",
                "[1,2,3]",
                "<html>{}</html>"
            })
    void whatIsNotWhatWasAskedForInspiresNothing(String written) {
        mind.says = written;

        assertThatThrownBy(() -> muse.questions(begun(), BANK, Language.EN, List.of()))
                .isInstanceOf(Uninspired.class);
        assertThatThrownBy(() -> muse.insight(answered(), BANK, Language.EN, null))
                .isInstanceOf(Uninspired.class);
    }

    @Test
    void onlyTwoQuestionsLookIntoWhatIsKnownAndOnlyIntoWhatIsKnown() throws Exception {
        var at = begun();
        var known = List.of(new KnownPattern("late-bills", "Bills left for later", "d"));
        mind.says = questions(at, "").replace("\"reversed\":false", "\"reversed\":false,\"probe\":\"late-bills\"");

        var made = muse.questions(at, BANK, Language.EN, known);
        var unknown = muse.questions(at, BANK, Language.EN, List.of());

        assertThat(mind.heard.getFirst()).contains("Bills left for later");
        var scales = at.questions().subList(3, 8).stream()
                .filter(Question.Scale.class::isInstance)
                .count();
        assertThat(made.stream().filter(it -> it instanceof Question.Scale && Question.isMade(it.id())))
                .hasSize((int) Math.min(2, scales));
        assertThat(unknown.stream().filter(it -> it instanceof Question.Scale && Question.isMade(it.id())))
                .isEmpty();
    }

    @Test
    void whatIsFoundIsToldWithTheThreeBestFollowUps() throws Exception {
        mind.says = insight(0.85, "count it at night", FOLLOW_UPS);

        var insight = muse.insight(answered(), BANK, Language.EN, null);

        assertThat(insight.findings()).extracting(Finding::title).containsExactly("Counting at night");
        assertThat(insight.findings().getFirst().quotes())
                .extracting(Quote::words)
                .containsExactly("count it at night");
        assertThat(insight.followUps()).hasSize(3).allMatch(question -> Question.isMade(question.id()));
        assertThat(insight.followUps().stream().filter(Question.Text.class::isInstance))
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void whatThePersonNeverSaidIsNotQuoted() throws Exception {
        mind.says = insight(0.85, "I hate money", FOLLOW_UPS);

        assertThat(muse.insight(answered(), BANK, Language.EN, null)
                        .findings()
                        .getFirst()
                        .quotes())
                .isEmpty();
    }

    @Test
    void aPatternThatIsNotSureEnoughAddsNothing() throws Exception {
        mind.says = insight(0.69, "count it at night", FOLLOW_UPS);

        assertThat(muse.insight(answered(), BANK, Language.EN, null))
                .isEqualTo(new Input.Insight(answered().id(), List.of(), List.of()));
    }

    @Test
    void aNamedContradictionIsAmongTheFollowUps() throws Exception {
        mind.says = insight(0.85, "count it at night", FOLLOW_UPS);
        var named = new Question.Text("named-worry", "worry", "You said always and never. When is it which?", false);

        assertThat(muse.insight(answered(), BANK, Language.EN, named).followUps())
                .hasSize(3)
                .contains(named);
    }

    @Test
    void followUpsThatDoNotCoverWhatTheyMustInspireNothing() {
        mind.says = insight(0.85, "count it at night", FOLLOW_UPS.replace("resource", "hidden"));

        assertThatThrownBy(() -> muse.insight(answered(), BANK, Language.EN, null))
                .isInstanceOf(Uninspired.class)
                .hasMessage("lacks-cover");
    }

    private static final String FOLLOW_UPS = """
            {"type":"text","covers":"contradiction","text":"When does counting at night calm you, and when not?"},
            {"type":"choice","covers":"hidden","text":"What would your worry ask for, if it could speak?",
             "options":[{"text":"Safety"},{"text":"Rest"},{"text":"Respect"}]},
            {"type":"scale","covers":"hidden","text":"How often does the same sum come back to your mind?","gist":"The same sum again"},
            {"type":"scale","covers":"resource","text":"How often does a plan on paper make it lighter?","gist":"Lighter by a plan","reversed":true},
            {"type":"text","covers":"resource","text":"Who or what has helped you to feel safe with money?"}
            """;

    private static String insight(double confidence, String quote, String followUps) {
        return """
                {"patterns":[{"theme":"worry","title":"Counting at night","confidence":%s,
                 "contradiction":"You count to be calm, and counting keeps you awake.",
                 "meaning":"Perhaps numbers stand for safety.","strength":"You take care of tomorrow.",
                 "quotes":["%s"]}],"followUps":[%s]}
                """.formatted(confidence, quote, followUps);
    }

    /** Five questions of the wanted types; the first with that text, unless it is empty. */
    private static String questions(Session.InProgress at, String first) {
        var texts = List.of(
                "How does a week before payday feel to you?",
                "What did you buy lately that still pleases you?",
                "Imagine a bill comes early: what happens next?",
                "How often is a price the first thing you see?",
                "How often do you talk about spending with friends?");
        var written = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            var text = i == 0 && !first.isEmpty() ? first : texts.get(i);
            written.add(
                    switch (at.questions().get(Course.KNOWN + i)) {
                        case Question.Text _ ->
                            "{\"type\":\"text\",\"theme\":\"worry\",\"scenario\":true,\"text\":\"%s\"}".formatted(text);
                        case Question.Scale _ ->
                            "{\"type\":\"scale\",\"theme\":\"worth\",\"gist\":\"In few words\",\"reversed\":false,\"text\":\"%s\"}"
                                    .formatted(text);
                        case Question.Choice _ ->
                            "{\"type\":\"choice\",\"theme\":\"worth\",\"scenario\":true,\"text\":\"%s\",\"options\":[{\"text\":\"One\"},{\"text\":\"Two\",\"theme\":\"worth\"},{\"text\":\"Three\"}]}"
                                    .formatted(text);
                    });
        }
        return "{\"questions\":[" + String.join(",", written) + "]}";
    }

    private static Session.InProgress begun() {
        return new Session.InProgress(
                new SessionId(new UUID(7, 1)),
                new ChatId(42),
                Category.MONEY,
                Course.of(Variant.DYNAMIC_ADAPTIVE, Curated.CATALOGUE.draw(Category.MONEY, Language.EN, 3)),
                List.of(),
                Instant.EPOCH);
    }

    private static Session.InProgress answered() {
        var begun = begun();
        var answers = new ArrayList<Answer>();
        for (var question : begun.questions().subList(0, 5)) {
            answers.add(new Answer(
                    answers.size() + 1,
                    question.id(),
                    switch (question) {
                        case Question.Text _ -> new Answer.Said("I count it at night, again and again");
                        case Question.Scale _ -> new Answer.Rated(Level.OFTEN);
                        case Question.Choice _ -> new Answer.Said("I would count it at night");
                    }));
        }
        return new Session.InProgress(
                begun.id(), begun.chat(), begun.category(), begun.course(), answers, Instant.EPOCH);
    }
}
