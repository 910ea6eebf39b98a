package io.soulnear.operations.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The C4 diagrams name what there is. */
class DiagramsTest {
    private static final Pattern SERVICE = Pattern.compile("Container\\((\\w+), \"\\1-service\"");
    private static final Pattern COMPONENT = Pattern.compile("Component\\((\\w+), \"(\\w+)\"");
    private static final Pattern EDGE = Pattern.compile("Rel\\((\\w+), (\\w+), \"([a-z]+\\.[a-z., ]+)\"\\)");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z.]+)`[^|]*\\|[^|]*\\| ([^|]+) \\| ([^|]+) \\|");

    @Test
    void everyServiceIsAContainer() throws IOException {
        var built = new TreeSet<String>();
        try (var modules = Files.newDirectoryStream(Script.PROJECT, "*-service")) {
            modules.forEach(it -> built.add(it.getFileName().toString().replace("-service", "")));
        }

        assertThat(found(SERVICE, "$1")).isEqualTo(built).hasSize(5);
    }

    @Test
    void everyFeatureIsAComponent() throws IOException {
        var built = new TreeSet<String>();
        for (var service : found(SERVICE, "$1")) {
            var packages = Script.PROJECT.resolve(service + "-service/src/main/java/io/soulnear/" + service);
            try (var features = Files.newDirectoryStream(packages, Files::isDirectory)) {
                features.forEach(it -> built.add(service + "_" + it.getFileName() + " " + it.getFileName()));
            }
        }

        assertThat(found(COMPONENT, "$1 $2")).isEqualTo(built);
    }

    @Test
    void everyTopicLeadsFromWhoWritesItToWhoReadsIt() throws IOException {
        var services = found(SERVICE, "$1");
        var told = Files.readString(Script.PROJECT.resolve("docs/events.md"));
        var documented = new TreeSet<String>();
        ROW.matcher(told).results().forEach(row -> {
            for (var from : services) {
                for (var to : services) {
                    if (!from.equals(to) && names(row.group(2), from) && names(row.group(3), to)) {
                        documented.add(from + " → " + to + ": " + row.group(1));
                    }
                }
            }
        });
        var drawn = EDGE.matcher(diagrams())
                .results()
                .flatMap(edge -> Pattern.compile(", ")
                        .splitAsStream(edge.group(3))
                        .map(topic -> edge.group(1) + " → " + edge.group(2) + ": " + topic))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(drawn).isEqualTo(documented).hasSizeGreaterThan(15);
    }

    /** Whether the service is in the list, or everybody is. */
    private static boolean names(String list, String service) {
        return list.matches(".*\\b" + service + "\\b.*") || list.matches("all\\b.*");
    }

    private static Set<String> found(Pattern pattern, String as) throws IOException {
        return pattern.matcher(diagrams())
                .results()
                .map(match ->
                        as.replace("$1", match.group(1)).replace("$2", match.groupCount() > 1 ? match.group(2) : ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String diagrams() throws IOException {
        return Files.readString(Script.PROJECT.resolve("docs/c4.md"));
    }
}
