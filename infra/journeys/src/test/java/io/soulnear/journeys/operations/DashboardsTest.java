package io.soulnear.journeys.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.Tongue;
import io.soulnear.journeys.system.Visitor;
import io.soulnear.journeys.system.WholeSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WholeSystem
class DashboardsTest {
    private static final Pattern RECORD = Pattern.compile("- record: (\\S+)");

    private final RunningSystem system;

    DashboardsTest(RunningSystem system) {
        this.system = system;
    }

    @Test
    void everyQueryOfEveryDashboardAndEveryRecordGivesNumbers(@TempDir Path folder) throws Exception {
        var silent = new TreeSet<>(queries());
        assertThat(silent).hasSizeGreaterThan(50);
        system.answersByModel(true);
        var visitor = Visitor.known(system, Tongue.ENGLISH);
        visitor.says("/quiz");
        visitor.hears("quiz", "quiz.choose");
        visitor.pressesText(Tongue.ENGLISH.text("profile", "quiz.fears"));
        visitor.hearsSomething();
        visitor.says("/helper");
        visitor.hearsSomething();
        try (var prometheus = Prometheus.scraping(system, folder)) {
            await().atMost(RunningSystem.PATIENCE).until(prometheus::isReady);

            await().atMost(RunningSystem.PATIENCE)
                    .pollInterval(Duration.ofSeconds(2))
                    .untilAsserted(() -> {
                        visitor.says("How are you?"); // what nobody does has no rate
                        visitor.hearsSomething();
                        for (var query : List.copyOf(silent)) {
                            if (prometheus.answers(query)) {
                                silent.remove(query);
                            }
                        }
                        assertThat(silent).isEmpty();
                    });
        }
    }

    private static List<String> queries() throws IOException {
        var infra = RunningSystem.PROJECT.resolve("infra");
        var queries = new ArrayList<String>();
        try (var files = Files.newDirectoryStream(infra.resolve("grafana/dashboards"), "*.json")) {
            for (var file : files) {
                new ObjectMapper()
                        .readTree(file.toFile())
                        .findValuesAsText("expr")
                        .forEach(expression -> queries.add(
                                expression.replace("$__rate_interval", "1m").replace("$service", ".+")));
            }
        }
        RECORD.matcher(Files.readString(infra.resolve("prometheus/rules.yml")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .forEach(queries::add);
        return queries;
    }
}
