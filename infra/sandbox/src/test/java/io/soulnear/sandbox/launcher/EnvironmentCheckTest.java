package io.soulnear.sandbox.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentCheckTest {
    private static final Path PROJECT =
            Path.of(System.getProperty("basedir", ".")).resolve("../..");
    private static final String TOKEN = "123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final Path home;

    EnvironmentCheckTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void nothingAtAllIsInOrder() throws IOException {
        assertThat(findings("")).isEmpty();
    }

    @Test
    void theTemplateAsItStandsIsInOrder() throws IOException {
        assertThat(findings(Files.readString(PROJECT.resolve(".env.example")))).isEmpty();
    }

    @Test
    void aMissingValueIsNamedTogetherWithWhatNeedsIt() throws IOException {
        assertThat(findings("MODEL_PROVIDER=openai"))
                .containsExactly("OPENAI_API_KEY is missing: MODEL_PROVIDER needs it");
        assertThat(findings("POSTGRES_URL=postgres://db/x"))
                .containsExactly("POSTGRES_USER is missing: POSTGRES_URL needs it");
    }

    @Test
    void aSecretInAFileCountsAsGiven() throws IOException {
        assertThat(findings("MODEL_PROVIDER=openai\nOPENAI_API_KEY_FILE=/run/secrets/key"))
                .isEmpty();
    }

    @Test
    void aPlaceholderIsNotAValue() throws IOException {
        assertThat(findings("OPENAI_API_KEY=<your key>")).containsExactly("OPENAI_API_KEY holds a placeholder");
        assertThat(findings("BOT_TOKEN=changeme")).containsExactly("BOT_TOKEN holds a placeholder");
    }

    @Test
    void aMalformedValueIsNamedAndNeverShown() throws IOException {
        var findings = findings("BOT_TOKEN=topsecret-but-wrong\nGATEWAY_PORT=99999\nADMIN_IDS=1,me");

        assertThat(findings).hasSize(3).noneMatch(line -> line.contains("topsecret"));
        assertThat(findings).anyMatch(line -> line.startsWith("BOT_TOKEN is malformed"));
        assertThat(findings).anyMatch(line -> line.startsWith("GATEWAY_PORT is malformed"));
        assertThat(findings).anyMatch(line -> line.startsWith("ADMIN_IDS is malformed"));
    }

    @Test
    void aNameThatStandsThereTwiceAndALineThatIsNoneAreFoundWithTheirPlace() throws IOException {
        assertThat(findings("OPENAI_MODEL=a\n\nOPENAI_MODEL=b\nnonsense"))
                .containsExactly(".env:3: OPENAI_MODEL stands there twice", ".env:4: not NAME=value");
    }

    @Test
    void anEnvironmentNeedsWhatItsTemplateHoldsAPlaceFor() throws IOException {
        Files.writeString(home.resolve(".env.prod.example"), "BOT_TOKEN=<the bot's>\nADMIN_IDS=<ids>\nOPENAI_MODEL=\n");

        assertThat(prod())
                .containsExactly(
                        "BOT_TOKEN is missing: .env.prod.example asks for it",
                        "ADMIN_IDS is missing: .env.prod.example asks for it",
                        ".env.prod does not exist: cp .env.prod.example .env.prod, and fill it in");

        Files.copy(home.resolve(".env.prod.example"), home.resolve(".env.prod"));
        assertThat(prod()).containsExactly("BOT_TOKEN holds a placeholder", "ADMIN_IDS holds a placeholder");

        Files.writeString(home.resolve(".env.prod"), "BOT_TOKEN=" + TOKEN + "\nADMIN_IDS=7\n");
        assertThat(prod()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "prod"})
    void theTemplatesOfTheEnvironmentsAskForWhatOnlyTheirOwnerKnowsAndForNothingElse(String environment)
            throws IOException {
        var template = ".env." + environment + ".example";
        Files.copy(PROJECT.resolve(template), home.resolve(template));
        Files.copy(PROJECT.resolve(template), home.resolve(".env." + environment));

        assertThat(EnvironmentCheck.of(new Sandbox(home, environment), Map.of()))
                .containsExactlyInAnyOrder(
                        "BOT_TOKEN holds a placeholder",
                        "ADMIN_IDS holds a placeholder",
                        "MODEL_PROVIDER holds a placeholder");
    }

    @Test
    void whatTwoEnvironmentsMustNotShareIsNamedAndNeverShown() throws IOException {
        var secret = Files.writeString(home.resolve("secret"), "webhook-secret\n");
        Files.writeString(home.resolve(".env.test"), """
                BOT_TOKEN=%s
                GATEWAY_PORT=9000
                KAFKA_BOOTSTRAP=kafka:9092
                TOPIC_PREFIX=same.
                REDIS_URL=redis://cache:6379
                TELEGRAM_WEBHOOK_SECRET=webhook-secret
                """.formatted(TOKEN));
        Files.writeString(home.resolve(".env.prod"), """
                BOT_TOKEN=%s
                GATEWAY_PORT=9000
                KAFKA_BOOTSTRAP=kafka:9092
                TOPIC_PREFIX=same.
                REDIS_URL=redis://cache:6379
                TELEGRAM_WEBHOOK_SECRET_FILE=%s
                """.formatted(TOKEN, secret));

        assertThat(prod())
                .containsExactly(
                        "BOT_TOKEN is the same in test",
                        "TELEGRAM_WEBHOOK_SECRET is the same in test",
                        "GATEWAY_PORT is the same in test",
                        "TOPIC_PREFIX is the same in test, and so is KAFKA_BOOTSTRAP");
    }

    @Test
    void aTokenThatBothInheritFromTheCommonFileIsFound() throws IOException {
        Files.writeString(home.resolve(".env"), "BOT_TOKEN=" + TOKEN);
        Files.writeString(home.resolve(".env.test"), "");
        Files.writeString(home.resolve(".env.prod"), "");

        assertThat(prod()).containsExactly("BOT_TOKEN is the same in test");
    }

    private List<String> prod() {
        return EnvironmentCheck.of(new Sandbox(home, "prod"), Map.of());
    }

    private List<String> findings(String file) throws IOException {
        Files.writeString(home.resolve(".env"), file);
        return EnvironmentCheck.of(new Sandbox(home, "dev"), Map.of());
    }
}
