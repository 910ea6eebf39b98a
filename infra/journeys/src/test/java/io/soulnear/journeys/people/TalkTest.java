package io.soulnear.journeys.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.Tongue;
import io.soulnear.journeys.system.Visitor;
import io.soulnear.journeys.system.WholeSystem;
import io.soulnear.sandbox.telegram.Act;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@WholeSystem
class TalkTest {
    private final RunningSystem system;

    TalkTest(RunningSystem system) {
        this.system = system;
    }

    @BeforeAll
    static void withoutAModel(RunningSystem system) {
        system.answersByModel(false);
    }

    @ParameterizedTest
    @EnumSource
    void theOfflineCompanionListensByDayAndByNightInThePersonsLanguage(Tongue tongue) {
        var visitor = Visitor.known(system, tongue);
        var day = tongue.either("Я поссорилась с сестрой ", "I had a row with my sister ") + visitor.word();
        var night = tongue.either("Мне приснился лес ", "I dreamt of a forest ") + visitor.word();

        visitor.says("/helper");
        visitor.hears("dialogue", "mode.helper");
        visitor.says(day);
        var byDay = visitor.hearsSomething().text();
        visitor.says("/soulsleep");
        visitor.hears("dialogue", "mode.soulsleep");
        visitor.says(night);
        var byNight = visitor.hearsSomething().text();

        assertThat(byDay)
                .matches(tongue.either("(?s).*[а-яё].*", "(?s).*[a-z].*"))
                .isNotEqualTo(byNight);
        assertThat(byNight).matches(tongue.either("(?s).*[а-яё].*", "(?s).*[a-z].*"));
        assertThat(system.model().callsFor(day) + system.model().callsFor(night))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void whoSaysNothingOfAModeTalksToTheHelper(Tongue tongue) {
        var visitor = Visitor.known(system, tongue);

        visitor.says(tongue.either("Устала на работе ", "Work wears me out ") + visitor.word());

        assertThat(visitor.hearsSomething().text()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void aCorrectionOfWhatIsAnsweredChangesNothing(Tongue tongue) {
        var visitor = Visitor.known(system, tongue);
        visitor.says(tongue.either("Первое ", "First ") + visitor.word());
        visitor.hearsSomething();

        visitor.does(new Act.Edit(null, tongue.either("Исправленное ", "Corrected ") + visitor.word()));
        visitor.says("/helper");

        assertThat(visitor.hearsSomething().text()).isEqualTo(tongue.text("dialogue", "mode.helper"));
    }
}
