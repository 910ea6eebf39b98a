package io.soulnear.journeys.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.WholeSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@WholeSystem
class MetricsTest {
    private static final Pattern TYPE = Pattern.compile("# TYPE ((?:soulnear|gateway|quiz)_\\S+) \\w+");
    private static final Pattern NAME = Pattern.compile("`([a-z_]+)`");

    private final RunningSystem system;

    MetricsTest(RunningSystem system) {
        this.system = system;
    }

    @Test
    void thePageListsEveryMetricThatThereIs() throws IOException {
        assertThat(documented(_ -> true)).containsAll(served());
    }

    @Test
    void everyMetricOfThePageThatIsNotSeldomIsThere() throws IOException {
        assertThat(documented(row -> !row.contains("seldom:")))
                .hasSizeGreaterThan(15)
                .isSubsetOf(served());
    }

    @Test
    void everyMetricSaysWhichServiceInWhichVersionItIsOf() {
        assertThat(system.metrics())
                .hasSize(5)
                .allSatisfy(text -> assertThat(text.lines().filter(line -> !line.startsWith("#")))
                        .isNotEmpty()
                        .allMatch(line -> line.contains("service=\"") && line.contains("version=\"dev\"")));
    }

    private Set<String> served() {
        return system.metrics().stream()
                .flatMap(text -> TYPE.matcher(text).results())
                .map(found -> found.group(1))
                .filter(name -> !name.endsWith("_max"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> documented(Predicate<String> rows) throws IOException {
        return Files.readAllLines(RunningSystem.PROJECT.resolve("docs/metrics.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .filter(rows)
                .flatMap(row ->
                        NAME.matcher(row.substring(0, row.indexOf('|', 1))).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
