package io.soulnear.journeys.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.Tongue;
import io.soulnear.journeys.system.Visitor;
import io.soulnear.journeys.system.WholeSystem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@WholeSystem
class FirstMeetingTest {
    private final RunningSystem system;

    FirstMeetingTest(RunningSystem system) {
        this.system = system;
    }

    @ParameterizedTest
    @EnumSource
    void aNewPersonIsReceivedStepByStepUpToTheMenu(Tongue tongue) {
        var visitor = Visitor.stranger(system, tongue);

        visitor.introducesThemself();

        assertThat(visitor.replies()).hasSize(5);
        assertThat(visitor.keyboard())
                .containsExactly(
                        tongue.text("profile", "menu.talk"),
                        tongue.text("profile", "menu.sleep"),
                        tongue.text("profile", "menu.quizzes"),
                        tongue.text("profile", "menu.portrait"),
                        tongue.text("profile", "menu.settings"),
                        tongue.text("profile", "menu.premium"),
                        tongue.text("profile", "menu.language"),
                        tongue.text("profile", "menu.help"));
    }

    @ParameterizedTest
    @EnumSource
    void aWrongAnswerRepeatsTheQuestionWithTheReason(Tongue tongue) {
        var visitor = Visitor.stranger(system, tongue);
        visitor.says("/start");
        visitor.hears("profile", "consent");
        visitor.presses("profile", "consent.agree");
        visitor.hears("profile", "name.ask");

        visitor.says("ы".repeat(33));
        assertThat(visitor.hears("profile", "name.unreadable").text()).contains(tongue.text("profile", "name.ask"));
        visitor.says(visitor.name());
        visitor.hears("profile", "age.ask", visitor.name());
        visitor.says("давно живу " + visitor.word());
        assertThat(visitor.hears("profile", "age.unreadable").text()).contains(tongue.text("profile", "age.again"));
        visitor.says("101");
        assertThat(visitor.hears("profile", "age.too-high").text()).contains(tongue.text("profile", "age.again"));
        visitor.presses("profile", "age.skip");
        visitor.hears("profile", "gender.ask");
        visitor.says("кентавр " + visitor.word());
        assertThat(visitor.hears("profile", "gender.unreadable").text()).contains(tongue.text("profile", "gender.ask"));
        visitor.presses("profile", "gender.skip");
        visitor.hears("profile", "welcome", visitor.name());
    }

    @ParameterizedTest
    @EnumSource
    void aChildIsPolitelyRefused(Tongue tongue) {
        var visitor = Visitor.stranger(system, tongue);
        visitor.says("/start");
        visitor.hears("profile", "consent");
        visitor.presses("profile", "consent.agree");
        visitor.hears("profile", "name.ask");
        visitor.says(visitor.name());
        visitor.hears("profile", "age.ask", visitor.name());

        visitor.says("12");

        visitor.hears("profile", "age.too-young");
        assertThat(system.database().placesOf(Long.toString(visitor.id())))
                .noneMatch(place -> place.startsWith("gateway.chat"));
    }

    @ParameterizedTest
    @EnumSource
    void whoeverWritesBeforeConsentSeesTheConsentScreenAndLeavesNoTrace(Tongue tongue) {
        var visitor = Visitor.stranger(system, tongue);

        visitor.says("Привет, я " + visitor.word());
        visitor.hears("profile", "consent");
        visitor.says("/helper");
        visitor.hears("profile", "consent");

        assertThat(system.database().placesOf(visitor.word())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whoComesForAQuizIsOfferedItOnceTheyAreKnown(Tongue tongue) {
        var visitor = Visitor.stranger(system, tongue);
        visitor.says("/start quiz_fears");
        visitor.hears("profile", "consent");
        visitor.presses("profile", "consent.agree");
        visitor.hears("profile", "name.ask");
        visitor.says(visitor.name());
        visitor.hears("profile", "age.ask", visitor.name());
        visitor.presses("profile", "age.skip");
        visitor.hears("profile", "gender.ask");
        visitor.presses("profile", "gender.male");

        visitor.hears("profile", "welcome.quiz", visitor.name(), tongue.text("profile", "quiz.fears"));
        visitor.isKnown();
        visitor.presses("profile", "quiz.start");
        visitor.hearsWords("1 / 8");
    }
}
