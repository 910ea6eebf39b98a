package io.soulnear.journeys.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.Tongue;
import io.soulnear.journeys.system.Visitor;
import io.soulnear.journeys.system.WholeSystem;
import io.soulnear.sandbox.telegram.Act;
import io.soulnear.sandbox.telegram.Message;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@WholeSystem
class MenuTest {
    private final RunningSystem system;

    MenuTest(RunningSystem system) {
        this.system = system;
    }

    @ParameterizedTest
    @EnumSource
    void everyButtonOfTheMenuLeadsSomewhere(Tongue tongue) {
        var visitor = Visitor.known(system, tongue);
        visitor.says("/menu");
        var menu = visitor.hears("profile", "menu");

        visitor.presses(menu, tongue.text("profile", "menu.talk"));
        visitor.hears("dialogue", "mode.helper");
        visitor.presses(menu, tongue.text("profile", "menu.sleep"));
        visitor.hears("dialogue", "mode.soulsleep");
        visitor.presses(menu, tongue.text("profile", "menu.quizzes"));
        visitor.hears("quiz", "quiz.choose");
        visitor.presses(menu, tongue.text("profile", "menu.language"));
        visitor.hears("profile", "languages");
        visitor.presses(menu, tongue.text("profile", "menu.help"));
        visitor.hears("profile", "help");
    }

    @ParameterizedTest
    @EnumSource
    void theLanguageChangesAtOnceAndEverywhere(Tongue tongue) {
        var visitor = Visitor.known(system, tongue);

        visitor.says("/language");
        visitor.hears("profile", "languages");
        visitor.pressesText(tongue.other().text("profile", "languages." + tongue.either("en", "ru")));

        visitor.hearsWords(tongue.other().text("profile", "language.set"));
        visitor.says("/help");
        visitor.hearsWords(tongue.other().text("profile", "help"));
    }

    @ParameterizedTest
    @EnumSource
    void whatTheBotDoesNotKnowGetsALineAndTheMenu(Tongue tongue) {
        var visitor = Visitor.known(system, tongue);

        visitor.says("/premium_of_tomorrow");
        assertThat(visitor.hears("profile", "unknown-command").text()).contains(tongue.text("profile", "menu"));
        visitor.does(new Act.Sticker("🙂"));
        assertThat(visitor.hears("profile", "unsupported").text()).contains(tongue.text("profile", "menu"));
        visitor.does(new Act.Place(59.9, 30.3));
        visitor.hears("profile", "unsupported");
        visitor.does(new Act.Voice(3));
        visitor.hears("dialogue", "media.voice-off");
    }

    @ParameterizedTest
    @EnumSource
    void aStaleAForgedAndAForeignButtonAreRefusedWithTheMenu(Tongue tongue) {
        var other = Visitor.known(system, tongue);
        other.says("/forget_me");
        var foreign = data(other.hears("profile", "forget.once"));
        var visitor = Visitor.stranger(system, tongue);
        visitor.says("/start");
        var consent = visitor.hears("profile", "consent");
        visitor.introducesThemself();

        visitor.presses(consent, tongue.text("profile", "consent.agree"));
        refused(visitor);
        visitor.forges("1.profile:menu.AAAAAAAAAAAA");
        refused(visitor);
        visitor.forges("'; drop table chat; --");
        refused(visitor);
        visitor.forges(foreign);
        refused(visitor);
        other.says("/menu");
        other.hears("profile", "menu");
    }

    private static void refused(Visitor visitor) {
        assertThat(visitor.hears("profile", "stale").text())
                .contains(visitor.tongue().text("profile", "menu"));
    }

    private static String data(Message message) {
        return Objects.requireNonNull(message.buttons().getFirst().data());
    }
}
