package io.soulnear.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.soulnear.quiz.RunningQuiz.Seen;
import io.soulnear.testing.Contracts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Updates in, replies out: the whole service between two topics. */
class QuizJourneyTest {
    private static RunningQuiz quiz;

    @BeforeAll
    static void start() {
        quiz = new RunningQuiz();
    }

    @AfterAll
    static void stop() {
        quiz.close();
    }

    @Test
    void aQuizInRussianFromTheCommandToTheResult() {
        var person = new Person(101, "ru").write("/quiz");
        assertThat(person.said()).startsWith("На что посмотрим?");

        person.pressNamed("Деньги");
        for (int position = 1; position <= 8; position++) {
            assertThat(person.said()).contains(position + " / 8\n");
            person.answer("Мне трудно об этом говорить");
        }

        assertThat(person.said()).contains("«Мне трудно об этом говорить»").contains("1. ");
        assertThat(person.actions()).contains("dialogue:enter:helper");
        assertThat(person.events("answer-given")).hasSize(8);
        assertThat(person.events("completed")).hasSize(1);
        person.published()
                .forEach(event -> Contracts.validate(event.type(), event.data().toString()));
    }

    @Test
    void aQuizInEnglishWithDoubleTapsRedeliveriesAndAKillBetweenAnyTwoAnswers() {
        var person = new Person(102, "en").press("start:fears");
        for (int position = 1; position <= 8; position++) {
            assertThat(person.said()).contains(position + " / 8\n");
            var action = person.answerAction();
            person.answer("I keep it to myself").again();
            if (action != null && position < 8) {
                var question = person.reply();
                person.press(action);
                assertThat(person.said()).startsWith("Got it already");
                person.reply = question;
            }
            if (position % 3 == 0) {
                quiz.killAndRestart();
            }
        }

        assertThat(person.said()).contains("“I keep it to myself”");
        assertThat(person.events("answer-given"))
                .extracting(event -> event.data().get("position").asInt())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(quiz.of(102, "telegram.reply")).hasSize(person.expected);
    }

    @Test
    void anAnswerSaidAloudIsHeardElsewhereAndCounts() {
        var person = new Person(105, "en").press("start:fears");
        while (person.answerAction() != null) {
            person.answer("");
        }
        var position = person.events("answer-given").size() + 1;

        person.speak();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> person.events("answer-spoken").size() == 1);
        var spoken = person.events("answer-spoken").getFirst();
        Contracts.validate(spoken.type(), spoken.data().toString());
        assertThat(spoken.data().get("position").asInt()).isEqualTo(position);
        assertThat(spoken.data().get("fileId").asText()).isEqualTo("a-voice");
        person.heard("I keep it to myself", spoken);

