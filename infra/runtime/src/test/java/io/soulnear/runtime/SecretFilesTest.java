package io.soulnear.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {
    private final Set<String> ours = SecretFiles.variables(getClass().getClassLoader(), "runtime.yml", "missing.yml");

    @Test
    void aFileStandsForTheVariableThatTheConfigurationAsksFor(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("password"), "word\n");

        assertThat(SecretFiles.of(Map.of("POSTGRES_PASSWORD_FILE", file.toString()), ours)
                        .get("POSTGRES_PASSWORD"))
                .isEqualTo("word");
    }

    @Test
    void variablesOfTheMachineThatEndAlikeAreNotOurs() {
        assertThat(SecretFiles.of(Map.of("SSL_CERT_FILE", "/nowhere"), ours)).isEmpty();
    }

    @Test
    void anUnreadableFileIsNamedByItsVariable() {
        assertThatThrownBy(() -> SecretFiles.of(Map.of("PSEUDONYM_SECRET_FILE", "/nowhere"), ours))
                .isInstanceOf(Misconfiguration.class)
                .hasMessageStartingWith("PSEUDONYM_SECRET_FILE");
    }
}
