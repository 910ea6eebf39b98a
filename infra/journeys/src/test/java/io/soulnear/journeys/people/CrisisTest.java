package io.soulnear.journeys.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.Tongue;
import io.soulnear.journeys.system.Visitor;
import io.soulnear.journeys.system.WholeSystem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@WholeSystem
class CrisisTest {
    private final RunningSystem system;

    CrisisTest(RunningSystem system) {
        this.system = system;
    }

    @ParameterizedTest
    @EnumSource
    void helpComesBeforeConsent(Tongue tongue) {
        var visitor = Visitor.stranger(system, tongue);

        isHelped(visitor);

        assertThat(system.database().placesOf(visitor.word())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void helpComesInOnboardingAndItsCauseIsNoName(Tongue tongue) {
        var visitor = Visitor.stranger(system, tongue);
        visitor.says("/start");
        visitor.hears("profile", "consent");
        visitor.presses("profile", "consent.agree");
        visitor.hears("profile", "name.ask");

        isHelped(visitor);
        visitor.says(visitor.name());
        visitor.hears("profile", "age.ask", visitor.name());
    }

    @ParameterizedTest
    @EnumSource
    void helpComesInAQuiz(Tongue tongue) {
        var visitor = Visitor.known(system, tongue);
        Quizzing.begins(visitor);

        isHelped(visitor);
    }

    @ParameterizedTest
    @EnumSource
    void helpComesInATalkOfTheNight(Tongue tongue) {
        var visitor = Visitor.known(system, tongue);
        visitor.says("/soulsleep");
        visitor.hears("dialogue", "mode.soulsleep");

        isHelped(visitor);

        assertThat(system.model().calls()).noneMatch(call -> call.text().contains(visitor.word()));
    }

    private static void isHelped(Visitor visitor) {
        var tongue = visitor.tongue();
        visitor.says(tongue.either("Я хочу умереть ", "I want to kill myself ") + visitor.word());
        var begin = tongue.text("dialogue", "crisis").lines().findFirst().orElseThrow();
        assertThat(visitor.hearsWords(begin).text())
                .contains(tongue.either("8-800-2000-122", "116 123"))
                .contains(tongue.text("dialogue", "crisis").split("\\{0}", -1)[1]);
    }
}
