package io.soulnear.journeys.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.soulnear.journeys.system.ModelStub;
import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.Tongue;
import io.soulnear.journeys.system.Visitor;
import io.soulnear.journeys.system.WholeSystem;
import io.soulnear.sandbox.telegram.Act;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@WholeSystem
class EditingTest {
    private final RunningSystem system;

    EditingTest(RunningSystem system) {
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
    void aTextThatIsEditedBeforeItsReplyIsAnsweredAndFoundAsItReadsThen(Tongue tongue) {
        var visitor = Visitor.known(system, tongue);
        var slip = tongue.either("Мне приснился медведь ", "I dreamt of a bear ") + visitor.word();
        var meant = tongue.either("Мне приснился волк ", "I dreamt of a wolf ") + visitor.word();
        system.model().takes(Duration.ofSeconds(2));

        var said = visitor.says(slip);
        await().atMost(RunningSystem.PATIENCE).until(() -> system.model().callsFor(slip) == 1);
        var edited = visitor.does(new Act.Edit(null, meant));
        visitor.hearsWhole(ModelStub.ECHO + meant);
        system.model().takes(Duration.ZERO);
        visitor.repeats(said);
        visitor.repeats(edited);
        visitor.says("/search " + tongue.either("волки", "wolf"));
        visitor.hears("dialogue", "search.found", 1, 1, 1);
        visitor.says("/search " + tongue.either("медведи", "bears"));
        visitor.hears("dialogue", "search.nothing");

        assertThat(system.model().callsFor(slip)).isOne();
        assertThat(system.model().callsFor(meant)).isOne();
        assertThat(visitor.unheard()).isEmpty();
    }

    @Test
    void anEditAfterTheReplyChangesNothingAndIsPassedOverInSilence() {
        var visitor = Visitor.known(system, Tongue.RUSSIAN);
        var said = "Так и было " + visitor.word();
        visitor.says(said);
        visitor.hearsWhole(ModelStub.ECHO + said);

        visitor.does(new Act.Edit(null, "Было не так " + visitor.word()));
        visitor.says("Дальше " + visitor.word());

        visitor.hearsWhole(ModelStub.ECHO + "Дальше " + visitor.word());
        assertThat(system.model().callsFor("Было не так " + visitor.word())).isZero();
        assertThat(system.database().placesOf(said)).contains("dialogue.turn.person_text");
    }
}
