package io.soulnear.quiz.session.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.quiz.session.domain.Course;
import io.soulnear.quiz.session.domain.Finding;
import io.soulnear.quiz.session.domain.FollowUp;
import io.soulnear.quiz.session.domain.Level;
import io.soulnear.quiz.session.domain.Question;
import io.soulnear.quiz.session.domain.Session;
import io.soulnear.quiz.session.domain.Variant;
import io.soulnear.runtime.Language;
import io.soulnear.testing.Contracts;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the flags, a model and what is known of the person change in a quiz. */
class AdaptiveConversationTest {
    private static final String DYNAMIC = "ENABLE_DYNAMIC_QUIZ";
    private static final String ADAPTIVE = "ENABLE_ADAPTIVE_QUIZ";

    @ParameterizedTest
    @EnumSource(Language.class)
    void answersThatLeanOneWayAreFollowedUpByTheRules(Language language) {
        var chat = askedTheSameTwiceInTheFirstFive(language);
        for (int i = 0; i < 5; i++) {
            leaning(chat);
        }
        assertThat(chat.said()).contains("6 / 11\n");
        for (int i = 5; i < 11; i++) {
            leaning(chat);
        }

        assertThat(chat.published("answer-given")).hasSize(11);
        assertThat(AChat.data(chat.published("completed").getFirst())
                        .get("total")
                        .asInt())
                .isEqualTo(11);
        chat.sessions.published.forEach(event -> Contracts.validate(event.type(), event.data()));
    }

    @Test
    void withTheFlagOffTheSameAnswersMakeAnOrdinaryQuiz() {
        var chat = new AChat(Language.EN).press("quiz:start:money");
        for (int i = 0; i < 8; i++) {
            leaning(chat);
        }

        assertThat(chat.published("completed")).hasSize(1);
        assertThat(chat.published("answer-given")).hasSize(8);
    }

    @Test
    void answersThatPullApartAreNamedInAFollowUp() {
        var chat = askedTheSameTwiceInTheFirstFive(Language.EN);
        while (!(chat.session() instanceof Session.Completed)) {
            var _ = chat.buttons().size() == 5 ? chat.answer(4, "") : chat.answer(3, "No more than others do");
        }

        assertThat(completed(chat).questions())
                .filteredOn(question -> question.id().startsWith("named-"))
                .singleElement()
                .satisfies(question -> assertThat(question.text()).contains("always", "What decides which one wins?"));
    }

    @Test
    void whatStandsOutIsNamedOnTheWay() {
        var chat = new AChat(Language.EN).press("quiz:start:money");
        var said = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            leaning(chat);
            said.append(chat.said()).append('\n');
        }

