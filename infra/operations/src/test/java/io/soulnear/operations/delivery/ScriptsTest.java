package io.soulnear.operations.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptsTest {
    private static final Pattern CALLED =
            Pattern.compile("(?<![\\w/.])((?:\\.ci|infra/[a-z0-9]+)/[a-z-]+)(?![\\w/.-])");

    /** Renders for real, applies nothing. */
    private static final String KUBECTL = """
            case "$1" in
                kustomize) export PATH=${PATH#*:}; exec kubectl "$@" ;;
                apply) cat >>"$(dirname "$0")/applied" ;;
                rollout) [[ "$2 $*" != "status "*deployment/"${BROKEN:-none}"* ]] ;;
                wait) [[ -z ${UNHEALTHY:-} ]] ;;
            esac""";

    private static final Map<String, String> WEBHOOK =
            Map.of("WEBHOOK_URL", "http://127.0.0.1:9/telegram/webhook", "WEBHOOK_SECRET", "it");

    private final Script script;
    private final Path folder;

    ScriptsTest(@TempDir Path folder) {
        this.folder = folder;
        this.script = new Script(folder);
    }

    @Test
    void scriptsYamlAndWorkflowsHaveNoFindings() throws Exception {
        var result = script.run(".ci/check-scripts");

        assertThat(result.exitCode()).as(result.output()).isZero();
    }

    @Test
    void everyScriptThatAWorkflowCallsIsThere() throws IOException {
        var called = new TreeSet<String>();
        try (var workflows = Files.newDirectoryStream(Script.PROJECT.resolve(".github/workflows"))) {
            for (var workflow : workflows) {
                CALLED.matcher(Files.readString(workflow)).results().forEach(found -> called.add(found.group(1)));
            }
        }

        assertThat(called)
                .hasSizeGreaterThan(8)
                .allSatisfy(it -> assertThat(Script.PROJECT.resolve(it)).isExecutable());
    }

    @Test
    void aRolloutMigratesFirstAndThenWaitsForEveryService() throws Exception {
        var result = script.imitating("kubectl", KUBECTL).run("infra/delivery/rollout", "prod", "1.2.3");

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(script.notes())
                .containsSubsequence(
                        "kubectl wait job --namespace soulnear --selector soulnear.io/task=migration"
                                + " --for=condition=complete --timeout=15m",
                        "kubectl kustomize k8s/overlays/prod",
                        "kubectl rollout status --namespace soulnear deployment/flags --timeout=10m")
                .noneMatch(it -> it.contains("undo"));
        assertThat(folder.resolve("applied"))
                .content()
                .contains("image: registry.example.com/soulnear/quiz:1.2.3", "app.kubernetes.io/version: 1.2.3")
                .doesNotContain("0.1.0");
    }

    @Test
    void aRolloutThatDoesNotComeUpGoesBackByItself() throws Exception {
        var result = script.imitating("kubectl", KUBECTL)
                .run(Map.of("BROKEN", "dialogue"), "infra/delivery/rollout", "test", "1.2.3");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(script.notes())
                .filteredOn(it -> it.startsWith("kubectl rollout undo --namespace soulnear-test"))
                .hasSize(5);
    }

    @Test
    void aRolloutOfNothingOrToNowhereIsRefused() throws Exception {
        script.imitating("kubectl", KUBECTL);

        assertThat(script.run("infra/delivery/rollout", "moon", "1.2.3").exitCode())
                .isEqualTo(2);
        assertThat(script.run("infra/delivery/rollout", "prod", "1|x").exitCode())
                .isEqualTo(2);
        assertThat(script.notes()).isEmpty();
    }

    @Test
    void whatRunsIsInOrderWhenAllThatIsLookedAtIs() throws Exception {
        lookingAt("200", "401", "", "");

        var result = script.run(WEBHOOK, "infra/delivery/smoke", "test");

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(script.notes())
                .filteredOn(it -> it.startsWith("kubectl exec --namespace soulnear-test deployment/"))
                .hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "503, 401, '', '', The webhook answers 503 to Telegram",
        "200, 200, '', '', The webhook answers 200 to a stranger",
        "200, 401, ServiceDown, '', Somebody is being paged: ServiceDown",
        "200, 401, '', quiz, quiz has logged 1 errors"
    })
    void aSmokeTestFailsAtWhateverIsNotInOrder(
            String toTelegram, String toStrangers, String alert, String failing, String fault) throws Exception {
        lookingAt(toTelegram, toStrangers, alert, failing);

        var result = script.run(WEBHOOK, "infra/delivery/smoke", "test");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output().lines().filter(it -> it.startsWith("✗")))
                .singleElement()
                .isEqualTo("✗ " + fault);
    }

    private void lookingAt(String toTelegram, String toStrangers, String alert, String failing) throws IOException {
        script.imitating("curl", "[[ $* == *Token:\\ it* ]] && echo %s || echo %s".formatted(toTelegram, toStrangers))
                .imitating("jq", "cat >/dev/null; echo " + alert)
                .imitating(
                        "kubectl",
                        "[[ $1 != logs || $* != *=%s\\ * ]] || echo '{\"level\":\"ERROR\"}'".formatted(failing));
    }

    @Test
    void operatorsAreToldInTheirRoom() throws Exception {
        script.imitating("curl", "cat").imitating("jq", "echo \"{$4}\"");

        var told = script.run(Map.of("NOTIFY_URL", "http://room"), "infra/delivery/notify", "1.2.3 is out");

        assertThat(told.exitCode()).isZero();
        assertThat(told.output()).contains("{1.2.3 is out}");
        assertThat(script.notes()).anyMatch(it -> it.startsWith("curl") && it.endsWith("--data @- http://room"));
        assertThat(script.run("infra/delivery/notify", "nowhere").exitCode()).isNotZero();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-02 07:00 UTC, 0",
        "2026-02-05 14:59 UTC, 0",
        "2026-02-05 15:00 UTC, 1",
        "2026-02-04 06:59 UTC, 1",
        "2026-02-06 10:00 UTC, 1",
        "2026-02-08 10:00 UTC, 1"
    })
    void productionIsChangedWhenPeopleAreThere(String now, int exitCode) throws Exception {
        assertThat(script.run(Map.of("NOW", now), ".ci/window").exitCode()).isEqualTo(exitCode);
        assertThat(script.run(Map.of("NOW", now), ".ci/window", "urgent").exitCode())
                .isZero();
    }

    @Test
    void aCanaryIsTakenAwayWhateverItsVerdict() throws Exception {
        script.imitating("kubectl", KUBECTL).imitating("soulnear", "");
        var variables = Map.of("SOULNEAR", folder.resolve("soulnear").toString());

        assertThat(script.run(variables, "infra/delivery/canary", "quiz", "1.2.3")
                        .exitCode())
                .isZero();
        assertThat(script.run(with(variables, "UNHEALTHY", "yes"), "infra/delivery/canary", "quiz", "1.2.3")
                        .exitCode())
                .isEqualTo(1);

        assertThat(script.notes()).first().isEqualTo("soulnear canary start quiz 1.2.3");
        assertThat(script.notes())
                .filteredOn("soulnear canary rollback quiz"::equals)
                .hasSize(2);
    }

    @Test
    void aBackupThatFailsIsAFailure() throws Exception {
        script.imitating("kubectl", KUBECTL);

        assertThat(script.run("infra/delivery/backup").exitCode()).isZero();
        assertThat(script.run(Map.of("UNHEALTHY", "yes"), "infra/delivery/backup")
                        .exitCode())
                .isNotZero();
        assertThat(script.notes()).first().asString().contains("--from=cronjob/postgres-base-backup");
    }

    @Test
    void onlyWhatHasBeenOnStageForADayMayGoOn() throws Exception {
        var version = script.run(".ci/version").output().strip();
        assertThat(version).matches("\\d+\\.\\d+\\.\\d+");

        script.imitating("gh", "echo " + Instant.now().minus(Duration.ofHours(25)));
        assertThat(script.run(".ci/soaked", version).exitCode()).isZero();
        assertThat(script.run(".ci/soaked", "99.0.0").exitCode()).isEqualTo(1);

        script.imitating("gh", "echo " + Instant.now().minus(Duration.ofHours(23)));
        assertThat(script.run(".ci/soaked", version).exitCode()).isEqualTo(1);

        script.imitating("gh", "");
        assertThat(script.run(".ci/soaked", version).exitCode()).isEqualTo(1);
    }

    @Test
    void theNotesOfAReleaseAreThoseOfTheChangelog() throws Exception {
        assertThat(script.run(".ci/changes", "99.0.0").output()).contains("### Added");
    }

    @Test
    void anImageThatIsTooLargeIsRefused() throws Exception {
        script.imitating("engine", "[[ $1 != image ]] || echo ${BYTES}");
        var variables = Map.of("CONTAINER_ENGINE", "engine", "SERVICES", "quiz");

        var small = script.run(with(variables, "BYTES", "290000000"), "infra/docker/build", "1.2.3");
        assertThat(small.exitCode()).as(small.output()).isZero();
        assertThat(small.output()).contains("quiz: 290 MB");
        assertThat(script.run(with(variables, "BYTES", "310000000"), "infra/docker/build", "1.2.3")
                        .exitCode())
                .isEqualTo(1);
        assertThat(script.notes()).first().asString().contains("--build-arg SERVICE=quiz", "--build-arg VERSION=1.2.3");
    }

    @Test
    void everyPublishedImageIsWithoutKnownWeaknessAndSignedWithTheListOfWhatIsInside() throws Exception {
        script.imitating("engine", "[[ $1 != image ]] || echo registry/it@sha256:1")
                .imitating("trivy", "[[ $* != *${WEAK:-none}* ]]")
                .imitating("syft", "")
                .imitating("cosign", "");
        var variables = Map.of("CONTAINER_ENGINE", "engine", "REGISTRY", "registry");

        assertThat(script.run(with(variables, "WEAK", "quiz"), "infra/docker/publish", "1.2.3")
                        .exitCode())
                .isEqualTo(1);
        assertThat(script.notes()).noneMatch(it -> it.startsWith("engine push"));

        var result = script.run(variables, "infra/docker/publish", "1.2.3");

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(script.notes())
                .filteredOn(it -> it.startsWith("cosign sign"))
                .hasSize(6);
        assertThat(script.notes())
                .filteredOn(it -> it.startsWith("cosign attest"))
                .hasSize(6);
    }

    private static Map<String, String> with(Map<String, String> variables, String name, String value) {
        var all = new java.util.HashMap<>(variables);
        all.put(name, value);
        return all;
    }
}
