package io.soulnear.operations.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./soulnear} in a checkout whose sources have changed since it was built, and no longer compile. */
class CommandLineTest {
    private final Script script;
    private final Path home;
    private final Map<String, String> variables;

    CommandLineTest(@TempDir Path home) {
        this.home = home;
        script = new Script(home);
        variables = Map.of("JAVA_HOME", home.toString());
    }

    @BeforeEach
    void builtBefore() throws IOException {
        for (var folder : new String[] {"bin", "infra/bench/target"}) {
            Files.createDirectories(home.resolve(folder));
        }
        Files.copy(Script.PROJECT.resolve("soulnear"), home.resolve("soulnear"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"25\"\n");
        script.imitating("bin/javac", "").imitating("bin/java", "echo \"does ${@: -1}\"");
        script.imitating("mvn", "[[ $* == *--version ]] && echo 'Apache Maven 3.9.9'");
        Files.createFile(home.resolve("infra/bench/target/classpath"));
        Files.createFile(home.resolve("infra/bench/target/bench-1.jar"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"down", "status", "logs", "stop", "help", "--help", "-h", "--version", "-V"})
    void whatRunsCanBeLookedAtAndEnded(String command) throws Exception {
        var result = run(command);

        assertThat(result.output()).contains("does " + command);
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void nothingIsStartedFromWhatWasBuiltBefore() throws Exception {
        var result = run("up");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("The build failed").doesNotContain("does up");
    }

    @Test
    void whatWasNeverBuiltIsBuiltFirst() throws Exception {
        Files.delete(home.resolve("infra/bench/target/bench-1.jar"));

        assertThat(run("status").output()).contains("The build failed");
    }

    private Script.Result run(String command) throws Exception {
        return script.run(variables, home.resolve("soulnear").toString(), command);
    }
}
