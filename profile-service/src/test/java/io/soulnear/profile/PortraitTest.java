package io.soulnear.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortraitTest {
    private static final String DETECTED = "io.soulnear.profile.pattern-detected.v1";
    private static final String RETIRED = "io.soulnear.profile.pattern-retired.v1";

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
        profile.bean(SwitchedFlags.class).turnOn("ENABLE_USER_PROFILES");
    }

    @Test
    void aRussianProfileShowsPatternsQuotesMoodAndStyleAndNothingInternal() throws Exception {
        var chat = registered("ru");
        says(
                chat,
                "Не могу отказать <b>маме</b>, стыдно",
                "Боюсь, что он меня бросит, тревожно",
                "Денег не хватает, страшно тратить");
        says(chat, "Опять не могу уснуть, устала", "Снова согласилась, хотя сил нет", "лежу и думаю до утра");
        profile.events(DETECTED, chat.id(), 5);

        var reply = chat.types("/my_profile");

        assertThat(reply.event().data())
                .contains("Bo, это твой профиль", "Снова согласилась, хотя сил нет", "Замечено раз: 2");
        assertThat(reply.texts())
                .hasSize(5)
                .allSatisfy(text -> assertThat(text.replaceAll("<[^>]*>|&\\w+;|/\\w+|Bo", ""))
                        .doesNotContainPattern("[A-Za-z]{2,}"));
        assertThat(reply.texts()).anySatisfy(text -> assertThat(text).contains("&lt;b&gt;маме&lt;/b&gt;"));
        assertThat(reply.actions())
                .filteredOn(action -> action.startsWith("profile:me:yes:"))
                .hasSize(3);
        assertThat(reply.actions()).contains("profile:me:all");
        assertThat(reply.texts().getLast()).contains("тон — дружеский");
        var png = Base64.getDecoder()
                .decode(reply.data()
                        .path("messages")
                        .path(0)
                        .path("photo")
                        .path("data")
                        .asText());
        assertThat(javax.imageio.ImageIO.read(new ByteArrayInputStream(png)).getWidth())
                .isEqualTo(810);
    }

    @Test
    void everythingElseIsBehindOneButton() {
        var chat = withPattern("en");
        says(chat, "I worry about money", "I compare myself with friends", "I keep putting it off");
        profile.events(DETECTED, chat.id(), 4);

        var all = chat.presses("profile:me:all");
        var one = chat.presses(all.action("profile:me:one:"));

        assertThat(all.text()).contains("4");
        assertThat(all.buttons()).contains("Yes instead of no", "Worry about money");
        assertThat(one.actions())
                .filteredOn(action -> action.matches("profile:me:(yes|no|off):.*"))
                .hasSize(3);
    }

    @Test
    void whatIsMeIsConfirmed() {
        var chat = withPattern("en");
        var profileNow = chat.types("/my_profile");

        var reply = chat.presses(profileNow.action("profile:me:yes:"));
        chat.presses(profileNow.action("profile:me:yes:"));

        assertThat(reply.text()).contains("“Yes instead of no” is you");
        assertThat(chat.types("/my_profile").event().data()).contains("Yes instead of no</b> ✓");
        assertThat(profile.events(DETECTED, chat.id(), 2))
                .hasSize(2)
                .last()
                .satisfies(
                        pattern -> assertThat(pattern.path("status").asText()).isEqualTo("confirmed"));
    }

    @Test
    void whatIsNotMeIsGoneAndStaysAway() {
        var chat = withPattern("en");
        var button = chat.types("/my_profile").action("profile:me:no:");

        assertThat(chat.presses(button).text()).contains("isn’t you");
        assertThat(chat.presses(button).text()).contains("no longer in your profile");
        says(chat, "I can't say no again", "hard to say no", "I agreed again");
        await().atMost(LiveProfile.PATIENCE)
                .until(() -> profile.rows("select quick from progress where chat_id = ?", chat.id())
                        .contains("6"));

        assertThat(profile.only(RETIRED, chat.id()).path("reason").asText()).isEqualTo("rejected");
        assertThat(chat.types("/my_profile").event().data()).doesNotContain("Yes instead of no");
        assertThat(profile.rows("select data::text from pattern where chat_id = ?", chat.id()))
                .singleElement()
                .asString()
                .doesNotContain("mother");
    }

    @Test
    void whatIsForgottenComesBackOnlyByNewWords() {
        var chat = withPattern("en");
        chat.presses(chat.types("/my_profile").action("profile:me:off:"));
        assertThat(profile.rows("select data::text from pattern where chat_id = ?", chat.id()))
                .containsExactly("{}");

        says(chat, "fine", "fine", "fine");
        await().atMost(LiveProfile.PATIENCE)
                .until(() -> profile.rows("select quick from progress where chat_id = ?", chat.id())
                        .contains("6"));
        assertThat(profile.events(DETECTED, Long.toString(chat.id()))).hasSize(1);
        says(chat, "I couldn't say no to him either", "fine", "fine");

        assertThat(profile.events(DETECTED, chat.id(), 2)
                        .getLast()
                        .path("quotes")
                        .findValuesAsText("text"))
                .containsExactly("I couldn't say no to him either");
    }

    @Test
    void afterAChangeOfLanguageTitlesFollow() {
        var chat = withPattern("en");
        chat.presses("profile:language:ru");

        assertThat(chat.types("/my_profile").event().data())
                .contains("«Да» вместо «нет»")
                .doesNotContain("Yes instead");
    }

    @Test
    void whileSwitchedOffAFriendlyCardIsAllThereIs() {
        var chat = withPattern("en");
        var button = chat.types("/my_profile").action("profile:me:yes:");
        profile.bean(SwitchedFlags.class).turnOff("ENABLE_USER_PROFILES");

        for (var reply : List.of(chat.types("/my_profile"), chat.presses(button), chat.presses("profile:me:all"))) {
            assertThat(reply.text()).contains("Bo, this is where").doesNotContain("Yes instead of no");
        }
    }

    @Test
    void nobodySeesThePatternsOfSomebodyElse() {
        var button = withPattern("en").types("/my_profile").action("profile:me:yes:");
        var other = registered("en");

        assertThat(other.presses(button).text()).contains("no longer in your profile");
        assertThat(other.types("/my_profile").text()).contains("this is where you’ll see");
    }

    private Chat registered(String language) {
        var chat = new Chat(profile, language);
        chat.registers("Bo");
        return chat;
    }

    private Chat withPattern(String language) {
        var chat = registered(language);
        says(chat, "I can't say no to my mother", "ok", "ok");
        profile.events(DETECTED, chat.id(), 1);
        return chat;
    }

    private void says(Chat chat, String... texts) {
        for (var text : texts) {
            profile.publish(AnalysisTest.turn(chat, "helper", text));
        }
    }
}
