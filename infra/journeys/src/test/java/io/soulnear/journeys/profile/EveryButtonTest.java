package io.soulnear.journeys.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.Tongue;
import io.soulnear.journeys.system.Visitor;
import io.soulnear.journeys.system.WholeSystem;
import io.soulnear.sandbox.telegram.Message;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Walks through all keyboards of all services, and presses everything that is offered. */
@WholeSystem
class EveryButtonTest {
    /** Where keyboards begin. */
    private static final List<String> DOORS = List.of(
            "/menu",
            "/helper",
            "/soulsleep",
            "/quiz",
            "/my_profile",
            "/settings",
            "/premium",
            "/help",
            "/deletecontext");

    /** Every walk comes to its end; this one, if there were no end, to a fault. */
    private static final int STEPS = 400;

    private final RunningSystem system;

    EveryButtonTest(RunningSystem system) {
        this.system = system;
    }

    private record Step(Message message, String button, boolean ofQuiz) {}

    @ParameterizedTest
    @EnumSource
    void noButtonIsWithoutAHandler(Tongue tongue) {
        var visitor = Visitor.known(system, tongue);
        var open = new ArrayDeque<Step>();
        var pressed = new HashSet<String>();
        for (var door : DOORS) {
            visitor.says(door);
            look(visitor.hearsSomething(), open, pressed);
        }
        var last = 0L;
        var language = tongue.text("profile", "languages." + tongue.either("en", "ru"));
        for (var steps = 0; !open.isEmpty() && steps < STEPS; steps++) {
            var step = open.remove();
            var isPast = step.ofQuiz() && step.message().id() < last; // a question that is no longer asked
            if (isPast || step.button().equals(language)) {
                continue; // in the other language the texts that are looked for would not be found
            }
            visitor.presses(step.message(), step.button());
            var answer = visitor.hearsSomething();

            assertThat(answer.text())
                    .as("after %s", step.button())
                    .doesNotContain(tongue.text("profile", "abandoned"))
                    .doesNotContain(tongue.text("profile", "stale"));
            last = answer.id();
            look(answer, open, pressed);
        }
        assertThat(open).as("buttons that nobody pressed").isEmpty();
        assertThat(pressed).hasSizeGreaterThan(30);
    }

    /** The same button may stand under many messages, and is pressed once; those of a quiz while the question is open. */
    private static void look(Message message, ArrayDeque<Step> open, Set<String> pressed) {
        for (var button : message.buttons()) {
            var ofQuiz = Objects.requireNonNullElse(button.data(), "").contains("quiz:");
            if (pressed.add(button.text())) {
                var step = new Step(message, button.text(), ofQuiz);
                if (ofQuiz) {
                    open.addFirst(step);
                } else {
                    open.addLast(step);
                }
            }
        }
    }
}
