package io.soulnear.journeys.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.Tongue;
import io.soulnear.journeys.system.Visitor;
import io.soulnear.journeys.system.WholeSystem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@WholeSystem
class WholeSystemPageTest {
    private final RunningSystem system;

    WholeSystemPageTest(RunningSystem system) {
        this.system = system;
    }

    @ParameterizedTest
    @EnumSource
    void aPersonIsReceivedTalksAndPressesButtonsInTheBrowser(Tongue tongue) {
        var known = system.database().known();
        var name = tongue.either("Вера ", "Vera ") + Visitor.SECRET;
        try (var window = ChatWindow.open(system.telegram().url(), tongue.either("ru-RU", "en-GB"), 1280, 860)) {
            window.addsPerson(name, tongue.either("ru", "en"));
            window.pressesStart();
            window.sees(firstLine(tongue.text("profile", "consent")));
            window.presses(tongue.text("profile", "consent.agree"));
            window.sees(tongue.text("profile", "name.ask"));
            window.types(name);
            window.sees(tongue.text("profile", "age.ask", name));
            window.presses(tongue.text("profile", "age.skip"));
            window.sees(tongue.text("profile", "gender.ask"));
            window.presses(tongue.text("profile", "gender.female"));
            window.sees(tongue.text("profile", "welcome", name));
            await().atMost(RunningSystem.PATIENCE).until(() -> system.database().known() > known);

            window.presses(tongue.text("profile", "menu.talk"));
            window.sees(tongue.text("dialogue", "mode.helper"));
            window.choosesCommand("/quiz");
            window.sees(tongue.text("quiz", "quiz.choose"));
            window.presses(tongue.text("profile", "quiz.fears"));
            window.sees("1 / 8");
            window.choosesCommand("/menu");
            window.sees(tongue.text("profile", "menu"));
            var day = tongue.either("Тяжёлый день ", "A hard day ");
            window.types(day + Visitor.SECRET);
            window.seesOwn(day);
            window.seesAllReceived();

            assertThat(window.complaints()).isEmpty();
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElseThrow();
    }
}