        assertThat(person.said()).contains((position + 1) + " / 8\n");
        var answer = person.events("answer-given").getLast().data().get("answer");
        assertThat(answer.get("text").asText()).isEqualTo("I keep it to myself");
    }

    @Test
    void whoeverTurnsAwayFindsTheQuizAgain() {
        var person = new Person(103, "en").press("start:money").answer("words");

        person.leave("/menu");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> person.events("paused").size() == 1);
        person.write("/quiz");
        assertThat(person.said()).contains("1 of 8");
        person.pressNamed("Continue");

        assertThat(person.said()).contains("2 / 8\n");
    }

    @Test
    void whatProfileSaysOfAPersonIsUsedAndErased() {
        var person = new Person(104, "en");
        quiz.person(104, "registered", "{\"chatId\":104,\"language\":\"ru\",\"name\":\"Анна\",\"timeZone\":\"UTC\"}");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> person.write("/quiz").said().startsWith("На что посмотрим?"));
        person.press("start:confidence").answer("слова");
        quiz.person(
                104,
                "pattern-detected",
                "{\"chatId\":104,\"patternId\":\"p1\",\"slug\":\"s\",\"language\":\"ru\",\"title\":\"т\",\"confidence\":0.9}");

        quiz.person(104, "erased", "{\"chatId\":104,\"erasureId\":\"019a5b7c-1d2e-7f00-8a11-0f3c5e7a9b2d\"}");

        var confirmed = quiz.await(104, "profile.erasure", 1).getFirst();
        assertThat(confirmed.type()).isEqualTo("io.soulnear.erasure.confirmed.v1");
        Contracts.validate(confirmed.type(), confirmed.data().toString());
        assertThat(confirmed.data().get("erasureId").asText()).isEqualTo("019a5b7c-1d2e-7f00-8a11-0f3c5e7a9b2d");
        assertThat(confirmed.data().get("service").asText()).isEqualTo("quiz");
        assertThat(confirmed.data().get("erased").get("session").asInt()).isEqualTo(1);
        assertThat(confirmed.data().get("erased").get("known_pattern").asInt()).isEqualTo(1);
        assertThat(person.write("/quiz").said()).startsWith("What shall we look at?");
    }

    /** Somebody in a chat: sends, and waits for the reply. */
    private static final class Person {
        private final long chat;
        private final String language;
        private int updates;
        private int expected;
        private JsonNode reply = MissingNode.getInstance();
        private Runnable last = () -> {};

        Person(long chat, String language) {
            this.chat = chat;
            this.language = language;
        }

        Person write(String text) {
            var number = ++updates;
            var update = "{\"message\":{\"text\":\"%s\",\"from\":{\"id\":%d,\"language_code\":\"%s\"}}}"
                    .formatted(text, chat, language);
            return send(() -> quiz.update(chat, number, "quiz", false, update, null));
        }

        void speak() {
            var update = "{\"message\":{\"voice\":{\"file_id\":\"a-voice\",\"duration\":4},\"from\":{\"id\":%d}}}"
                    .formatted(chat);
            quiz.update(chat, ++updates, "quiz", false, update, null);
        }

        void heard(String text, Seen spoken) {
            var heard = "{\"chatId\":%d,\"sessionId\":%s,\"position\":%s,\"language\":\"%s\",\"text\":\"%s\"}"
                    .formatted(
                            chat, spoken.data().get("sessionId"), spoken.data().get("position"), language, text);
            send(() -> quiz.heard(heard, chat));
        }

        Person press(String action) {
            var number = ++updates;
            var update = "{\"callback_query\":{\"id\":\"1\",\"from\":{\"id\":%d,\"language_code\":\"%s\"}}}"
                    .formatted(chat, language);
            return send(() -> quiz.update(chat, number, "quiz", false, update, action));
        }

        Person pressNamed(String text) {
            return press(buttons().stream()
                    .filter(button -> button.get("text").asText().equals(text))
                    .findFirst()
                    .orElseThrow()
                    .get("action")
                    .asText()
                    .substring("quiz:".length()));
        }

        @Nullable
        String answerAction() {
            return buttons().isEmpty()
                    ? null
                    : buttons().get(1).get("action").asText().substring("quiz:".length());
        }

        Person answer(String words) {
            var action = answerAction();
            return action == null ? write(words) : press(action);
        }

        /** The same update once more. */
        void again() {
            last.run();
        }

        void leave(String text) {
            quiz.update(chat, ++updates, "profile", true, "{\"message\":{\"text\":\"" + text + "\"}}", null);
        }

        JsonNode reply() {
            return reply;
        }

        String said() {
            return reply.get("text").asText();
        }

        List<String> actions() {
            return buttons().stream()
                    .map(button -> button.get("action").asText())
                    .toList();
        }

        List<Seen> events(String what) {
            return published().stream()
                    .filter(event -> event.type().equals("io.soulnear.quiz." + what + ".v1"))
                    .toList();
        }

        List<Seen> published() {
            return quiz.of(chat, "quiz.session");
        }

        private List<JsonNode> buttons() {
            var buttons = new ArrayList<JsonNode>();
            reply.path("buttons").forEach(row -> row.forEach(buttons::add));
            return buttons;
        }

        private Person send(Runnable update) {
            last = update;
            update.run();
            expected++;
            reply = quiz.await(chat, "telegram.reply", expected)
                    .get(expected - 1)
                    .data()
                    .withArray("messages")
                    .valueStream()
                    .toList()
                    .getLast();
            return this;
        }
    }
}
