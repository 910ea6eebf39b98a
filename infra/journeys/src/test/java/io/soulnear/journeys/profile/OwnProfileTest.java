package io.soulnear.journeys.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.Tongue;
import io.soulnear.journeys.system.Visitor;
import io.soulnear.journeys.system.WholeSystem;
import io.soulnear.sandbox.servers.Signal;
import io.soulnear.sandbox.telegram.Attachment;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@WholeSystem
class OwnProfileTest {
    private final RunningSystem system;

    OwnProfileTest(RunningSystem system) {
        this.system = system;
    }

    @ParameterizedTest
    @EnumSource
    void aProfileGrowsFromTheTalkAndBelongsToThePerson(Tongue tongue) {
        var visitor = Visitor.known(system, tongue);
        talks(
                visitor,
                tongue.either("Стыдно, но не могу отказать маме ", "I feel guilty but I can't say no to my mother ")
                        + visitor.word());
        talks(visitor, tongue.either("Так тревожно и грустно", "I'm so worried and sad"));
        talks(visitor, tongue.either("Опять согласилась, хотя сил нет", "I agreed again though I'm tired"));
        await().atMost(RunningSystem.PATIENCE)
                .untilAsserted(() ->
                        assertThat(system.database().placesOf(visitor.word())).contains("profile.pattern.data"));

        visitor.says("/my_profile");
        var opening = visitor.hears("profile", "portrait.opening", visitor.name());
        var pattern = visitor.hearsWords(tongue.either("«Да» вместо «нет»", "Yes instead of no"));
        visitor.hearsWords(tongue.either("Как я отвечаю", "How I answer"));

        assertThat(opening.attachment()).isInstanceOf(Attachment.Photo.class);
        assertThat(pattern.text()).contains(visitor.word());
        visitor.presses(pattern, tongue.text("profile", "portrait.yes"));
        visitor.hearsWords(tongue.either("это про тебя", "is you"));
        visitor.presses(pattern, tongue.text("profile", "portrait.no"));
        visitor.hearsWords(tongue.either("не про тебя", "isn’t you"));
        visitor.presses(pattern, tongue.text("profile", "portrait.forget"));
        visitor.hears("profile", "portrait.gone");
        await().atMost(10, TimeUnit.SECONDS)
                .untilAsserted(() ->
                        assertThat(system.database().placesOf(visitor.word())).doesNotContain("profile.pattern.data"));
    }

    @Test
    void aKillWhileSomebodyIsAnalysedLosesNothingAndCountsNothingTwice() {
        var visitor = Visitor.known(system, Tongue.ENGLISH);
        talks(visitor, "I can't say no " + visitor.word());
        talks(visitor, "I agreed again");
        visitor.says("I never say no to anybody");
        system.signal("profile", Signal.KILL);
        visitor.hearsSomething();
        await().atMost(RunningSystem.PATIENCE)
                .untilAsserted(() ->
                        assertThat(system.database().placesOf(visitor.word())).contains("profile.pattern.data"));

        visitor.says("/my_profile");

        assertThat(visitor.hearsWords("Yes instead of no").text()).contains("Noticed 3 times", visitor.word());
    }

    @Test
    void operatorsMakeProfilesAnewAndGivePremium() {
        var visitor = Visitor.known(system, Tongue.ENGLISH);
        talks(visitor, "I can't say no " + visitor.word());
        talks(visitor, "I agreed again");
        talks(visitor, "I never say no to anybody");
        await().atMost(RunningSystem.PATIENCE)
                .untilAsserted(() ->
                        assertThat(system.database().placesOf(visitor.word())).contains("profile.pattern.data"));
        visitor.says("/my_profile");
        var before = visitor.hearsWords("Yes instead of no").text();

        var rebuilt = system.soulnear("profile", "rebuild");
        assertThat(rebuilt.exitCode()).as(rebuilt.text()).isZero();
        assertThat(rebuilt.text()).containsPattern("[1-9]\\d* events applied, [1-9]\\d* rows");
        visitor.says("/my_profile");
        assertThat(visitor.hearsWords("Yes instead of no").text()).isEqualTo(before);

        var granted = system.soulnear("profile", "grant", Long.toString(visitor.id()), "--days", "30");
        assertThat(granted.exitCode()).as(granted.text()).isZero();
        assertThat(granted.text()).contains("Premium until");
        visitor.says("/premium");
        visitor.hearsWords("Premium until");
        assertThat(system.soulnear("profile", "grant", "1").exitCode()).isNotZero();
    }

    @ParameterizedTest
    @EnumSource
    void theStyleIsChosenAndMarked(Tongue tongue) {
        var visitor = Visitor.known(system, tongue);

        visitor.says("/settings");
        visitor.hearsWords(tongue.either("Как мне отвечать", "How I answer you"));
        visitor.presses("profile", "settings.preset");
        visitor.hears("profile", "settings.preset.ask");
        visitor.presses("profile", "settings.preset.formal_coach");
        visitor.hears("profile", "settings.taken");

        assertThat(visitor.keyboard()).contains("✓ " + tongue.text("profile", "settings.preset.formal_coach"));
        visitor.presses("profile", "settings.back");
        assertThat(visitor.hearsWords(tongue.either("Как мне отвечать", "How I answer you"))
                        .text())
                .contains(tongue.text("profile", "settings.tone.formal"));
    }

    @ParameterizedTest
    @EnumSource
    void everythingThatIsKeptComesAsOneFile(Tongue tongue) {
        var visitor = Visitor.known(system, tongue);
        talks(visitor, tongue.either("Мне тревожно", "I feel uneasy"));

        visitor.says("/export");
        visitor.hears("profile", "export.begun");
        var file = visitor.hears("profile", "export.done");

        assertThat(file.attachment()).isInstanceOfSatisfying(Attachment.Document.class, document -> {
            assertThat(document.name()).isEqualTo("soulnear.json");
            assertThat(document.bytes()).isGreaterThan(500);
        });
    }

    @ParameterizedTest
    @EnumSource
    void whoFollowsAnInvitationEarnsItsSenderPremium(Tongue tongue) {
        var sender = Visitor.known(system, tongue);
        sender.says("/premium");
        var invitation = sender.hearsWords("ref_").text();
        var code = invitation.replaceAll("(?s).*(ref_\\w+).*", "$1");

        var friend = Visitor.stranger(system, tongue);
        friend.says("/start " + code);
        friend.hears("profile", "consent");
        friend.introducesThemself();

        sender.hearsWords(tongue.either("По твоему приглашению", "by your invitation"));
        sender.says("/premium");
        sender.hearsWords(tongue.either("Premium до", "Premium until"));
    }

    private static void talks(Visitor visitor, String text) {
        visitor.says(text);
        visitor.hearsSomething();
    }
}