        assertThat(said.toString()).contains("What I notice so far:");
    }

    @Test
    void questionsMadeMeanwhileTakeTheirPlaces() {
        var chat = new AChat(Language.EN).with(DYNAMIC);
        chat.muse.isThere = true;
        chat.press("quiz:start:fears").answer(1, "some words");
        chat.muse.pace.complete(null);
        chat.settled();

        chat.answer(1, "some words").answer(1, "some words");

        assertThat(chat.said()).contains("4 / 8\nMade: ");
        while (!(chat.session() instanceof Session.Completed)) {
            chat.answer(1, "some words");
        }
        assertThat(completed(chat).questions().subList(3, 8)).allMatch(question -> Question.isMade(question.id()));
        chat.sessions.published.forEach(event -> Contracts.validate(event.type(), event.data()));
    }

    @Test
    void aModelThatFailsIsNotNoticed() {
        var chat = new AChat(Language.EN).with(DYNAMIC, ADAPTIVE);
        chat.muse.isThere = true;
        chat.muse.fails = true;
        chat.muse.pace.complete(null);

        chat.press("quiz:start:fears");
        while (!(chat.session() instanceof Session.Completed)) {
            leaning(chat);
        }

        assertThat(chat.published("answer-given")).hasSize(8);
        assertThat(chat.muse.asked).hasValue(2);
        Awaitility.await()
                .untilAsserted(() -> assertThat(chat.meters
                                .counter("quiz.fallback", "what", "insight", "why", "timeout")
                                .count())
                        .isEqualTo(1));
    }

    @Test
    void aModelThatHangsHoldsNobodyUpForLong() {
        var chat = new AChat(Language.EN).with(DYNAMIC);
        chat.muse.isThere = true;
        chat.press("quiz:start:fears").answer(1, "some words").answer(1, "some words");

        var begin = System.nanoTime();
        chat.answer(1, "some words");

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Forethought.PATIENCE.plusSeconds(5));
        assertThat(chat.said()).contains("4 / 8\n").doesNotContain("Made: ");
    }

    @Test
    void whatAModelFindsIsToldInTheResultAndFollowedUp() {
        var chat = new AChat(Language.EN).with(ADAPTIVE);
        chat.muse.isThere = true;
        chat.muse.pace.complete(null);
        chat.muse.findings = List.of(new Finding(
                "control", "en", "Holding the reins", 0.9, "A contradiction.", "A meaning.", "A strength.", List.of()));
        chat.muse.followUps = io.soulnear.quiz.catalogue.Curated.CATALOGUE
                .bank(io.soulnear.quiz.session.domain.Category.FEARS, Language.EN)
                .theme("control")
                .followUps()
                .stream()
                .map(FollowUp::question)
                .limit(3)
                .toList();

        chat.press("quiz:start:fears");
        for (int i = 0; i < 7; i++) {
            chat.answer(1, "some words");
            chat.settled();
        }
        assertThat(chat.said()).contains("8 / 11\n");
        for (int i = 7; i < 11; i++) {
            chat.answer(1, "some words");
        }

        assertThat(chat.said()).contains("<b>Holding the reins</b>\nA contradiction.\nA meaning.");
        var pattern = AChat.data(chat.published("completed").getFirst())
                .get("patterns")
                .get(0);
        assertThat(pattern.get("slug").asText()).isEqualTo("fears-control");
        chat.sessions.published.forEach(event -> Contracts.validate(event.type(), event.data()));
    }

    @Test
    void whatIsKnownOfThePersonIsAskedAboutWithoutAModelToo() {
        var chat = new AChat(Language.RU).with(DYNAMIC);
        chat.patterns.add(new KnownPattern("money-anxiety", "Тревога о деньгах", "d"));
        chat.press("quiz:start:money");
        chat.settled();

        while (!(chat.session() instanceof Session.Completed)) {
            chat.answer(1, "мои слова");
        }

        assertThat(completed(chat).questions())
                .filteredOn(question -> question.theme().equals("known"))
                .singleElement()
                .satisfies(question -> assertThat(question.text()).contains("«Тревога о деньгах»"));
    }

    @Test
    void theVariantIsThatOfTheBeginningWhateverTheFlagsSayLater() {
        var chat = new AChat(Language.EN).with(ADAPTIVE).press("quiz:start:money");
        chat.flags.clear();
        for (int i = 0; i < 5; i++) {
            leaning(chat);
        }

        assertThat(chat.said()).contains("6 / 11\n");
        assertThat(AChat.data(chat.published("started").getFirst())
                        .get("variant")
                        .asText())
                .isEqualTo(Variant.ADAPTIVE.slug());
        assertThat(chat.meters
                        .counter("quiz.branched", "category", "money", "added", Integer.toString(Course.ADDED))
                        .count())
                .isEqualTo(1);
    }

    /** Answers so that everything speaks for its theme. */
    private static AChat leaning(AChat chat) {
        var question = Objects.requireNonNull(at(chat)).question();
        return switch (question) {
            case Question.Scale scale -> chat.answer((scale.isReversed() ? Level.NEVER : Level.ALWAYS).points(), "");
            case Question.Choice _ -> chat.answer(1, "");
            case Question.Text _ -> chat.write("I worry that it will not be enough");
        };
    }

    /** Whether two of the scales are on one theme; those of the bank point in opposite directions then. */
    /** Which questions are drawn depends on the update that begins the quiz. */
    private static AChat askedTheSameTwiceInTheFirstFive(Language language) {
        return LongStream.range(0, 1_000)
                .mapToObj(update -> new AChat(language).with(ADAPTIVE).press(new UUID(7, update), "quiz:start:money"))
                .filter(AdaptiveConversationTest::asksTheSameTwiceInTheFirstFive)
                .findFirst()
                .orElseThrow();
    }

    private static boolean asksTheSameTwiceInTheFirstFive(AChat chat) {
        var themes = Objects.requireNonNull(at(chat)).questions().subList(0, Course.FORK).stream()
                .filter(Question.Scale.class::isInstance)
                .map(Question::theme)
                .toList();
        return themes.stream().distinct().count() < themes.size();
    }

    private static Session.Completed completed(AChat chat) {
        return (Session.Completed) chat.session();
    }

    private static Session.@Nullable InProgress at(AChat chat) {
        return chat.sessions.latest.get(AChat.CHAT) instanceof Session.InProgress running ? running : null;
    }
}
