package io.soulnear.operations.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static final List<String> HEAD = List.of("from", "to", "ports", "what for");

    @Test
    void thePoliciesAllowExactlyTheWaysThatTheDocumentLists() throws IOException {
        var allowed = new TreeSet<String>();
        for (var overlay : List.of("prod", "prod/migrate", "canary/quiz")) {
            allowed.addAll(ways(Rendered.of(overlay), "egress"));
            allowed.addAll(ways(Rendered.of(overlay), "ingress"));
        }

        assertThat(allowed).isEqualTo(documented());
    }

    @Test
    void whatMayBeSentBetweenServicesMayBeReceived() {
        var prod = Rendered.of("prod");
        var between = ways(prod, "egress").stream()
                .filter(it -> Rendered.SERVICES.stream().anyMatch(service -> it.contains("→ " + service + ":")))
                .toList();

        assertThat(between).hasSize(7);
        assertThat(ways(prod, "ingress")).containsAll(between);
    }

    @Test
    void whatNoPolicyNamesIsRefused() {
        for (var overlay : List.of("prod", "test")) {
            var deny = Rendered.of(overlay).one("NetworkPolicy", "default-deny").path("spec");
            assertThat(deny.path("podSelector")).isEmpty();
            assertThat(deny.path("policyTypes").toString()).isEqualTo("[\"Ingress\",\"Egress\"]");
            assertThat(deny.has("ingress") || deny.has("egress")).isFalse();
        }
    }

    private static Set<String> ways(Rendered overlay, String direction) {
        var ways = new TreeSet<String>();
        overlay.kind("NetworkPolicy").forEach(policy -> {
            var subject = labelled(policy.at("/spec/podSelector/matchLabels"));
            for (var rule : policy.at("/spec/" + direction)) {
                var ports = Rendered.each(rule.path("ports"))
                        .map(it -> it.path("port").asText())
                        .distinct()
                        .toList();
                assertThat(ports).as("every way names its ports").isNotEmpty();
                for (var peer : rule.path(direction.equals("egress") ? "to" : "from")) {
                    ports.forEach(port -> ways.add(
                            direction.equals("egress")
                                    ? way(subject, peer(peer), port)
                                    : way(peer(peer), subject, port)));
                }
            }
        });
        return ways;
    }

    private static String way(String from, String to, String port) {
        return from + " → " + to + ":" + port;
    }

    private static String peer(JsonNode peer) {
        if (peer.has("ipBlock")) {
            return peer.at("/ipBlock/except").isMissingNode() ? "cluster API" : "internet";
        }
        return peer.has("namespaceSelector")
                ? labelled(peer.at("/namespaceSelector/matchLabels"))
                : labelled(peer.at("/podSelector/matchLabels"));
    }

    private static String labelled(JsonNode labels) {
        for (var label : List.of("app.kubernetes.io/name", "kubernetes.io/metadata.name", "soulnear.io/task")) {
            if (labels.has(label)) {
                return labels.path(label).asText();
            }
        }
        assertThat(labels.isMissingNode()).as("%s", labels).isTrue();
        return "everything";
    }

    /** The rows of the one table in the document that has this head. */
    private static Set<String> documented() throws IOException {
        var rows = Files.readAllLines(Rendered.PROJECT.resolve("docs/operations.md")).stream()
                .filter(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .dropWhile(row -> !row.subList(0, row.size() - 1).equals(HEAD))
                .skip(2)
                .takeWhile(row -> row.size() == HEAD.size() + 1)
                .toList();
        var ways = new TreeSet<String>();
        rows.forEach(row -> split(row.get(0))
                .forEach(from -> split(row.get(1))
                        .forEach(to -> split(row.get(2)).forEach(port -> ways.add(way(from, to, port))))));
        return ways;
    }

    private static Stream<String> split(String cell) {
        return Arrays.stream(cell.split(",\\s*", -1));
    }
}
