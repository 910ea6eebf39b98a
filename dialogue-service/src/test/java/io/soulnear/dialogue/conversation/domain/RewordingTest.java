package io.soulnear.dialogue.conversation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.dialogue.conversation.domain.Rewording.Decision;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RewordingTest {
    private static final Message MESSAGE = new Message(new UUID(1, 1), 42, Mode.HELPER, "Привет", Instant.EPOCH, 5, 7);

    @Test
    void whatIsNotEditedIsAskedAboutOnce() {
        assertThat(Rewording.decide(MESSAGE, Optional.empty(), 0)).isEqualTo(new Decision.Ask(MESSAGE));
        assertThat(Rewording.decide(MESSAGE, Optional.empty(), 1)).isEqualTo(new Decision.Say());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Rewording.MOST - 1})
    void anotherWordingIsAskedAbout(int asked) {
        assertThat(Rewording.decide(MESSAGE, to("Пока"), asked)).isEqualTo(new Decision.Ask(MESSAGE.saying("Пока")));
    }

    @Test
    void theWordingThatWasAskedAboutIsNotAskedAboutAgain() {
        assertThat(Rewording.decide(MESSAGE.saying("Пока"), to("Пока"), 1)).isEqualTo(new Decision.Say());
        assertThat(Rewording.decide(
                        new Message(new UUID(1, 1), 42, Mode.HELPER, "а\0б", Instant.EPOCH, 5, 7), to("а\0б"), 1))
                .isEqualTo(new Decision.Say());
    }

    @Test
    void whoNeverStopsEditingIsAnsweredAllTheSame() {
        assertThat(Rewording.decide(MESSAGE, to("Пока"), Rewording.MOST)).isEqualTo(new Decision.Say());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "/forget_me"})
    void neitherNothingNorACommandTakesTheTextsPlace(String text) {
        assertThat(Rewording.decide(MESSAGE, to(text), 0)).isEqualTo(new Decision.Ask(MESSAGE));
        assertThat(Rewording.decide(MESSAGE, to(text), 1)).isEqualTo(new Decision.Say());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Rewording.MOST})
    void helpInACrisisIsTheReplyHoweverOftenTheCompanionWasAsked(int asked) {
        var crisis =
                new Edit.Crisis("Не хочу жить", new Edit.Version(1, 1), new UUID(2, 2), "Позвони 112", Locale.of("ru"));

        assertThat(Rewording.decide(MESSAGE, Optional.of(crisis), asked))
                .isEqualTo(new Decision.Helped(MESSAGE.saying("Не хочу жить"), crisis));
    }

    @Test
    void editsFollowEachOtherByTheirTimeThenByTheirUpdate() {
        assertThat(new Edit.Version(2, 1)).isGreaterThan(new Edit.Version(1, 9));
        assertThat(new Edit.Version(2, 2)).isGreaterThan(new Edit.Version(2, 1));
    }

    private static Optional<Edit> to(String text) {
        return Optional.of(new Edit.Reworded(text, new Edit.Version(1, 1)));
    }
}
