package io.soulnear.journeys.environments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.Tongue;
import io.soulnear.journeys.system.Visitor;
import io.soulnear.journeys.system.WholeSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@WholeSystem
class ReleasingTest {
    private final RunningSystem system;

    ReleasingTest(RunningSystem system) {
        this.system = system;
    }

    @Test
    void whatMattersMostIsSeenToWorkInAMinute() {
        system.answersByModel(true);

        var smoke = system.soulnear("smoke");

        assertThat(smoke.text()).contains("✓ quiz 4 of 4 asks", "✓ /forget_me forgets", "All in order");
        assertThat(smoke.exitCode()).isZero();
    }

    @Test
    void aFlagIsLetOutByStepsAndTakenBackFromTheCommandLine() {
        system.switches("ENABLE_VOICE", false);

        assertThat(system.soulnear(
                                "flags",
                                "rollout",
                                "ENABLE_VOICE",
                                "--steps",
                                "5,100",
                                "--hold",
                                "0s",
                                "--at-least",
                                "0")
                        .exitCode())
                .isZero();
        await().atMost(RunningSystem.PATIENCE)
                .until(() -> system.soulnear("flags", "rollout", "ENABLE_VOICE", "show")
                        .text()
                        .contains("is complete at 100 %"));
        assertThat(system.soulnear("flags", "history", "ENABLE_VOICE").text()).contains("5 %", "rollout");

        var undone = system.soulnear("flags", "undo", "ENABLE_VOICE", "--reason", "too loud");

        assertThat(undone.text()).contains("ENABLE_VOICE is 5 %", "In force in 5 services");
        system.switches("ENABLE_VOICE", false);
    }

    @ParameterizedTest
    @EnumSource
    void anAdministratorSwitchesAFlagInTheChat(Tongue tongue) {
        system.switches("ENABLE_VOICE", false);
        var admin = Visitor.administrator(system, tongue);

        admin.says("/flags");
        admin.hears("flags", "flags.title");
        admin.pressesText("ENABLE_VOICE");
        admin.hearsWords(tongue.either("Версия", "Version"));
        admin.presses("flags", "flags.button.on");
        assertThat(admin.hears("flags", "flags.changed").text()).contains(tongue.text("flags", "flags.state.on"));

        assertThat(system.soulnear("flags", "show", "ENABLE_VOICE").text())
                .contains("ENABLE_VOICE is on", "telegram " + admin.id());
        admin.says("/flags ENABLE_VOICE off enough");
        admin.hears("flags", "flags.changed");
    }

    @ParameterizedTest
    @EnumSource
    void toAllOthersThereIsNoSuchCommand(Tongue tongue) {
        var visitor = Visitor.known(system, tongue);

        visitor.says("/flags ENABLE_VOICE on");

        visitor.hears("profile", "unknown-command");
    }
}
