package io.soulnear.journeys.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.Tongue;
import io.soulnear.journeys.system.Visitor;
import io.soulnear.journeys.system.WholeSystem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@WholeSystem
class ForgettingTest {
    private final RunningSystem system;

    ForgettingTest(RunningSystem system) {
        this.system = system;
    }

    @ParameterizedTest
    @EnumSource
    void whoIsForgottenLeavesNoWordBehindAndIsAStrangerAfterwards(Tongue tongue) {
        var visitor = Visitor.known(system, tongue);
        visitor.says(tongue.either("Мне тревожно ", "I feel uneasy ") + visitor.word());
        visitor.hearsSomething();
        var last = Quizzing.answersUpTo(visitor, Quizzing.begins(visitor), 1, 8);
        Quizzing.finishes(visitor, last);
        assertThat(system.database().placesOf(visitor.word()))
                .anyMatch(place -> place.startsWith("dialogue."))
                .anyMatch(place -> place.startsWith("quiz."));

        visitor.says("/forget_me");
        visitor.hears("profile", "forget.once");
        visitor.presses("profile", "forget.once.yes");
        visitor.hears("profile", "forget.twice");
        visitor.presses("profile", "forget.twice.yes");
        visitor.hears("profile", "forget.done");

        await().atMost(RunningSystem.PATIENCE)
                .untilAsserted(() ->
                        assertThat(system.database().placesOf(visitor.word())).isEmpty());
        assertThat(system.database().hasFocus(visitor.id())).isFalse();
        visitor.says(tongue.either("Ты меня помнишь?", "Do you remember me?"));
        visitor.hears("profile", "consent");
    }

    @ParameterizedTest
    @EnumSource
    void whoThinksBetterOfItKeepsEverything(Tongue tongue) {
        var visitor = Visitor.known(system, tongue);

        visitor.says("/forget_me");
        visitor.hears("profile", "forget.once");
        visitor.presses("profile", "forget.once.yes");
        visitor.hears("profile", "forget.twice");
        visitor.presses("profile", "forget.keep");

        visitor.hears("profile", "forget.kept");
        assertThat(system.database().hasFocus(visitor.id())).isTrue();
    }
}
