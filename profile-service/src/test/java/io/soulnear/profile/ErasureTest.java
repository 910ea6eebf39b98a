package io.soulnear.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Subscription;
import io.soulnear.messaging.UnreadableEvent;
import io.soulnear.profile.erasure.application.Erasures;
import io.soulnear.testing.Contracts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErasureTest {
    private static final String ERASED = "io.soulnear.profile.erased.v1";
    private static final String CONFIRMED = "io.soulnear.erasure.confirmed.v1";

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
    @ValueSource(
            strings = {
                "gateway dialogue quiz",
                "quiz gateway dialogue",
                "dialogue dialogue quiz flags quiz gateway gateway"
            })
    void theClosingMessageComesOnceWhenAllHaveConfirmed(String order) {
        var chat = new Chat(profile, "en");
        chat.registers("Bo");
        var yes = asksTwice(chat);
        var erasure = erasureOf(chat);

        var confirmations = List.of(order.split(" ")).stream()
                .map(service -> confirmation(chat, erasure, service))
                .toList();
        confirmations.forEach(profile::publish);
        assertThat(profile.replyTo(yes).text()).contains("erased");
        confirmations.forEach(profile::publish);
        chat.types("/start");

        assertThat(profile.repliesTo(yes)).hasSize(1);
        assertThat(profile.rows("select e::text from erasure e where id = ?", erasure))
                .singleElement()
                .asString()
                .doesNotContain(Long.toString(chat.id()))
                .doesNotContain("Bo");
    }

    @Test
    void nothingIsSaidBeforeAllHaveConfirmedButThatItTakesLonger() {
        var chat = new Chat(profile, "ru");
        chat.registers("Аня");
        var yes = asksTwice(chat);
        var erasure = erasureOf(chat);
        profile.publish(confirmation(chat, erasure, "gateway"));
        profile.publish(confirmation(chat, erasure, "dialogue"));
        var erasures = profile.bean(Erasures.class);

        erasures.reassure();
        assertThat(profile.rows("select told_at::text from erasure where id = ?", erasure))
                .as("it is too early to say anything")
                .containsExactly("null");
        profile.execute("update erasure set requested_at = now() - interval '1 minute' where closed_at is null");
        assertThat(profile.replyTo(yes).text()).contains("Стираю");
        erasures.reassure();

        profile.publish(confirmation(chat, erasure, "quiz"));
        chat.types("/start");
        await().atMost(LiveProfile.PATIENCE).until(() -> profile.repliesTo(yes).size() > 1);
        assertThat(profile.repliesTo(yes))
                .extracting(LiveProfile.Reply::text)
                .last()
                .asString()
                .contains("стёрто");
        assertThat(profile.repliesTo(yes)).hasSize(2);
    }

    @Test
    void anErasedPersonBeginsWithConsentAndIsRegisteredAnew() {
        var chat = new Chat(profile, "en");
        chat.registers("Bo");
        asksTwice(chat);
        erasureOf(chat);
        assertThat(profile.rows("select 1 from person where chat_id = ?", chat.id()))
                .isEmpty();

        assertThat(chat.types("yes").text()).contains("not a therapist");
        assertThat(chat.types("yes").text()).contains("What should I call you");
        chat.types("Ann");
        chat.types("skip");
        chat.types("skip");

        assertThat(profile.rows("select name from person where chat_id = ?", chat.id()))
                .containsExactly("Ann");
    }

    @Test
    void theOthersLearnWhichUpdateAskedForItAndWhenThatCameIn() throws Exception {
        var chat = new Chat(profile, "en");
        chat.registers("Bo");
        var yes = asksTwice(chat);

        var erased = profile.only(ERASED, chat.id());

        Contracts.validate(ERASED, erased.toString());
        assertThat(erased.path("updateId"))
                .isEqualTo(new ObjectMapper().readTree(yes.data()).path("updateId"));
        assertThat(erased.path("askedAt").asText()).isEqualTo(yes.time().toString());
    }

    @Test
    void whoeverKeepsEverythingLosesNothing() {
        var chat = new Chat(profile, "en");
        chat.registers("Bo");
        var once = chat.types("/forget_me");
        assertThat(chat.presses(once.action("profile:keep")).text()).contains("nothing was erased");
        assertThat(chat.presses(once.action("profile:erase")).text()).contains("out of date");

        assertThat(profile.rows("select name from person where chat_id = ?", chat.id()))
                .containsExactly("Bo");
        assertThat(profile.events(ERASED, Long.toString(chat.id()))).isEmpty();
    }

    @Test
    void aReplayFromTheBeginningBringsNobodyBackEvenWhenClaimsAreLongGone() {
        var first = LiveProfile.start();
        var gone = new Chat(first, "en");
        gone.registers("Bo");
        var yes = secondYes(gone);
        first.publish(yes);
        var erasure =
                UUID.fromString(first.only(ERASED, gone.id()).path("erasureId").asText());
        for (var service : List.of("gateway", "dialogue", "quiz")) {
            first.publish(confirmation(gone, erasure, service));
        }
        first.replyTo(yes);
        var before = first.rows("select e::text from erasure e");
        first.execute("delete from inbox");

        try (var second = first.replayed()) {
            var again = gone.typed("/start");
            second.publish(again);
            assertThat(second.replyTo(again).text()).contains("not a therapist");

            assertThat(gone.sent())
                    .allSatisfy(update -> assertThat(second.repliesTo(update)).hasSize(1));
            assertThat(second.repliesTo(yes)).hasSize(1);
            assertThat(second.rows("select stage from person where chat_id = ?", gone.id()))
                    .containsExactly("consent-pending");
            assertThat(second.rows("select e::text from erasure e")).isEqualTo(before);
            second.only(ERASED, gone.id());
        }
    }

    @Test
    void everyConfirmationEverPublishedIsRead() throws Exception {
        var handler = profile.bean(Subscription.class, "confirmations").handler();
        for (var example : Contracts.examples(CONFIRMED)) {
            var event = Event.of(UUID.randomUUID(), CONFIRMED, "profile.erasure", "42", Instant.now(), example.data());
            assertThat(handler.wants(event)).isTrue();
            handler.handle(event);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "{}", "{\"erasureId\":\"x\",\"service\":\"quiz\"}", "{\"service\":\"quiz\"}"})
    void whatIsNoConfirmationIsUnreadable(String data) {
        var handler = profile.bean(Subscription.class, "confirmations").handler();
        var event = Event.of(UUID.randomUUID(), CONFIRMED, "profile.erasure", "42", Instant.now(), data);

        assertThatThrownBy(() -> handler.handle(event)).isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void anUpdateThatIsYoungerByNumberOrByClockIsANewLife() {
        var chat = new Chat(profile, "en");
        chat.registers("Bo");
        asksTwice(chat);
        erasureOf(chat);

        var withTheClockSetBack = at(Instant.now().minus(Duration.ofHours(1)), chat.typed("/start"));

        assertThat(chat.send(withTheClockSetBack).text()).contains("not a therapist");
    }

    private static Event at(Instant time, Event event) {
        return new Event(
                event.id(), event.type(), event.topic(), event.key(), time, event.data(), event.attributes(), null);
    }

    /** Goes through both screens; the update of the second yes. */
    private Event asksTwice(Chat chat) {
        var yes = secondYes(chat);
        profile.publish(yes);
        return yes;
    }

    /** Said an hour from now, so that no erasure is overdue before a test wants it to be. */
    private static Event secondYes(Chat chat) {
        return at(Instant.now().plus(Duration.ofHours(1)), chat.pressed(twice(chat)));
    }

    private static String twice(Chat chat) {
        var once = chat.types("/forget_me");
        return chat.presses(once.action("profile:erase")).action("profile:erase");
    }

    private UUID erasureOf(Chat chat) {
        return UUID.fromString(profile.only(ERASED, chat.id()).path("erasureId").asText());
    }

    private static Event confirmation(Chat chat, UUID erasure, String service) {
        var data = Chat.json().put("chatId", chat.id()).put("erasureId", erasure.toString());
        data.put("service", service);
        Contracts.validate(CONFIRMED, data.toString());
        return Event.of(
                UUID.randomUUID(),
                CONFIRMED,
                "profile.erasure",
                Long.toString(chat.id()),
                Instant.now(),
                data.toString());
    }
}
