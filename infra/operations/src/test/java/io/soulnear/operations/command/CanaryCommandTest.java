package io.soulnear.operations.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.sandbox.launcher.Problem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CanaryCommandTest {
    private final List<String> said = new ArrayList<>();
    private String analysis = "";

    private final Kubectl cluster = (input, arguments) -> {
        if (arguments.getFirst().equals("kustomize")) {
            return Kubectl.program().run(input, arguments);
        }
        said.add(String.join(" ", arguments) + (input.isEmpty() ? "" : " < " + input));
        if (arguments.contains("jsonpath={.status.succeeded}")) {
            return analysis;
        }
        return String.join(" ", arguments).contains(".image}") ? "registry.example.com/soulnear/quiz:1.2.0" : "";
    };

    @Test
    void startingAppliesTheCanaryWithItsVersion() {
        assertThat(run("start", "quiz", "1.2.0")).isZero();

        assertThat(said).hasSize(3);
        assertThat(said.get(1))
                .startsWith("apply -f -")
                .contains("name: quiz-canary", "image: registry.example.com/soulnear/quiz:1.2.0")
                .doesNotContain("canary-version");
        assertThat(said.get(2)).startsWith("rollout status deployment/quiz-canary");
    }

    @Test
    void aHealthyCanaryBecomesTheStableBuild() {
        analysis = "1";

        assertThat(run("promote", "quiz")).isZero();

        assertThat(said)
                .anyMatch(it -> it.startsWith("patch deployment/quiz ") && it.contains("soulnear/quiz:1.2.0"))
                .last()
                .asString()
                .startsWith("delete deployment/quiz-canary");
    }

    @Test
    void aCanaryThatNobodyHasFoundHealthyIsNotPromoted() {
        assertThat(run("promote", "quiz")).isEqualTo(1);

        assertThat(said).noneMatch(it -> it.startsWith("patch"));
    }

    @Test
    void rollingBackTakesTheCanaryAndItsAnalysisAway() {
        assertThat(run("rollback", "quiz")).isZero();

        assertThat(said)
                .containsExactly(
                        "delete deployment/quiz-canary job/canary-analysis --ignore-not-found --namespace soulnear");
    }

    @Test
    void theStatusShowsBothBuilds() {
        assertThat(run("status", "quiz")).isZero();

        assertThat(said.getFirst()).startsWith("get pods -l app.kubernetes.io/name=quiz -L soulnear.io/track");
    }

    private int run(String... arguments) {
        var line = new CommandLine(new CanaryCommand(
                        cluster, Path.of("../..").toAbsolutePath().normalize()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(new StringWriter()));
        line.setExecutionExceptionHandler((thrown, _, _) -> {
            if (thrown instanceof Problem problem) {
                return problem.exitCode();
            }
            throw thrown;
        });
        return line.execute(arguments);
    }
}
