package io.soulnear.quiz.session.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.messaging.Event;
import io.soulnear.quiz.person.Person;
import io.soulnear.quiz.session.domain.Session;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.Texts;
import io.soulnear.testing.Contracts;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationTest {
    @Test
    void theCommandShowsTheFourCategories() {
        assertThat(new AChat(Language.EN).write("/quiz").buttonTexts())
                .containsExactly("Relationships", "Money", "Confidence", "Fears", "Talk about it");
        assertThat(new AChat(Language.RU).write("/quiz@SoulNearBot").buttonTexts())
                .contains("Отношения", "Деньги", "Уверенность", "Страхи");
    }

    @Test
    void everyQuestionShowsHowFarThePersonIs() {
        var chat = new AChat(Language.EN).press("quiz:start:fears");

        for (int position = 1; position <= 8; position++) {
            assertThat(chat.said()).contains(position + " / 8\n");
            chat.answer(2, "In the evening, mostly");
        }
        assertThat(chat.said()).doesNotContain(" / 8");
    }

    @Test
    void questionsAreDrawnByTheUpdateThatBeginsThem() {
        var update = new UUID(7, 8);
        var begun = begun(update);

        assertThat(begun(update).questions()).isEqualTo(begun.questions());
        assertThat(begun(update).id()).isNotEqualTo(begun.id());
        assertThat(LongStream.range(9, 30)
                        .mapToObj(other -> begun(new UUID(7, other)).questions()))
                .anyMatch(others -> !others.equals(begun.questions()));
    }

    private static Session.InProgress begun(UUID update) {
        return (Session.InProgress)
                new AChat(Language.EN).press(update, "quiz:start:money").session();
    }

    @Test
    void theResultQuotesThePersonAndInvitesToTalk() {
        var chat = completed(Language.EN, "money", "It was always \"we'll see\", said my mother");

        assertThat(chat.said())
                .contains("“It was always \"we'll see\", said my mother”")
                .contains("1. ", "2. ", "3. ")
                .doesNotContain("{", "null");
        assertThat(chat.buttons().getFirst().get("action").asText()).isEqualTo("dialogue:enter:helper");
    }

    @Test
    void aResultIsToldOnceThoughNobodyKnowsAnyMoreThatItWas() {
        var chat = completed(Language.EN, "fears", "In the dark");
        var replies = chat.replies().size();
        chat.later(Duration.ofDays(36));
        chat.sessions.forgetSeen();
        var command = chat.next();

        chat.write(command, "/quiz");
        assertThat(chat.replies()).hasSize(replies + 1);
        assertThat(chat.buttonTexts()).contains("Fears");

        chat.write(command, "/quiz");
        assertThat(chat.replies()).hasSize(replies + 1);
    }

    @Test
    void theResultIsInThePersonsLanguageAndByName() {
        var chat = new AChat(Language.EN);
        chat.sessions.person = new Person(Language.RU, "Аня");
        chat.press("quiz:start:relationships");
        for (int i = 0; i < 8; i++) {
            chat.answer(0, "Мне трудно просить о помощи");
        }

        assertThat(chat.said()).startsWith("Аня, ").contains("«Мне трудно просить о помощи»");
    }

    @Test
    void aChangeOfLanguageInTheMiddleAsksTheRestInTheNewOne() {
        var chat = new AChat(Language.EN).press("quiz:start:money");
        chat.sessions.person = new Person(Language.RU, null);

        chat.answer(0, "word");

        assertThat(chat.said()).contains("2 / 8\n").containsPattern("[а-яё]{3}");
    }

    @Test
    void unfinishedQuizzesAreOfferedAndGoneOnWith() {
        var chat =
                new AChat(Language.EN).press("quiz:start:money").answer(1, "x").leave();

        chat.write("/quiz");
        assertThat(chat.said()).contains("Money").contains("1 of 8");
        assertThat(chat.buttonTexts()).containsExactly("Continue", "Start again", "All quizzes");

        chat.pressNamed("Continue");
        assertThat(chat.said()).contains("2 / 8\n");
    }

    @Test
    void anotherCategoryIsOfferedInsteadOfTheUnfinishedOne() {
        var chat = new AChat(Language.EN).press("quiz:start:money").answer(1, "x");

        chat.press("quiz:start:fears");
        assertThat(chat.buttonTexts()).containsExactly("Continue", "Start: Fears", "All quizzes");

        chat.pressNamed("Start: Fears");
        assertThat(chat.said()).contains("1 / 8\n");
        assertThat(chat.published("cancelled")).isEmpty();
        assertThat(AChat.data(chat.published("started").getLast()).hasNonNull("replaces"))
                .isTrue();
    }

    @Test
    void aStaleButtonIsSaidToBeOutOfDateAndTheQuestionComesAgain() {
        var chat =
                new AChat(Language.EN).press("quiz:start:money").answer(1, "x").answer(1, "x");
        var question = chat.said();

        chat.press("quiz:answer:0123456789:1:1");

        assertThat(chat.said()).startsWith("This button is out of date.").endsWith(question);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quiz:",
                "quiz:dance",
                "quiz:start:weather",
                "quiz:answer:a:b:c",
                "quiz:answer:::",
                "quiz:again:x"
            })
    void aButtonThatMeansNothingIsAnsweredPolitely(String action) {
        var chat = new AChat(Language.RU).press(action);

        assertThat(chat.said()).startsWith("Эта кнопка устарела.");
        assertThat(chat.sessions.latest).isEmpty();
    }

    @Test
    void leavingSaysNothingButTellsTheOthers() {
        var chat = new AChat(Language.EN).press("quiz:start:money").answer(1, "x");
        var before = chat.replies().size();

        chat.leave();

        assertThat(chat.replies()).hasSize(before);
        assertThat(chat.published("paused")).hasSize(1);
    }

    @Test
    void everyActionIsAsciiAndFitsIntoFortyBytes() {
        var chat = new AChat(Language.RU).press("quiz:start:relationships");
        chat.answer(0, "слово").press("quiz:start:confidence").write("/quiz");
        chat.pressNamed("Продолжить");

        assertThat(chat.replies().stream().flatMap(reply -> AChat.data(reply).findValuesAsText("action").stream()))
                .hasSizeGreaterThan(10)
                .allSatisfy(action -> assertThat(action.getBytes(StandardCharsets.UTF_8))
                        .hasSizeLessThanOrEqualTo(40)
                        .hasSize(action.length()));
    }

    @Test
    void sessionsThatNobodyComesBackToAreCancelledWithoutAWord() {
        var chat = new AChat(Language.EN).press("quiz:start:money").answer(1, "x");
        var replies = chat.replies().size();

        chat.later(Duration.ofDays(6));
        chat.conversation.cancelUntouched();
        assertThat(chat.published("cancelled")).isEmpty();

        chat.later(Duration.ofDays(1));
        chat.conversation.cancelUntouched();
        assertThat(AChat.data(chat.published("cancelled").getFirst())
                        .get("answered")
                        .asInt())
                .isEqualTo(1);
        assertThat(chat.replies()).hasSize(replies);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everythingThatIsPublishedKeepsItsContract(Language language) {
        var chat = completed(language, "confidence", "Some words, некоторые слова");
        chat.press("quiz:start:fears")
                .leave()
                .press("quiz:start:fears")
                .answer(1, "x")
                .leave();
        chat.later(Duration.ofDays(8));
        chat.write("/quiz");

        chat.sessions.published.forEach(event -> Contracts.validate(event.type(), event.data()));
        assertThat(chat.sessions.published)
                .extracting(Event::type)
                .contains(
                        "io.soulnear.quiz.started.v1",
                        "io.soulnear.quiz.answer-given.v1",
                        "io.soulnear.quiz.paused.v1",
                        "io.soulnear.quiz.completed.v1",
                        "io.soulnear.quiz.cancelled.v1");
    }

    @Test
    void everyAnswerIsTold() {
        var chat = completed(Language.EN, "fears", "In the dark");

        assertThat(chat.published("answer-given"))
                .extracting(event -> AChat.data(event).get("position").asInt())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(chat.published("answer-given").stream()
                        .map(event -> AChat.data(event).get("answer"))
                        .filter(answer -> answer.get("kind").asText().equals("text")))
                .allSatisfy(answer -> assertThat(answer.get("text").asText()).isEqualTo("In the dark"));
    }

    @Test
    void whatHappensIsCountedPerCategory() {
        var chat = completed(Language.EN, "fears", "In the dark");
        chat.press("quiz:start:money").leave();

        assertThat(chat.meters
                        .counter("quiz.answered", "category", "fears", "variant", "fixed")
                        .count())
                .isEqualTo(8);
        assertThat(chat.counted("started")).isEqualTo(2);
        assertThat(chat.counted("completed")).isEqualTo(1);
        assertThat(chat.counted("paused")).isEqualTo(1);
    }

    @Test
    void anApologyIsUrgentAndTheSameHoweverOftenItIsMade() {
        var chat = new AChat(Language.RU);
        var apologies = new Apologies(new Texts(), chat.events, Clock.systemUTC());
        var update = new UUID(1, 2);

        var first = apologies.of(update, AChat.CHAT, Language.RU, "stalled");
        var second = apologies.of(update, AChat.CHAT, Language.RU, "stalled");

        assertThat(first.attributes()).containsEntry("urgent", "true");
        assertThat(first.id()).isEqualTo(second.id());
        assertThat(apologies.of(update, AChat.CHAT, Language.RU, "abandoned").id())
                .isNotEqualTo(first.id());
        assertThat(first.data()).contains("не потеряется");
    }

    private static AChat completed(Language language, String category, String words) {
        var chat = new AChat(language).press("quiz:start:" + category);
        Stream.iterate(0, i -> i + 1).limit(8).forEach(_ -> chat.answer(1, words));
        return chat;
    }
}
