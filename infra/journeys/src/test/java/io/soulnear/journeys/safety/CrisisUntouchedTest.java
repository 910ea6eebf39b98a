package io.soulnear.journeys.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.Tongue;
import io.soulnear.journeys.system.Visitor;
import io.soulnear.journeys.system.WholeSystem;
import io.soulnear.sandbox.telegram.Act;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Limits, quotas, styles and models try to get between a person and help. */
@WholeSystem
class CrisisUntouchedTest {
    private static final String CRISIS = "я хочу покончить с собой";
    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private final RunningSystem system;
    private final String whole;

    CrisisUntouchedTest(RunningSystem system) {
        this.system = system;
        var visitor = Visitor.known(system, Tongue.RUSSIAN);
        visitor.says(CRISIS);
        whole = help(visitor);
    }

    @Test
    void helpIsWholeBeyondEveryLimit() {
        var visitor = Visitor.known(system, Tongue.RUSSIAN);
        for (int i = 0; i < 65; i++) {
            visitor.says("слово " + i);
        }

        visitor.says(CRISIS);

        assertThat(help(visitor)).isEqualTo(whole);
    }

    @Test
    void helpIsWholeWhenTheEveningsFreeAnswersAreUsedUp() {
        var visitor = Visitor.known(system, Tongue.RUSSIAN);
        visitor.says("/soulsleep");
        visitor.hears("dialogue", "mode.soulsleep");
        for (int i = 0; i < 5; i++) {
            visitor.says("вечер " + i);
        }

        visitor.says(CRISIS);

        assertThat(help(visitor)).isEqualTo(whole);
    }

    @Test
    void helpComesForACaptionAndForAnEdit() {
        var visitor = Visitor.known(system, Tongue.RUSSIAN);

        visitor.does(new Act.Photo(PIXEL, CRISIS));

        assertThat(help(visitor)).isEqualTo(whole);
        visitor.says("обычный день");
        visitor.hearsSomething();
        visitor.does(new Act.Edit(null, "жить больше не хочу"));
        assertThat(help(visitor)).isEqualTo(whole);
    }

    private static String help(Visitor visitor) {
        var begin =
                visitor.tongue().text("dialogue", "crisis").lines().findFirst().orElseThrow();
        return visitor.hearsWords(begin).text();
    }
}
