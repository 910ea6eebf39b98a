package io.soulnear.operations.traces;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class CollectorTest {
    private static final Path INFRA = Path.of("..").toAbsolutePath().normalize();
    private static final Duration MOST_FOR_AN_ANSWER = Duration.ofSeconds(30);

    private final JsonNode collector = read("otel/collector.yml");
    private final JsonNode traces = collector.at("/service/pipelines/traces");

    @ParameterizedTest
    @ValueSource(strings = {"receivers", "processors", "exporters"})
    void everyPartIsDefinedAndInUse(String kind) {
        assertThat(names(collector.path(kind)))
                .isEqualTo(new TreeSet<>(texts(traces.path(kind))))
                .isNotEmpty();
    }

    @Test
    void everyExtensionIsDefinedAndInUse() {
        assertThat(names(collector.path("extensions")))
                .isEqualTo(new TreeSet<>(texts(collector.at("/service/extensions"))));
    }

    @Test
    void memoryIsGuardedFirstAndTracesAreChosenBeforeTheyAreBundled() {
        assertThat(texts(traces.path("processors"))).containsExactly("memory_limiter", "tail_sampling", "batch");
    }

    @Test
    void everyPolicyHasTheSettingsOfItsType() {
        var policies = collector.at("/processors/tail_sampling/policies");

        assertThat(policies)
                .extracting(it -> it.path("type").asText())
                .contains("status_code", "latency", "probabilistic");
        assertThat(policies)
                .allSatisfy(policy -> assertThat(names(policy))
                        .containsExactlyInAnyOrder(
                                "name", "type", policy.path("type").asText()));
        assertThat(policies).extracting(it -> it.path("name").asText()).doesNotHaveDuplicates();
    }

    @Test
    void whatFailedIsKeptAndOneToTenPercentOfTheRest() {
        var policies = collector.at("/processors/tail_sampling/policies");

        assertThat(policies.findValues("status_codes"))
                .extracting(JsonNode::toString)
                .containsExactly("[\"ERROR\"]");
        assertThat(policies.findValue("sampling_percentage").asDouble()).isBetween(1.0, 10.0);
    }

    @Test
    void aTraceIsWholeBeforeItIsChosen() {
        var wait = collector.at("/processors/tail_sampling/decision_wait").asText();

        assertThat(Duration.parse("PT" + wait)).isGreaterThan(MOST_FOR_AN_ANSWER);
    }

    @Test
    void composeStartsItWithThisFileAndServicesKnowWhereItListens() {
        var compose = read("compose/compose.yml");
        var container = compose.at("/services/otel-collector");

        assertThat(texts(container.path("volumes"))).containsExactly("../otel/collector.yml:/etc/collector.yml:ro");
        assertThat(texts(container.path("command"))).containsExactly("--config=/etc/collector.yml");
        assertThat(collector.at("/exporters/otlp/endpoint").asText()).isEqualTo("${env:JAEGER_ENDPOINT}");
        assertThat(container.at("/environment/JAEGER_ENDPOINT").asText()).isEqualTo("jaeger:4317");
        assertThat(collector.at("/receivers/otlp/protocols/http/endpoint").asText())
                .isEqualTo("0.0.0.0:4318");
        assertThat(compose.at("/x-settings/OTEL_EXPORTER_OTLP_ENDPOINT").asText())
                .isEqualTo("http://otel-collector:4318");
    }

    private static Set<String> names(JsonNode object) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode read(String file) {
        try {
            Object content = new Yaml().load(Files.readString(INFRA.resolve(file)));
            return new ObjectMapper().valueToTree(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
