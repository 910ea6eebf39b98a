package io.soulnear.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.testing.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartTest {
    private static final int CONFIGURATION = 78;
    private static final Map<String, String> COMPLETE = Map.of(
            "BOT_TOKEN", "7:secret",
            "KAFKA_BOOTSTRAP", "127.0.0.1:1",
            "POSTGRES_URL", "jdbc:postgresql://127.0.0.1:1/x",
            "POSTGRES_USER", "x",
            "PSEUDONYM_SECRET", "x",
            "GATEWAY_PORT", "0",
            "MANAGEMENT_PORT", "0",
            "TELEGRAM_MODE", "webhook",
            "TELEGRAM_WEBHOOK_URL", "https://example.org/telegram/webhook",
            "TELEGRAM_WEBHOOK_SECRET", "only_for_tests");

    @ParameterizedTest
    @CsvSource({
        "BOT_TOKEN, , BOT_TOKEN",
        "BOT_TOKEN, hunter2, BOT_TOKEN",
        "TELEGRAM_MODE, pigeon, TELEGRAM_MODE",
        "TELEGRAM_WEBHOOK_URL, , TELEGRAM_WEBHOOK_URL",
        "TELEGRAM_WEBHOOK_SECRET, , TELEGRAM_WEBHOOK_SECRET",
        "TELEGRAM_API_URL, ftp://x, TELEGRAM_API_URL",
        "TELEGRAM_MESSAGES_PER_SECOND, many, TELEGRAM_MESSAGES_PER_SECOND",
        "REDIS_URL, localhost, REDIS_URL"
    })
    void aMissingOrWrongVariableIsNamedAndNothingStarts(
            String variable, String value, String named, @TempDir Path folder) throws Exception {
        var environment = new HashMap<>(COMPLETE);
        environment.remove(variable);
        if (value != null) {
            environment.put(variable, value);
        }

        endsAndNames(named, environment, folder);
    }

    @Test
    void whomPostgresDoesNotKnowDoesNotWaitForIt(@TempDir Path folder) throws Exception {
        var environment = new HashMap<>(COMPLETE);
        environment.put("POSTGRES_URL", TestServers.postgres().url());
        environment.put("POSTGRES_USER", "nobody");
        environment.put("POSTGRES_PASSWORD", "hunter2");

        endsAndNames("POSTGRES_PASSWORD", environment, folder);
    }

    private static void endsAndNames(String named, Map<String, String> environment, Path folder) throws Exception {
        var log = folder.resolve("errors");
        var process = launch(environment, log);
        var ended = process.waitFor(30, TimeUnit.SECONDS);
        process.destroyForcibly();
        var errors = Files.readString(log);

        assertThat(ended).as("The gateway ended. " + errors).isTrue();
        assertThat(process.exitValue()).as(errors).isEqualTo(CONFIGURATION);
        assertThat(errors).contains(named).doesNotContain("hunter2");
    }

    private static Process launch(Map<String, String> environment, Path errors) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.soulnear.gateway.GatewayService");
        var builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }
}
