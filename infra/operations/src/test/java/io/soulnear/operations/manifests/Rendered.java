package io.soulnear.operations.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.operations.command.Kubectl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;

/** What kubectl makes of an overlay. */
record Rendered(String overlay, List<JsonNode> objects) {
    static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
    static final List<String> SERVICES = List.of("gateway", "dialogue", "quiz", "profile", "flags");

    private static final Map<String, Rendered> ALL = new TreeMap<>();

    /** Every overlay there is. */
    static synchronized List<Rendered> all() {
        if (ALL.isEmpty()) {
            var root = PROJECT.resolve("k8s/overlays");
            try (var files = Files.walk(root)) {
                files.filter(file -> file.endsWith("kustomization.yaml"))
                        .map(file -> root.relativize(file.getParent()).toString())
                        .forEach(overlay -> ALL.put(overlay, render(root, overlay)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return List.copyOf(ALL.values());
    }

    static Rendered of(String overlay) {
        return all().stream()
                .filter(it -> it.overlay.equals(overlay))
                .findFirst()
                .orElseThrow();
    }

    private static Rendered render(Path root, String overlay) {
        var text = Kubectl.program().run("kustomize", root.resolve(overlay).toString());
        var json = new ObjectMapper();
        var objects = new ArrayList<JsonNode>();
        new Yaml().loadAll(text).forEach(object -> objects.add(json.valueToTree(object)));
        return new Rendered(overlay, List.copyOf(objects));
    }

    Stream<JsonNode> kind(String kind) {
        return objects.stream().filter(it -> it.path("kind").asText().equals(kind));
    }

    JsonNode one(String kind, String name) {
        return kind(kind).filter(it -> name(it).equals(name)).findFirst().orElseThrow();
    }

    /** Deployments and jobs. */
    Stream<JsonNode> workloads() {
        return Stream.concat(kind("Deployment"), kind("Job"));
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    static JsonNode pod(JsonNode workload) {
        return workload.at("/spec/template/spec");
    }

    static JsonNode container(JsonNode workload) {
        return pod(workload).at("/containers/0");
    }

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    @Override
    public String toString() {
        return overlay;
    }
}
