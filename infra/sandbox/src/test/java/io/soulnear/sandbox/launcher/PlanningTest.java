package io.soulnear.sandbox.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanningTest {
    private static final String TOKEN = "123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final Path home;

    PlanningTest(@TempDir Path home) throws IOException {
        this.home = home;
        for (var module : List.of(
                "infra/sandbox",
                "gateway-service",
                "dialogue-service",
                "quiz-service",
                "profile-service",
                "flags-service")) {
            var target = Files.createDirectories(home.resolve(module).resolve("target"));
            Files.writeString(target.resolve(Path.of(module).getFileName() + "-1.jar"), "");
            Files.writeString(
                    target.resolve("classpath"), target.resolve("classpath").toString());
        }
    }

    @Test
    void withoutAnyVariableEverythingRunsHere() {
        var plan = plan("dev", Map.of());

        assertThat(names(plan))
                .containsExactlyInAnyOrder(
                        "kafka", "postgres", "redis", "telegram", "gateway", "dialogue", "quiz", "profile", "flags");
        assertThat(plan.visible())
                .containsEntry("GATEWAY_PORT", 8080)
                .containsEntry("SIMULATOR_PORT", 8081)
                .containsEntry("FLAGS_PORT", 8082);
        assertThat(plan.chat()).isEqualTo("http://127.0.0.1:8081");
        assertThat(plan.environment())
                .containsEntry("TELEGRAM_API_URL", "http://127.0.0.1:8081")
                .containsKeys("BOT_TOKEN", "PSEUDONYM_SECRET", "TELEGRAM_WEBHOOK_SECRET", "POSTGRES_PASSWORD")
                .doesNotContainKey("TOPIC_PREFIX");
    }

    @Test
    void whatHasAnAddressOutsideIsNotStartedHere() {
        var plan = plan(
                "dev",
                Map.of(
                        "KAFKA_BOOTSTRAP", "kafka:9092",
                        "POSTGRES_URL", "postgres://db/soulnear",
                        "POSTGRES_USER", "me",
                        "REDIS_URL", "redis://cache:6379",
                        "BOT_TOKEN", TOKEN));

        assertThat(names(plan)).containsExactlyInAnyOrder("gateway", "dialogue", "quiz", "profile", "flags");
        assertThat(plan.environment())
                .containsEntry("KAFKA_BOOTSTRAP", "kafka:9092")
                .containsEntry("POSTGRES_URL", "postgres://db/soulnear");
        assertThat(plan.chat()).isEmpty();
    }

    @Test
    void aReplayHasTheAnsweringServicesAloneAndReadsNoFile() throws IOException {
        Files.writeString(home.resolve(".env"), "BOT_TOKEN=" + TOKEN + "\nKAFKA_BOOTSTRAP=kafka:9092\n");

        var plan = plan("replay", Map.of("REPLAY_CLOCK", "true", "TOPIC_PREFIX", "replay."));

        assertThat(names(plan)).containsExactlyInAnyOrder("kafka", "postgres", "redis", "dialogue", "quiz", "profile");
        assertThat(plan.environment()).doesNotContainKeys("BOT_TOKEN", "TELEGRAM_API_URL", "FLAGS_ON");
    }

    @Test
    void noFileTurnsAnEnvironmentIntoAReplay() throws IOException {
        Files.writeString(home.resolve(".env"), "REPLAY_CLOCK=true\n");

        assertThatThrownBy(() -> plan("dev", Map.of()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("REPLAY_CLOCK");
    }

    @Test
    void anotherEnvironmentSharesNeitherPortsNorTopicsNorSecrets() {
        var dev = plan("dev", Map.of());
        var test = plan("test", Map.of());

        assertThat(test.visible().values())
                .doesNotContainAnyElementsOf(dev.visible().values());
        assertThat(test.environment()).containsEntry("TOPIC_PREFIX", "test.");
        assertThat(test.environment().get("BOT_TOKEN"))
                .isNotEqualTo(dev.environment().get("BOT_TOKEN"));
    }

    @Test
    void environmentsOnTheSameServersKeepApartByPrefixes() {
        var servers = Map.of(
                "KAFKA_BOOTSTRAP", "kafka:9092",
                "POSTGRES_URL", "postgres://db/soulnear",
                "POSTGRES_USER", "me",
                "REDIS_URL", "redis://cache:6379");

        assertThat(plan("test", servers).environment())
                .containsEntry("TOPIC_PREFIX", "test.")
                .containsEntry("SCHEMA_PREFIX", "test_")
                .containsEntry("REDIS_PREFIX", "test:");
        assertThat(plan("prod", servers).environment())
                .containsEntry("TOPIC_PREFIX", "prod.")
                .containsEntry("SCHEMA_PREFIX", "prod_")
                .containsEntry("REDIS_PREFIX", "prod:");
    }

    @Test
    void whatIsNewIsOffInProductionAtFirst() {
        assertThat(plan("test", Map.of()).environment()).containsKey("FLAGS_ON");
        assertThat(plan("prod", Map.of()).environment()).doesNotContainKey("FLAGS_ON");
    }

    @Test
    void anEnvironmentWithAnothersTokenIsNotStarted() throws IOException {
        Files.writeString(home.resolve(".env.test"), "BOT_TOKEN=" + TOKEN);
        Files.writeString(home.resolve(".env.prod"), "BOT_TOKEN=" + TOKEN);

        assertThatThrownBy(() -> plan("prod", Map.of()))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.exitCode()).isEqualTo(ExitCodes.CONFIGURATION))
                .hasMessage("BOT_TOKEN is the same in test");
    }

    @Test
    void randomSecretsStayTheSameBetweenRunsAndAreForTheOwnerOnly() throws IOException {
        var first = plan("dev", Map.of());
        var second = plan("dev", Map.of());

        assertThat(second.environment())
                .containsAllEntriesOf(Map.of(
                        "BOT_TOKEN", String.valueOf(first.environment().get("BOT_TOKEN")),
                        "PSEUDONYM_SECRET", String.valueOf(first.environment().get("PSEUDONYM_SECRET"))));
        assertThat(Files.getPosixFilePermissions(home.resolve(".soulnear/dev/run/secrets")))
                .hasSize(2);
    }

    @Test
    void theProcessEnvironmentWinsOverTheEnvironmentsFileAndThatOverTheCommonOne() throws IOException {
        Files.writeString(home.resolve(".env"), "OPENAI_MODEL=common\nREDIS_URL=redis://common:1\nADMIN_IDS=1\n");
        Files.writeString(home.resolve(".env.test"), "OPENAI_MODEL=\"of test\"\nREDIS_URL=redis://test:1\n");

        var plan = plan("test", Map.of("REDIS_URL", "redis://process:1"));

        assertThat(plan.environment())
                .containsEntry("OPENAI_MODEL", "of test")
                .containsEntry("REDIS_URL", "redis://process:1")
                .containsEntry("ADMIN_IDS", "1");
    }

    @Test
    void anApiWithoutATokenIsRefused() {
        assertThatThrownBy(() -> plan("dev", Map.of("TELEGRAM_API_URL", "http://127.0.0.1:1")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.exitCode()).isEqualTo(ExitCodes.CONFIGURATION))
                .hasMessageContaining("BOT_TOKEN");
    }

    @Test
    void aPortThatIsNoneIsRefusedByName() {
        assertThatThrownBy(() -> plan("dev", Map.of("GATEWAY_PORT", "eighty"))).hasMessageContaining("GATEWAY_PORT");
    }

    @Test
    void aModuleThatIsNotBuiltIsNamed() throws IOException {
        Files.delete(home.resolve("quiz-service/target/quiz-service-1.jar"));
        Files.delete(home.resolve("quiz-service/target/classpath"));

        assertThatThrownBy(() -> plan("dev", Map.of())).hasMessageContaining("quiz-service is not built");
    }

    private Plan plan(String environment, Map<String, String> variables) {
        var sandbox = new Sandbox(home, environment);
        return new Planning(sandbox, Variables.of(sandbox, variables), new AotCaches(sandbox.cache(), false)).plan();
    }

    private static List<String> names(Plan plan) {
        return plan.programs().stream().map(Program::name).toList();
    }
}
