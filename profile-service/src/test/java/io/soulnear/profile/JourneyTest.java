package io.soulnear.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.soulnear.messaging.Event;
import io.soulnear.messaging.Subscription;
import io.soulnear.messaging.UnreadableEvent;
import io.soulnear.testing.Contracts;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JourneyTest {
    private static final String UPDATE_RECEIVED = "io.soulnear.telegram.update-received.v1";
    private static final String REGISTERED = "io.soulnear.profile.registered.v1";
    private static final String LANGUAGE_CHANGED = "io.soulnear.profile.language-changed.v1";

    private LiveProfile profile;

    @BeforeAll
    void start() {
        profile = LiveProfile.start();
    }

    @AfterAll
    void end() {
        profile.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ru, ru, Согласен, Как мне тебя называть, Приятно познакомиться, пол, Рад знакомству, Чем займёмся, Europe/Moscow",
        "kk, ru, Согласен, Как мне тебя называть, Приятно познакомиться, пол, Рад знакомству, Чем займёмся, Europe/Moscow",
        "en, en, I agree, What should I call you, Nice to meet you, gender, Good to know you, What shall we do, UTC",
        "de, en, I agree, What should I call you, Nice to meet you, gender, Good to know you, What shall we do, UTC",
    })
    void aPersonIsReceivedInTheirLanguage(
            String languageCode,
            String language,
            String consent,
            String name,
            String age,
            String gender,
            String welcome,
            String menu,
            String timeZone) {
        var chat = new Chat(profile, languageCode);

        assertThat(chat.types("/start").event().data()).contains(consent);
        assertThat(chat.presses("profile:agree").text()).contains(name);
        assertThat(chat.types(" Аня ").text()).contains(age, "Аня");
        assertThat(chat.types("25 лет").text()).contains(gender);
        var last = chat.types(language.equals("ru") ? "ж" : "female");
        assertThat(last.text()).contains(welcome, "Аня");
        assertThat(last.actions()).contains("dialogue:enter:helper", "dialogue:enter:soulsleep", "quiz:menu");
        assertThat(chat.types("/menu").text()).contains(menu);

        var card = profile.only(REGISTERED, chat.id());
        assertThat(card.path("language").asText()).isEqualTo(language);
        assertThat(card.path("name").asText()).isEqualTo("Аня");
        assertThat(card.path("age").asInt()).isEqualTo(25);
        assertThat(card.path("gender").asText()).isEqualTo("f");
        assertThat(card.path("timeZone").asText()).isEqualTo(timeZone);
    }

    @Test
    void whatAPersonKeepsBackIsNotInTheirCard() {
        var chat = new Chat(profile, "en");
        chat.types("hello?");
        chat.types("I agree");
        chat.types("Bo");
        chat.presses("profile:age:skip");
        chat.presses("profile:gender:skip");

        var card = profile.only(REGISTERED, chat.id());
        assertThat(card.has("age")).isFalse();
        assertThat(card.has("gender")).isFalse();
    }

    @Test
    void textsBeforeConsentAreNotStored() {
        var chat = new Chat(profile, "en");

        assertThat(chat.types("my secret").text()).contains("not a therapist");
        assertThat(chat.types("another secret").text()).contains("not a therapist");

        assertThat(profile.rows("select p::text from person p where chat_id = ?", chat.id()))
                .singleElement()
                .asString()
                .doesNotContain("secret");
        assertThat(profile.rows("select data from outbox where data like '%secret%'"))
                .isEmpty();
    }

    @Test
    void ofAChildNothingButTheRefusalIsKept() {
        var chat = new Chat(profile, "ru");
        chat.types("/start spring");
        chat.types("да");
        chat.types("Петя");
        assertThat(chat.types("12 лет").text()).contains("13", "/start");

        assertThat(profile.rows("select p::text from person p where chat_id = ?", chat.id()))
                .containsExactly("(" + chat.id() + ",refused,,,,,,,,,,,not-asked,)");
        assertThat(chat.types("мне 20").text()).contains("/start");
        assertThat(chat.types("/start").actions()).contains("profile:agree");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x'); drop table person;--",
                "<b>&amp;</b>",
                "\u202Eevil\u2066",
                "👨‍👩‍👧‍👦",
                "Z\u0351\u0352\u0353"
            })
    void aNameIsStoredAsTyped(String name) {
        var chat = new Chat(profile, "en");
        chat.registers(name);

        assertThat(profile.rows("select name from person where chat_id = ?", chat.id()))
                .containsExactly(name);
        assertThat(profile.only(REGISTERED, chat.id()).path("name").asText()).isEqualTo(name);
    }

    @Test
    void theLanguageChangesAtOnce() {
        var chat = new Chat(profile, "en");
        chat.registers("Bo");
        chat.types("/language");

        assertThat(chat.presses("profile:language:ru").text()).contains("говорим по-русски");
        assertThat(chat.types("/help").text()).contains("Что я умею");
        assertThat(profile.only(LANGUAGE_CHANGED, chat.id()).path("language").asText())
                .isEqualTo("ru");
        chat.presses("profile:language:ru");
        assertThat(profile.events(LANGUAGE_CHANGED, Long.toString(chat.id()))).hasSize(1);
    }

    @Test
    void theLanguageMayBeChosenOnTheConsentScreen() {
        var chat = new Chat(profile, "ru");

        var russian = chat.types("/start");
        assertThat(chat.presses(russian.action("profile:language")).text()).contains("not a therapist");
        assertThat(chat.types("yes").text()).contains("What should I call you");
        assertThat(profile.events(LANGUAGE_CHANGED, Long.toString(chat.id()))).isEmpty();
    }

    @Test
    void aDeepLinkOpensItsQuizAfterOnboarding() {
        var chat = new Chat(profile, "en");
        chat.types("/start ref_friend");
        chat.types("/start quiz_money");
        chat.types("ok");
        chat.types("Bo");
        chat.types("skip");
        var last = chat.types("skip");

        assertThat(last.actions()).containsExactly("quiz:start:money", "profile:menu");
        assertThat(profile.rows("select referrer from person where chat_id = ?", chat.id()))
                .containsExactly("friend");
        assertThat(chat.types("/start quiz_fears").actions()).containsExactly("quiz:start:fears", "profile:menu");
    }

    @Test
    void nothingIsMetWithSilence() {
        var chat = new Chat(profile, "en");
        chat.registers("Bo");

        assertThat(chat.types("/horoscope").text()).contains("don’t know that command");
        assertThat(chat.types("/my-profile x").text()).contains("don’t know that command");
        assertThat(chat.types("/").text()).contains("don’t know that command");
        assertThat(chat.send(chat.message(Chat.json().set("sticker", Chat.json())))
                        .text())
                .contains("use words");
        assertThat(chat.send(chat.update(Chat.json(), null)).text()).contains("use words");
        var stale = chat.presses("profile:stale");
        assertThat(stale.text()).contains("out of date");
        assertThat(stale.actions()).contains("dialogue:enter:helper");
    }

    @Test
    void whoSendsItMayBeUnknown() {
        var chat = new Chat(profile, "ru");
        var message = Chat.json().put("text", "/start");

        var reply = chat.send(chat.update(Chat.json().set("message", message), null));

        assertThat(reply.text()).contains("not a therapist");
    }

    @Test
    void aRepeatedUpdateChangesNothing() {
        var chat = new Chat(profile, "en");
        chat.registers("Bo");
        chat.sent().forEach(profile::publish);
        chat.types("/menu");

        assertThat(chat.sent())
                .allSatisfy(update -> assertThat(profile.repliesTo(update)).hasSize(1));
        profile.only(REGISTERED, chat.id());
    }

    @Test
    void anEditIsNotAnswered() {
        var chat = new Chat(profile, "en");
        chat.types("/start");
        var edit = chat.update(Chat.json().set("edited_message", Chat.json().put("text", "yes")), null);

        profile.publish(edit);
        chat.types("/menu");

        assertThat(profile.repliesTo(edit)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ru, неполадки, на моей стороне", "en, trouble, on my side"})
    void aPersonIsToldWhenTheAnswerIsLateOrCannotBeGiven(String languageCode, String late, String never) {
        var chat = new Chat(profile, languageCode);
        var update = chat.typed("/start");
        var handler = profile.bean(Subscription.class, "updates").handler();

        handler.stalled(update);
        assertThat(profile.replyTo(update).text()).contains(late);
        assertThat(profile.replyTo(update).event().attributes()).containsEntry("urgent", "true");
        handler.stalled(update);
        handler.abandoned(update);
        chat.types("/start");

        assertThat(profile.repliesTo(update))
                .anySatisfy(reply -> assertThat(reply.text()).contains(never));
        assertThat(profile.repliesTo(update).stream()
                        .map(reply -> reply.event().id())
                        .distinct())
                .as("the same apology twice is one event")
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "7",
                "{\"chatId\":1}",
                "{\"route\":{},\"update\":{}}",
                "{\"chatId\":{},\"route\":{},\"update\":{}}",
                "{"
            })
    void whatIsNoUpdateIsUnreadable(String data) {
        var handler = profile.bean(Subscription.class, "updates").handler();
        var valid = new Chat(profile, "en").typed("/start");
        var broken = Event.of(valid.id(), valid.type(), valid.topic(), valid.key(), valid.time(), data);

        assertThatThrownBy(() -> handler.handle(broken)).isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void everyUpdateEverPublishedForUsIsReadAndAnswered() throws Exception {
        var handler = profile.bean(Subscription.class, "updates").handler();
        var ours = 0;
        for (var example : Contracts.examples(UPDATE_RECEIVED)) {
            var data = profile.json(example.data());
            var update = Event.of(
                            UUID.randomUUID(),
                            UPDATE_RECEIVED,
                            "telegram.update",
                            data.path("chatId").asText("none"),
                            Instant.now(),
                            example.data())
                    .with("route", data.path("route").path("to").asText());
            if (handler.wants(update)) {
                ours++;
                handler.handle(update);
                assertThat(profile.replyTo(update).text()).isNotBlank();
            }
        }
        assertThat(ours).isPositive();
    }
}
