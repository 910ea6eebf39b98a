package io.soulnear.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Subscription;
import io.soulnear.messaging.UnreadableEvent;
import io.soulnear.testing.Contracts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What quizzes show becomes part of the profile, in the person's own words. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuizResultTest {
    private static final String COMPLETED = "io.soulnear.quiz.completed.v1";
    private static final String DETECTED = "io.soulnear.profile.pattern-detected.v1";

    private LiveProfile profile;

    @BeforeAll
    void start() {
        profile = LiveProfile.start();
        profile.bean(SwitchedFlags.class).turnOn("ENABLE_PATTERN_ANALYSIS");
    }

    @AfterAll
    void end() {
        profile.close();
    }

    @Test
    void aPatternOfAQuizIsQuotedInWhatThePersonTypedAndNotInWhatStoodOnButtons() {
        var chat = registered();

        profile.publish(completed(chat, "with-patterns"));

        var pattern = profile.only(DETECTED, chat.id());
        assertThat(pattern.path("slug").asText()).isEqualTo("money-anxiety");
        assertThat(pattern.path("shown").asBoolean()).isTrue();
        assertThat(pattern.path("confidence").asDouble()).isEqualTo(0.88);
        assertThat(quotes(pattern)).containsExactly("Money doesn't grow on trees, said my grandmother");
        assertThat(pattern.path("topics").path("money").asDouble()).isEqualTo(1);
    }

    @Test
    void anAnswerOnTheThemeIsEvidenceThoughTheResultDoesNotQuoteIt() {
        var chat = registered();

        profile.publish(completed(chat, data -> {
            pattern(data).putArray("quotes");
            answer(data, "I count every coin at night");
        }));

        assertThat(quotes(profile.only(DETECTED, chat.id()))).containsExactly("I count every coin at night");
    }

    @Test
    void quotesThatNobodyTypedAreDroppedAndThePatternIsNotShown() {
        var chat = registered();

        profile.publish(completed(chat, data -> {
            answer(data, "I would rather not say");
            ((ObjectNode) data.path("answers").path(1).path("question")).put("theme", "worth");
        }));

        var pattern = profile.only(DETECTED, chat.id());
        assertThat(pattern.path("shown").asBoolean()).isFalse();
        assertThat(quotes(pattern)).isEmpty();
        assertThat(pattern.path("confidence").asDouble()).isEqualTo(0.44);
    }

    @Test
    void aThemeThatConversationsDoNotKnowIsKeptAsTheQuizWordedIt() {
        var chat = registered();

        profile.publish(completed(chat, data -> {
            pattern(data).put("theme", "worth").put("slug", "money-worth").put("title", "Money for myself");
            ((ObjectNode) data.path("answers").path(1).path("question")).put("theme", "worth");
        }));

        var pattern = profile.only(DETECTED, chat.id());
        assertThat(pattern.path("slug").asText()).isEqualTo("money-worth");
        assertThat(pattern.path("title").asText()).isEqualTo("Money for myself");
        assertThat(pattern.path("contradiction").asText()).startsWith("Thinking about money");
        assertThat(quotes(pattern)).hasSize(1);
    }

    @Test
    void theSameResultAgainChangesNothingAndAnotherQuizIsAnotherOccurrence() {
        var chat = registered();
        var first = completed(chat, "with-patterns");
        profile.publish(first);
        profile.only(DETECTED, chat.id());

        profile.publish(first);
        profile.publish(completed(chat, data -> {
            data.put("sessionId", UUID.randomUUID().toString());
            pattern(data).putArray("quotes");
            answer(data, "I still lie awake over money");
        }));

        var pattern = profile.events(DETECTED, chat.id(), 2).getLast();
        assertThat(pattern.path("occurrences").asInt()).isEqualTo(2);
        assertThat(profile.events(DETECTED, Long.toString(chat.id()))).hasSize(2);
    }

    @Test
    void aResultThatTellsNoPatternsSpeaksByItsThemes() {
        var chat = registered();

        profile.publish(completed(chat, data -> data.remove(List.of("patterns", "answers"))));

        assertThat(quotes(profile.only(DETECTED, chat.id())))
                .containsExactly("Money doesn't grow on trees, said my grandmother");
    }

    @Test
    void aStrangersResultLeavesNothing() {
        var stranger = new Chat(profile, "en");
        var event = completed(stranger, "with-patterns");

        profile.publish(event);

        await().atMost(LiveProfile.PATIENCE)
                .until(() -> !profile.rows("select 1 from inbox where event_id = ?", event.id())
                        .isEmpty());
        assertThat(profile.rows("select 1 from pattern where chat_id = ?", stranger.id()))
                .isEmpty();
    }

    @Test
    void everyResultEverPublishedIsRead() throws Exception {
        var handler = profile.bean(Subscription.class, "quiz-results").handler();
        for (var example : Contracts.examples(COMPLETED)) {
            handler.handle(event(42, example.data()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"chatId\":1}", "{\"chatId\":{}}"})
    void whatIsNoResultIsUnreadable(String data) {
        var handler = profile.bean(Subscription.class, "quiz-results").handler();

        assertThatThrownBy(() -> handler.handle(event(42, data))).isInstanceOf(UnreadableEvent.class);
    }

    private Chat registered() {
        var chat = new Chat(profile, "en");
        chat.registers("Bo");
        return chat;
    }

    private static List<String> quotes(JsonNode pattern) {
        return pattern.path("quotes").findValuesAsText("text");
    }

    private static ObjectNode pattern(ObjectNode data) {
        return (ObjectNode) data.path("patterns").path(0);
    }

    private static void answer(ObjectNode data, String words) {
        ((ObjectNode) data.path("answers").path(1).path("answer")).put("text", words);
    }

    private Event completed(Chat chat, String example) {
        return completed(chat, example, _ -> {});
    }

    private Event completed(Chat chat, Change change) {
        return completed(chat, "with-patterns", change);
    }

    private Event completed(Chat chat, String example, Change change) {
        var data = Contracts.examples(COMPLETED).stream()
                .filter(one -> one.name().contains(example))
                .map(one -> (ObjectNode) profile.json(one.data()))
                .findFirst()
                .orElseThrow();
        data.put("chatId", chat.id());
        change.to(data);
        Contracts.validate(COMPLETED, data.toString());
        return event(chat.id(), data.toString());
    }

    private static Event event(long chat, String data) {
        return Event.of(UUID.randomUUID(), COMPLETED, "quiz.session", Long.toString(chat), Instant.now(), data);
    }

    private interface Change {
        void to(ObjectNode data);
    }
}
