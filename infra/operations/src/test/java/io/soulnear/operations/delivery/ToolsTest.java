package io.soulnear.operations.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a machine with nothing but a shell. */
class ToolsTest {
    private final Script script;
    private final Map<String, String> bare;

    ToolsTest(@TempDir Path folder) throws IOException {
        script = new Script(folder);
        bare = Map.of("PATH", folder.toString(), "CHROMIUM", "/nowhere");
        for (var program : List.of("bash", "dirname", "env", "mktemp", "readlink", "rm", "tail", "true")) {
            script.imitating(program, "exec /usr/bin/" + program + " \"$@\"");
        }
        script.imitating("sudo", "exec \"${@:2}\"");
    }

    @Test
    void whatTestsCallIsInstalledWhereItIsMissing() throws Exception {
        script.imitating("apt-get", "");

        var result = script.run(bare, "infra/test-support/tools", "maven");

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(script.notes())
                .contains("apt-get install -yqq --no-install-recommends"
                        + " maven chromium kubernetes-client prometheus shellcheck yamllint");
    }

    @Test
    void whereNothingMayBeInstalledOneLineSaysWhatIsNeeded() throws Exception {
        var result = script.run(bare, "infra/test-support/tools");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output().lines())
                .singleElement()
                .asString()
                .contains("apt-get install chromium kubernetes-client prometheus (", "-m MODULE");
    }

    @Test
    void whatTestsCanDoWithoutIsMissedByNobody() throws Exception {
        for (var program : List.of("kubectl", "promtool", "prometheus")) {
            script.imitating(program, "");
        }
        script.imitating("apt-get", "exit 100");

        var result =
                script.run(Map.of("PATH", bare.get("PATH"), "CHROMIUM", "/usr/bin/true"), "infra/test-support/tools");

        assertThat(result.exitCode()).as(result.output()).isZero();
    }
}
