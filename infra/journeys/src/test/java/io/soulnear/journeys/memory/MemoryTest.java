package io.soulnear.journeys.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.soulnear.journeys.system.ModelStub.Call;
import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.Tongue;
import io.soulnear.journeys.system.Visitor;
import io.soulnear.journeys.system.WholeSystem;
import io.soulnear.sandbox.servers.Signal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@WholeSystem
class MemoryTest {
    /** Twenty-six messages of either side. */
    private static final int PILE = 13;

    private final RunningSystem system;

    MemoryTest(RunningSystem system) {
        this.system = system;
    }

    @BeforeAll
    static void withAModel(RunningSystem system) {
        system.answersByModel(true);
    }

    @AfterEach
    void atOnceAgain() {
        system.model().takes(Duration.ZERO);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasSaidLongAgoComesBackInTheNotesOfTheNextPrompt(Tongue tongue) {
        var visitor = Visitor.known(system, tongue);
        var first = tongue.either("Сестра уехала в Тбилиси ", "My sister left for Tbilisi ") + visitor.word();
        talks(visitor, first, PILE);
        await().atMost(RunningSystem.PATIENCE)
                .untilAsserted(() -> assertThat(system.database().summary(visitor.id(), "helper"))
                        .contains(visitor.word()));
        var next = tongue.either("Скучаю по ней ", "I miss her ") + visitor.word();

        visitor.says(next);
        visitor.hearsSomething();

        var call = calls(next).getLast();
        assertThat(call.before().getFirst()).contains(first);
        assertThat(call.before().subList(1, call.before().size())).hasSize(10).noneMatch(said -> said.contains(first));
        assertThat(system.database().unfolded(visitor.id(), "helper")).isEqualTo(4);
    }

    @Test
    void aKillWhileTheNotesAreWrittenLosesNothingAndFoldsNothingTwice() {
        var visitor = Visitor.known(system, Tongue.RUSSIAN);
        var first = "Боюсь летать на самолёте " + visitor.word();
        talks(visitor, first, PILE - 1);
        system.model().takes(Duration.ofSeconds(2));
        talks(visitor, "И ещё одно " + visitor.word(), 1);
        await().atMost(RunningSystem.PATIENCE).until(() -> !notesOn(first).isEmpty());

        system.signal("dialogue", Signal.KILL);
        system.model().takes(Duration.ZERO);

        await().atMost(RunningSystem.PATIENCE)
                .untilAsserted(() -> assertThat(system.database().summary(visitor.id(), "helper"))
                        .contains(first));
        assertThat(notesOn(first)).hasSizeGreaterThan(1);
        assertThat(system.database().unfolded(visitor.id(), "helper")).isEqualTo(3);
        visitor.says("Ты тут? " + visitor.word());
        visitor.hearsSomething();
    }

    @ParameterizedTest
    @EnumSource
    void whatOneModeForgetsTheOtherRemembersAndThePersonStillFinds(Tongue tongue) {
        var visitor = Visitor.known(system, tongue);
        var day = tongue.either("Начальник кричал ", "My boss shouted ") + visitor.word();
        var night = tongue.either("Приснился медведь ", "I dreamt of a bear ") + visitor.word();
        enters(visitor, "helper");
        talks(visitor, day, 1);
        enters(visitor, "soulsleep");
        talks(visitor, night, 1);

        forgets(visitor, "soulsleep");
        assertThat(prompt(visitor, tongue.either("Снова не сплю ", "Awake again ")))
                .noneMatch(said -> said.contains(night));
        enters(visitor, "helper");
        assertThat(prompt(visitor, tongue.either("Он опять ", "He did it again ")))
                .anyMatch(said -> said.contains(day));

        forgets(visitor, "helper");
        assertThat(prompt(visitor, tongue.either("Новый день ", "A new day "))).noneMatch(said -> said.contains(day));
        visitor.says("/search " + tongue.either("медведи", "bears"));
        visitor.hears("dialogue", "search.found", 1, 1, 1);
    }

    @ParameterizedTest
    @EnumSource
    void whoThinksBetterOfItIsRemembered(Tongue tongue) {
        var visitor = Visitor.known(system, tongue);
        var said = tongue.either("Завтра экзамен ", "An exam tomorrow ") + visitor.word();
        talks(visitor, said, 1);

        visitor.says("/deletecontext");
        visitor.hears("dialogue", "deletecontext.ask.helper");
        visitor.presses("dialogue", "deletecontext.keep");
        visitor.hears("dialogue", "deletecontext.kept");

        assertThat(prompt(visitor, tongue.either("Волнуюсь ", "I am nervous "))).anyMatch(it -> it.contains(said));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSearchedForIsShownPageByPage(Tongue tongue) {
        var visitor = Visitor.known(system, tongue);
        talks(visitor, tongue.either("Мечтаю об отпуске ", "I dream of a holiday ") + visitor.word(), 7);
        talks(visitor, tongue.either("Совсем другое ", "Something else ") + visitor.word(), 1);
        var on = tongue.text("dialogue", "search.on");
        var back = tongue.text("dialogue", "search.back");

        visitor.says("/search " + tongue.either("отпуск", "holidays"));
        var page = visitor.hears("dialogue", "search.found", 7, 1, 5);
        assertThat(page.text().split(visitor.word(), -1)).hasSizeGreaterThan(5);
        assertThat(visitor.keyboard()).containsExactly(on);
        visitor.pressesText(on);
        visitor.hears("dialogue", "search.found", 7, 6, 7);
        assertThat(visitor.keyboard()).containsExactly(back);
        visitor.pressesText(back);
        visitor.hears("dialogue", "search.found", 7, 1, 5);
    }

    @ParameterizedTest
    @EnumSource
    void aSearchWithoutWordsOrWithoutHitsIsAnsweredToo(Tongue tongue) {
        var visitor = Visitor.known(system, tongue);

        visitor.says("/search");
        visitor.hears("dialogue", "search.what");
        visitor.says("/search 👩‍👧 '; --");
        visitor.hears("dialogue", "search.what");
        visitor.says("/search " + "кот ".repeat(1_000));
        visitor.hears("dialogue", "search.nothing");
        visitor.says("/search <b>&\"' OR 1=1 -- " + visitor.word());
        visitor.hears("dialogue", "search.nothing");
    }

    private void enters(Visitor visitor, String mode) {
        visitor.says("/" + mode);
        visitor.hears("dialogue", "mode." + mode);
    }

    /** Says it, and other things after it, each as soon as the one before is answered. */
    private static void talks(Visitor visitor, String text, int turns) {
        visitor.says(text);
        visitor.hearsSomething();
        for (int i = 1; i < turns; i++) {
            visitor.says(text.substring(0, text.indexOf(' ', text.indexOf(' ') + 1)) + " " + i + " "
                    + text.substring(text.indexOf(' ', text.indexOf(' ') + 1)));
            visitor.hearsSomething();
        }
    }

    private void forgets(Visitor visitor, String mode) {
        visitor.says("/deletecontext");
        visitor.hears("dialogue", "deletecontext.ask." + mode);
        visitor.presses("dialogue", "deletecontext.yes");
        visitor.hears("dialogue", "deletecontext.done." + mode);
    }

    /** What the model is shown before the person's next message. */
    private List<String> prompt(Visitor visitor, String begin) {
        var text = begin + visitor.word();
        visitor.says(text);
        visitor.hearsSomething();
        return calls(text).getLast().before();
    }

    private List<Call> calls(String text) {
        return system.model().calls().stream()
                .filter(call -> call.text().contains(text) && !isForNotes(call))
                .toList();
    }

    private List<Call> notesOn(String text) {
        return system.model().calls().stream()
                .filter(call -> isForNotes(call) && call.text().contains(text))
                .toList();
    }

    private static boolean isForNotes(Call call) {
        return Stream.of("<notes>", "<talk>").allMatch(call.text()::contains);
    }
}
