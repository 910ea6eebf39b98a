package io.soulnear.replay.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.soulnear.sandbox.launcher.ExitCodes;
import io.soulnear.sandbox.launcher.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetupTest {
    private static final String PARTLY = "{\"state\":\"ENABLED\",\"variants\":{\"on\":true,\"off\":false},"
            + "\"defaultVariant\":\"off\",\"targeting\":{\"fractional\":[[\"on\",5],[\"off\",95]]}}";

    @Test
    void flagsAndVariablesAreToldApart() {
        var setup = Setup.read("variant", "ENABLE_VOICE=true, MODEL_PROVIDER=offline");

        assertThat(setup.variables()).isEqualTo(Map.of("MODEL_PROVIDER", "offline"));
        assertThat(setup.flags(Map.of()).get("ENABLE_VOICE")).contains("\"defaultVariant\":\"on\"");
    }

    @Test
    void aFlagThatIsNotSetIsAsInTheEnvironment() {
        var flags = Setup.read("variant", "ENABLE_VOICE=false").flags(Map.of("ENABLE_IMAGES", PARTLY));

        assertThat(flags).containsEntry("ENABLE_IMAGES", PARTLY);
    }

    @Test
    void aFlagThatIsSetHoldsForEverybody() {
        var flags = Setup.read("variant", "ENABLE_IMAGES=true").flags(Map.of("ENABLE_IMAGES", PARTLY));

        assertThat(flags.get("ENABLE_IMAGES"))
                .contains("\"defaultVariant\":\"on\"")
                .doesNotContain("fractional");
    }

    @Test
    void settingsCanStandInAFileAndHaveAName(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("new.env"), "ENABLE_VOICE=true\nOPENAI_API_KEY=sk-secret\n");

        var setup = Setup.read("variant", "voices:" + file);

        assertThat(setup.name()).isEqualTo("voices");
        assertThat(setup.variables()).containsEntry("OPENAI_API_KEY", "sk-secret");
    }

    @Test
    void theBaseIsToldWithTheFlagThatTheCandidateSets() {
        var off = "{\"state\":\"ENABLED\",\"variants\":{\"on\":true,\"off\":false},\"defaultVariant\":\"off\"}";
        var on = off.replace("\":\"off\"", "\":\"on\"");

        assertThat(told(PARTLY)).isEqualTo("in part");
        assertThat(told(off)).isEqualTo("false");
        assertThat(told(on)).isEqualTo("true");
        assertThat(told(on.replace("ENABLED", "DISABLED"))).isEqualTo("false");
    }

    private static @Nullable String told(String definition) {
        var base = Setup.read("base", "").variant(Set.of("ENABLE_VOICE"), Map.of("ENABLE_VOICE", definition));
        return base.settings().get("ENABLE_VOICE");
    }

    @Test
    void theComparisonIsToldNoSecret() {
        var setup = Setup.read("variant", "OPENAI_API_KEY=sk-secret,OPENAI_MODEL=new");

        assertThat(setup.variant().settings()).isEqualTo(Map.of("OPENAI_MODEL", "new"));
    }

    @ParameterizedTest
    @CsvSource({
        "ENABLE_TELEPATHY=true,  There is no flag ENABLE_TELEPATHY",
        "ENABLE_VOICE=maybe,     true or false",
        "BOT_TOKEN=1,            no variable that a variant can set",
        "TELEGRAM_API_URL=x,     no variable that a variant can set",
        "KAFKA_BOOTSTRAP=x:1,    no variable that a variant can set",
        "code=/nowhere,          no built checkout",
        "ENABLE_VOICE,           Not KEY=value",
    })
    void whatCannotBeSetIsRefused(String given, String reason) {
        assertThatThrownBy(() -> Setup.read("variant", given))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.exitCode()).isEqualTo(ExitCodes.USAGE))
                .hasMessageContaining(reason);
    }
}
