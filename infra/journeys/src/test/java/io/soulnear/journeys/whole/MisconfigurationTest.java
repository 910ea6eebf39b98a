package io.soulnear.journeys.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.WholeSystem;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@WholeSystem
class MisconfigurationTest {
    private static final int WRONG_CONFIGURATION = 78;

    private final RunningSystem system;

    MisconfigurationTest(RunningSystem system) {
        this.system = system;
    }

    @ParameterizedTest(name = "{0} without {1}")
    @CsvSource({
        "gateway,  BOT_TOKEN",
        "dialogue, KAFKA_BOOTSTRAP",
        "quiz,     POSTGRES_URL",
        "profile,  PSEUDONYM_SECRET",
        "flags,    FLAGS_ADMIN_TOKEN"
    })
    void aServiceWithoutAVariableRefusesToStartAndNamesIt(String service, String variable) {
        var ended = system.service(service, Map.of(variable, ""));

        assertThat(ended.exitCode()).isEqualTo(WRONG_CONFIGURATION);
        assertThat(ended.text()).contains(variable);
    }

    @ParameterizedTest(name = "{0} with a wrong {1}")
    @CsvSource({
        "gateway,  TELEGRAM_MODE,   carrier-pigeon",
        "dialogue, MODEL_PROVIDER,  telepathy",
        "dialogue, LIMIT_PER_MINUTE, many",
        "dialogue, QUOTA_HELPER_PER_DAY, -1",
        "quiz,     POSTGRES_URL,    mysql://nowhere",
        "quiz,     REPLAY_CLOCK,    perhaps",
        "profile,  INTERNAL_TOKEN,  tooshort",
        "quiz,     INTERNAL_TOKEN,  tooshort",
        "flags,    MANAGEMENT_PORT, eighty"
    })
    void aServiceWithAWrongValueRefusesToStartAndNamesTheVariableButNotTheValue(
            String service, String variable, String value) {
        var ended = system.service(service, Map.of(variable, value));

        assertThat(ended.exitCode()).isEqualTo(WRONG_CONFIGURATION);
        assertThat(ended.text()).contains(variable).doesNotContain(value);
    }
}
