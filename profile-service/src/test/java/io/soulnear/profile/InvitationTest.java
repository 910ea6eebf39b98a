package io.soulnear.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvitationTest {
    private static final String ENTITLEMENT_CHANGED = "io.soulnear.profile.entitlement-changed.v1";
    private static final String ERASED = "io.soulnear.profile.erased.v1";

    private LiveProfile profile;

    @BeforeAll
    void start() {
        profile = LiveProfile.start();
    }

    @AfterAll
    void end() {
        profile.close();
    }

    @Test
    void whoInvitesSomebodyGetsPremiumOnceForThem() {
        var inviter = new Chat(profile, "en");
        inviter.registers("Bo");
        var code = code(inviter);
        var friend = new Chat(profile, "ru");

        friend.types("/start " + code);
        registers(friend);
        var first = profile.only(ENTITLEMENT_CHANGED, inviter.id());
        erases(friend);
        friend.types("/start " + code);
        registers(friend);
        friend.types("/start " + code);
        inviter.types("/menu");

        assertThat(first.path("plan").asText()).isEqualTo("premium");
        assertThat(first.path("source").asText()).isEqualTo("referral");
        assertThat(Instant.parse(first.path("until").asText()))
                .isCloseTo(Instant.now().plus(Duration.ofDays(7)), within(1, ChronoUnit.HOURS));
        profile.only(ENTITLEMENT_CHANGED, inviter.id());
        assertThat(inviter.types("/premium").text()).contains("Premium", "until");
        assertThat(profile.unasked(inviter.id())).singleElement().asString().contains("by your invitation");
    }

    @Test
    void eachFriendAddsToWhatIsLeft() {
        var inviter = new Chat(profile, "en");
        inviter.registers("Bo");
        var code = code(inviter);
        for (var i = 0; i < 2; i++) {
            var friend = new Chat(profile, "en");
            friend.types("/start " + code);
            registers(friend);
        }

        var last = profile.events(ENTITLEMENT_CHANGED, inviter.id(), 2).getLast();
        assertThat(Instant.parse(last.path("until").asText()))
                .isCloseTo(Instant.now().plus(Duration.ofDays(14)), within(1, ChronoUnit.HOURS));
    }

    @Test
    void anUnknownCodeAndOnesOwnCreditNobody() {
        var chat = new Chat(profile, "en");
        chat.types("/start ref_nobody");
        registers(chat);
        var code = code(chat);
        chat.types("/start " + code);
        erases(chat);
        chat.types("/start " + code);
        registers(chat);

        assertThat(chat.types("/premium").text()).contains("free plan");
        assertThat(profile.events(ENTITLEMENT_CHANGED, Long.toString(chat.id())))
                .isEmpty();
    }

    private static String code(Chat chat) {
        var payload = java.util.regex.Pattern.compile("ref_\\w+")
                .matcher(chat.types("/premium").text());
        assertThat(payload.find()).isTrue();
        assertThat(chat.types("/premium").text()).contains(payload.group());
        return payload.group();
    }

    private static void registers(Chat chat) {
        chat.presses("profile:agree");
        chat.types("Ann");
        chat.presses("profile:age:skip");
        chat.presses("profile:gender:skip");
    }

    private void erases(Chat chat) {
        var once = chat.types("/forget_me");
        var twice = chat.presses(once.action("profile:erase"));
        profile.publish(chat.pressed(twice.action("profile:erase")));
        await().atMost(LiveProfile.PATIENCE)
                .until(() -> profile.events(ERASED, Long.toString(chat.id()))
                        .findAny()
                        .isPresent());
    }
}
