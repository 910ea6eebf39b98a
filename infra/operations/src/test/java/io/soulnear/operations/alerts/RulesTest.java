package io.soulnear.operations.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class RulesTest {
    private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path FOLDER = PROJECT.resolve("infra/prometheus");

    @Test
    void prometheusReadsTheRules() throws Exception {
        promtool("check", "rules", "rules.yml");
    }

    @Test
    void everyExampleOfAnAlertComesTrue() throws Exception {
        promtool("test", "rules", "rules_test.yml");
    }

    @Test
    void everyAlertHasAnExampleThatFires() throws IOException {
        var examples = each(read("rules_test.yml").path("tests"))
                .flatMap(test -> each(test.path("alert_rule_test")))
                .filter(example -> !example.path("exp_alerts").isEmpty())
                .map(example -> example.path("alertname").asText())
                .toList();

        assertThat(alerts())
                .hasSizeGreaterThan(15)
                .allSatisfy(alert ->
                        assertThat(examples).contains(alert.path("alert").asText()));
    }

    @Test
    void everyAlertSaysHowUrgentItIsAndWhatToDo() throws IOException {
        assertThat(alerts()).allSatisfy(alert -> {
            assertThat(alert.at("/labels/severity").asText()).isIn("page", "ticket");
            assertThat(PROJECT.resolve(alert.at("/annotations/runbook").asText()))
                    .isRegularFile();
        });
    }

    private static List<JsonNode> alerts() throws IOException {
        return each(read("rules.yml").path("groups"))
                .flatMap(group -> each(group.path("rules")))
                .filter(rule -> rule.has("alert"))
                .toList();
    }

    private static JsonNode read(String file) throws IOException {
        Object content = new Yaml().load(Files.readString(FOLDER.resolve(file)));
        return new ObjectMapper().valueToTree(content);
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static void promtool(String... arguments) throws Exception {
        var command = Stream.concat(Stream.of("promtool"), Stream.of(arguments)).toList();
        var process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
