package io.soulnear.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.soulnear.messaging.Event;
import io.soulnear.messaging.Subscription;
import io.soulnear.messaging.UnreadableEvent;
import io.soulnear.testing.Contracts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnalysisTest {
    private static final String TURN_COMPLETED = "io.soulnear.dialogue.turn-completed.v1";
    private static final String DETECTED = "io.soulnear.profile.pattern-detected.v1";
    private static final String MOOD = "io.soulnear.profile.mood-observed.v1";
    private static final String INSIGHTS = "io.soulnear.profile.insights-changed.v1";

    private LiveProfile profile;

    @BeforeAll
    void start() {
        profile = LiveProfile.start();
    }

    @AfterAll
    void end() {
        profile.close();
    }

    @BeforeEach
    void on() {
        profile.bean(SwitchedFlags.class).turnOn("ENABLE_PATTERN_ANALYSIS");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ru | Не могу отказать маме | Опять согласилась, хотя сил нет | Да | «Да» вместо «нет»",
                "en | I can't say no to my mother | I agreed again | Yes | Yes instead of no"
            })
    void threeMessagesShowAPatternInThePersonsOwnWords(
            String language, String one, String two, String three, String title) {
        var chat = registered(language);
        says(chat, one);
        says(chat, two);
        says(chat, three);

        var pattern = profile.events(DETECTED, chat.id(), 1).getLast();

        assertThat(pattern.path("title").asText()).isEqualTo(title);
        assertThat(pattern.path("slug").asText()).isEqualTo("people-pleasing");
        assertThat(pattern.path("shown").asBoolean()).isTrue();
        assertThat(pattern.path("occurrences").asInt()).isEqualTo(2);
        assertThat(pattern.path("quotes").findValuesAsText("text")).containsExactly(one, two);
        assertThat(pattern.path("topics").path("relationships").asDouble()).isGreaterThan(0.5);
    }

    @Test
    void aThemeThatComesBackGrowsAndWordsThatStandInSeveralWindowsCountOnce() {
        var chat = registered("en");
        for (var i = 0; i < 9; i++) {
            says(chat, i % 3 == 0 ? "I can't sleep, night number " + i : "fine");
        }

        var last = profile.events(DETECTED, chat.id(), 3).getLast();

        assertThat(last.path("occurrences").asInt()).isEqualTo(3);
        assertThat(last.path("quotes")).hasSize(3);
    }

    @Test
    void modesAreCountedApart() {
        var chat = registered("en");
        says(chat, "helper", "I can't sleep");
        says(chat, "soulsleep", "I can't sleep at all");
        says(chat, "helper", "I lie awake");
        says(chat, "soulsleep", "I lie awake till three");
        settle(chat);
        assertThat(profile.events(DETECTED, Long.toString(chat.id()))).isEmpty();

        says(chat, "soulsleep", "no sleep again");

        assertThat(profile.events(DETECTED, chat.id(), 1)
                        .getFirst()
                        .path("quotes")
                        .findValuesAsText("text"))
                .contains("I can't sleep at all")
                .doesNotContain("I lie awake");
    }

    @Test
    void everyMessageWithAMoodIsNoted() {
        var chat = registered("en");
        var turn = says(chat, "I'm so worried about tomorrow");
        says(chat, "Which film do you suggest?");
        settle(chat);

        var mood = profile.only(MOOD, chat.id());
        assertThat(mood.path("mood").asText()).isEqualTo("anxious");
        assertThat(mood.path("stress").asText()).isEqualTo("high");
        assertThat(mood.path("turnId").asText()).isEqualTo(turn);
        assertThat(profile.rows("select mood from mood where chat_id = ?", chat.id()))
                .containsExactly("anxious");
    }

    @Test
    void twentyMessagesBringInsightsAndWhatHelps() {
        var chat = registered("en");
        for (var i = 0; i < 20; i++) {
            says(chat, i == 4 ? "What helps me is a long walk" : i % 5 == 0 ? "I can't say no, time " + i : "ok");
        }

        var insights = profile.events(INSIGHTS, chat.id(), 1).getLast();

        assertThat(insights.path("insights")).hasSize(1);
        assertThat(insights.path("insights").path(0).path("recommendation").asText())
                .contains("let me think about it");
        assertThat(insights.path("works").path(0).asText()).isEqualTo("a long walk");
        assertThat(insights.path("professionalHelp").asBoolean()).isFalse();
    }

    @Test
    void theSameTurnsAgainChangeNothing() {
        var chat = registered("en");
        var turns = new ArrayList<Event>();
        for (var text : List.of("I can't sleep", "I worry about money", "I can't sleep")) {
            var turn = turn(chat, "helper", text);
            turns.add(turn);
            profile.publish(turn);
        }
        profile.events(DETECTED, chat.id(), 2);
        var before = rows(chat);

        turns.forEach(profile::publish);
        settle(chat);

        assertThat(rows(chat)).isEqualTo(before);
        assertThat(profile.events(DETECTED, Long.toString(chat.id()))).hasSize(2);
    }

    @Test
    void anAnalysisThatWasCutOffIsMadeUpForWhenTheTurnComesAgain() {
        var chat = registered("en");
        says(chat, "I can't sleep");
        says(chat, "I lie awake");
        var third = turn(chat, "helper", "insomnia");
        profile.publish(third);
        profile.events(DETECTED, chat.id(), 1);
        // as if the process had died between keeping the message and storing what was found
        profile.execute("update progress set quick = 0 where chat_id = " + chat.id());
        profile.execute("delete from pattern where chat_id = " + chat.id());

        profile.publish(third);

        await().atMost(LiveProfile.PATIENCE)
                .until(() -> profile.rows("select slug from pattern where chat_id = ?", chat.id())
                                .size()
                        == 1);
        assertThat(profile.rows("select said from progress where chat_id = ?", chat.id()))
                .containsExactly("3");
    }

    @Test
    void nothingIsKeptWhileSwitchedOff() throws Exception {
        profile.bean(SwitchedFlags.class).turnOff("ENABLE_PATTERN_ANALYSIS");
        var chat = registered("en");
        profile.bean(Subscription.class, "turns").handler().handle(turn(chat, "helper", "I can't sleep"));

        assertThat(profile.rows("select 1 from remark where chat_id = ?", chat.id()))
                .isEmpty();
        assertThat(profile.rows("select 1 from mood where chat_id = ?", chat.id()))
                .isEmpty();
    }

    @Test
    void strangersAndWordsFromBeforeConsentLeaveNothing() {
        var stranger = new Chat(profile, "en");
        says(stranger, "I can't sleep");
        var chat = registered("en");
        profile.publish(at(Instant.now().minus(Duration.ofDays(1)), turn(chat, "helper", "I can't sleep")));
        settle(chat);

        assertThat(profile.rows("select 1 from remark where chat_id = ?", stranger.id()))
                .isEmpty();
        assertThat(profile.rows("select text from remark where chat_id = ? and text like '%sleep%'", chat.id()))
                .isEmpty();
    }

    @Test
    void onlyTheLatestMessagesAreKept() {
        var chat = registered("en");
        for (var i = 0; i < 75; i++) {
            says(chat, "message " + i);
        }

        await().atMost(LiveProfile.PATIENCE)
                .until(() -> profile.rows("select quick from progress where chat_id = ?", chat.id())
                        .contains("75"));
        assertThat(profile.rows("select count(*) from remark where chat_id = ?", chat.id()))
                .containsExactly("60");
    }

    @Test
    void everyTurnEverPublishedIsRead() throws Exception {
        var handler = profile.bean(Subscription.class, "turns").handler();
        for (var example : Contracts.examples(TURN_COMPLETED)) {
            var event =
                    Event.of(UUID.randomUUID(), TURN_COMPLETED, "dialogue.turn", "42", Instant.now(), example.data());
            assertThat(handler.wants(event)).isTrue();
            handler.handle(event);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"chatId\":1}", "{\"chatId\":{},\"turnId\":\"x\"}"})
    void whatIsNoTurnIsUnreadable(String data) {
        var handler = profile.bean(Subscription.class, "turns").handler();
        var event = Event.of(UUID.randomUUID(), TURN_COMPLETED, "dialogue.turn", "42", Instant.now(), data);

        assertThatThrownBy(() -> handler.handle(event)).isInstanceOf(UnreadableEvent.class);
    }

    private Chat registered(String language) {
        var chat = new Chat(profile, language);
        chat.registers("Bo");
        return chat;
    }

    private List<String> rows(Chat chat) {
        return profile.rows("select p::text from pattern p where chat_id = ? order by id", chat.id());
    }

    /** Waits until everything that the person said so far has been looked at. */
    private void settle(Chat chat) {
        var last = turn(chat, "settling", "fine");
        profile.publish(last);
        await().atMost(LiveProfile.PATIENCE)
                .until(() -> profile.rows("select 1 from inbox where event_id = ?", last.id())
                                .size()
                        == 1);
    }

    private String says(Chat chat, String text) {
        return says(chat, "helper", text);
    }

    private String says(Chat chat, String mode, String text) {
        var turn = turn(chat, mode, text);
        profile.publish(turn);
        return profile.json(turn.data()).path("turnId").asText();
    }

    private static Event at(Instant time, Event event) {
        return new Event(
                event.id(), event.type(), event.topic(), event.key(), time, event.data(), event.attributes(), null);
    }

    static Event turn(Chat chat, String mode, String text) {
        var data = Chat.json()
                .put("chatId", chat.id())
                .put("turnId", UUID.randomUUID().toString())
                .put("mode", mode)
                .put("language", chat.language())
                .put("personText", text)
                .put("replyText", "I hear you.")
                .put("provider", "offline")
                .put("model", "reflective")
                .put("promptVersion", "v1")
                .put("tokensIn", 0)
                .put("tokensOut", 0)
                .put("latencyMillis", 1);
        Contracts.validate(TURN_COMPLETED, data.toString());
        return Event.of(
                UUID.randomUUID(),
                TURN_COMPLETED,
                "dialogue.turn",
                Long.toString(chat.id()),
                Instant.now(),
                data.toString());
    }
}
