package io.soulnear.sandbox.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentCheckTest {
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
        var template = Path.of(System.getProperty("basedir", ".")).resolve("../../.env.example");

        assertThat(findings(Files.readString(template))).isEmpty();
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

    private List<String> findings(String file) throws IOException {
        Files.writeString(home.resolve(".env"), file);
        return EnvironmentCheck.of(new Sandbox(home, "dev"), Map.of());
    }
}
