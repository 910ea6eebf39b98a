package io.soulnear.operations.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");
    private static final Pattern READ = Pattern.compile("getenv\\(\"([A-Z][A-Z0-9_]*)\"\\)");
    private static final Pattern SECRET = Pattern.compile(".*(TOKEN|SECRET|PASSWORD|API_KEY)|POSTGRES_USER");
    private static final String FOR_MODELS = "# For the services that ask models";

    static Stream<JsonNode> services() {
        return Stream.of("prod", "test").flatMap(it -> Rendered.of(it).kind("Deployment"));
    }

    static List<Rendered> overlays() {
        return Rendered.all();
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceIsToldExactlyTheVariablesThatItReads(JsonNode deployment) throws IOException {
        var overlay = deployment.at("/metadata/namespace").asText().equals("soulnear") ? "prod" : "test";

        assertThat(told(Rendered.of(overlay), deployment)).isEqualTo(read(Rendered.name(deployment)));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everySecretIsAReference(Rendered overlay) {
        assertThat(overlay.kind("Secret")).isEmpty();
        assertThat(overlay.kind("ConfigMap"))
                .allSatisfy(it ->
                        assertThat(it.path("data").fieldNames()).toIterable().noneMatch(SettingsTest::isSecret));
        var named = new TreeSet<String>();
        overlay.workloads()
                .flatMap(it -> Rendered.each(Rendered.container(it).path("env")))
                .forEach(variable -> {
                    var name = variable.path("name").asText();
                    var reference = variable.at("/valueFrom/secretKeyRef");
                    assertThat(reference.isObject()).as(name).isEqualTo(isSecret(name));
                    if (reference.isObject()) {
                        assertThat(reference.path("key").asText()).isEqualTo(name);
                        named.add(reference.path("name").asText());
                    }
                });
        if (overlay.kind("ExternalSecret").findAny().isPresent()) {
            assertThat(overlay.kind("ExternalSecret").map(Rendered::name)).containsAll(named);
        }
    }

    private static boolean isSecret(String variable) {
        return SECRET.matcher(variable).matches();
    }

    private static Set<String> told(Rendered overlay, JsonNode deployment) {
        var container = Rendered.container(deployment);
        var direct =
                Rendered.each(container.path("env")).map(it -> it.path("name").asText());
        var shared = Rendered.each(container.path("envFrom"))
                .map(it -> it.at("/configMapRef/name").asText())
                .flatMap(name -> overlay.one("ConfigMap", name).path("data").properties().stream())
                .map(java.util.Map.Entry::getKey);
        return Stream.concat(direct, shared).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> read(String service) throws IOException {
        var project = Rendered.PROJECT;
        var module = project.resolve(service + "-service");
        var runtime = project.resolve("infra/runtime/src/main");
        var common = Files.readString(runtime.resolve("resources/runtime.yml"));
        assertThat(common).contains(FOR_MODELS);
        var asksModels = Files.readString(module.resolve("pom.xml")).contains("<artifactId>models</artifactId>");
        var configurations = new ArrayList<String>();
        configurations.add(asksModels ? common : common.substring(0, common.indexOf(FOR_MODELS)));
        configurations.add(Files.readString(runtime.resolve("resources/logback.xml")));
        configurations.add(Files.readString(module.resolve("src/main/resources/application.yml")));
        var names = new TreeSet<String>();
        configurations.forEach(text -> names.addAll(found(PLACEHOLDER, text)));
        for (var folder : List.of(runtime.resolve("java"), module.resolve("src/main/java"))) {
            try (var files = Files.walk(folder)) {
                for (var file :
                        files.filter(it -> it.toString().endsWith(".java")).toArray(Path[]::new)) {
                    names.addAll(found(READ, Files.readString(file)));
                }
            }
        }
        return names;
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(it -> it.group(1)).toList();
    }
}
