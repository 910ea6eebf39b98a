package io.soulnear.operations.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

class ComposeFileTest {
    private static final Path FOLDER = Path.of("../compose").toAbsolutePath().normalize();

    /** Their images hold nothing that could ask them how they are. */
    private static final List<String> MUTE = List.of("otel-collector", "jaeger");

    static Stream<Map.Entry<String, JsonNode>> services() throws IOException {
        return file().path("services").properties().stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyContainerIsLimitedRestartedAndAskedHowItIs(Map.Entry<String, JsonNode> service) {
        var it = service.getValue();
        assertThat(it.path("restart").asText()).isEqualTo("unless-stopped");
        assertThat(it.at("/deploy/resources/limits/memory").asText()).matches("\\d+[mg]");
        assertThat(it.at("/deploy/resources/limits/cpus").asText()).matches("[0-9.]+");
        assertThat(it.has("healthcheck")).isNotEqualTo(MUTE.contains(service.getKey()));
        assertThat(it.path("image").asText()).matches(".+:[^:]+").doesNotContain(":latest");
        assertThat(it.path("networks")).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("services")
    void nothingListensBeyondThisMachine(Map.Entry<String, JsonNode> service) {
        assertThat(service.getValue().path("ports"))
                .allMatch(port -> port.asText().startsWith("127.0.0.1:"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void secretsAreFiles(Map.Entry<String, JsonNode> service) throws IOException {
        var defined = file().path("secrets");
        for (var secret : service.getValue().path("secrets")) {
            assertThat(defined.at("/" + secret.asText() + "/file").asText())
                    .isEqualTo("./secrets/${SOULNEAR_ENV}/" + secret.asText());
        }
        service.getValue().path("environment").properties().stream()
                .filter(variable -> variable.getKey().matches(".*(TOKEN|SECRET|PASSWORD|API_KEY)(_+FILE)?"))
                .forEach(variable -> {
                    assertThat(variable.getKey()).endsWith("_FILE");
                    var name = variable.getValue().asText().replace("/run/secrets/", "");
                    assertThat(service.getValue().path("secrets"))
                            .anyMatch(it -> it.asText().equals(name));
                });
    }

    private static JsonNode file() throws IOException {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(100);
        Object content = new Yaml(options).load(Files.readString(FOLDER.resolve("compose.yml")));
        return new ObjectMapper().valueToTree(content);
    }
}
