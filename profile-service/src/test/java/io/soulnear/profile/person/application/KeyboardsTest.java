package io.soulnear.profile.person.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.profile.person.domain.Decision;
import io.soulnear.profile.person.domain.Gender;
import io.soulnear.profile.person.domain.Input;
import io.soulnear.profile.person.domain.Invitation;
import io.soulnear.profile.person.domain.Person;
import io.soulnear.profile.person.domain.Reception;
import io.soulnear.profile.person.domain.Screen;
import io.soulnear.profile.person.domain.Screen.Note;
import io.soulnear.profile.reply.Message;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Walks through all that a person can reach, and presses every button that is offered there. */
class KeyboardsTest {
    /** What the other services promised to handle. */
    private static final Set<String> OF_OTHERS = Set.of(
            "dialogue:enter:helper",
            "dialogue:enter:soulsleep",
            "quiz:menu",
            "quiz:start:relationships",
            "quiz:start:money",
            "quiz:start:confidence",
            "quiz:start:fears");

    private static final List<Input> TYPED = List.of(
            new Input.Start(new Invitation.None()),
            new Input.Start(new Invitation.Quiz("relationships")),
            new Input.Start(new Invitation.Quiz("money")),
            new Input.Start(new Invitation.Quiz("confidence")),
            new Input.Start(new Invitation.Quiz("fears")),
            new Input.ShowMenu(),
            new Input.ShowHelp(),
            new Input.ShowLanguages(),
            new Input.UnknownCommand(),
            new Input.Unsupported(),
            new Input.StaleButton(),
            new Input.ForgetMe("first"),
            new Input.Text("25"),
            new Input.Text("12"),
            new Input.Text("?"));

    private final Reception reception = new Reception();
    private final Wording wording = new Wording(new Texts());
    private final Set<String> pressed = new HashSet<>();
    private final Set<Screen.Body> seen = new HashSet<>();

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyButtonOfferedIsHandledAndNotRefused(Language language) {
        var open = new ArrayDeque<>(List.of(Person.UNKNOWN));
        var known = new HashSet<>(open);
        while (!open.isEmpty()) {
            var person = open.remove();
            for (var input : TYPED) {
                var step = take(person, input);
                if (step == null) {
                    continue;
                }
                if (known.add(step.next())) {
                    open.add(step.next());
                }
                for (var action : actions(wording.of(language, step.screen()))) {
                    var then = press(step.next(), action);
                    if (then != null && known.add(then.next())) {
                        open.add(then.next());
                    }
                }
            }
        }
        assertThat(pressed)
                .containsAll(OF_OTHERS)
                .contains(
                        Actions.AGREE, Actions.MENU, Actions.HELP, Actions.SETTINGS, Actions.PORTRAIT, Actions.PREMIUM);
        assertThat(seen).extracting(body -> (Object) body.getClass()).contains((Object[])
                Screen.Body.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyNoteAndEveryGenderHasWords(Language language) {
        for (var note : Note.values()) {
            assertThat(wording.of(language, new Screen(note, new Screen.Menu())).html())
                    .isNotBlank();
        }
        for (var gender : Gender.values()) {
            assertThat(Actions.read(Actions.gender(gender).substring("profile:".length()), "token"))
                    .isEqualTo(new Input.GenderChosen(gender));
        }
    }

    @Test
    void whatIsNoButtonOfOursIsOutOfDate() {
        for (var action : List.of("", ":", "stale", "agree:now", "gender:x", "language:de", "enter:helper", "rooms")) {
            assertThat(Actions.read(action, "token")).isEqualTo(new Input.StaleButton());
        }
    }

    private @Nullable Step press(Person person, String action) {
        pressed.add(action);
        assertThat(action.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(40);
        assertThat(action).matches("\\p{ASCII}+");
        if (!action.startsWith("profile:")) {
            assertThat(OF_OTHERS).contains(action);
            return null;
        }
        var step = take(person, Actions.read(action.substring("profile:".length()), "second"));
        if (step != null) {
            assertThat(step.screen().note()).as(action).isNotEqualTo(Note.STALE_BUTTON);
        }
        return step;
    }

    private @Nullable Step take(Person person, Input input) {
        var step =
                switch (reception.decide(person, input, Instant.EPOCH)) {
                    case Decision.Answered(var next, var screen) -> new Step(next, screen);
                    case Decision.Registered(var next, var _, var screen) -> new Step(next, screen);
                    case Decision.Ignored _, Decision.Erased _, Decision.Admitted _ -> null;
                };
        if (step != null) {
            seen.add(step.screen().body());
        }
        return step;
    }

    private static List<String> actions(Message message) {
        return message.keyboard().stream()
                .flatMap(List::stream)
                .map(Message.Button::action)
                .toList();
    }

    private record Step(Person next, Screen screen) {}
}
