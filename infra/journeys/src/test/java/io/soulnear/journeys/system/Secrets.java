package io.soulnear.journeys.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/** What a system must tell nobody: names, words and secrets. Visitors carry a mark in all that is theirs. */
public final class Secrets {
    private final RunningSystem system;
    private final List<String> secrets;

    public Secrets(RunningSystem system) {
        this.system = system;
        this.secrets = Stream.concat(
                        Stream.of(Visitor.SECRET, ModelStub.KEY),
                        Stream.of(
                                        "BOT_TOKEN",
                                        "POSTGRES_PASSWORD",
                                        "FLAGS_ADMIN_TOKEN",
                                        "INTERNAL_TOKEN",
                                        "PSEUDONYM_SECRET")
                                .map(system::variable))
                .toList();
    }

    /** Fails when one stands in a log, a metric or a span. */
    public void assertKept() {
        assertLogsHoldNone();
        assertMetricsHoldNone();
        assertSpansHoldNone();
    }

    public void assertLogsHoldNone() {
        for (var log : system.logs()) {
            try {
                var text = Files.readString(log, StandardCharsets.ISO_8859_1);
                assertThat(secrets).as("%s", log).noneMatch(text::contains);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public void assertMetricsHoldNone() {
        assertThat(metrics()).noneMatch(this::holdsOne);
    }

    public void assertSpansHoldNone() {
        assertThat(system.spans().spans())
                .allSatisfy(span -> assertThat(
                                Stream.concat(Stream.of(span.name()), span.attributes().values().stream())
                                        .filter(this::holdsOne))
                        .isEmpty());
    }

    /** A service that a test has killed at its end is waited for. */
    private List<String> metrics() {
        return await().atMost(RunningSystem.PATIENCE).ignoreExceptions().until(system::metrics, _ -> true);
    }

    private boolean holdsOne(String text) {
        return secrets.stream().anyMatch(text::contains);
    }
}
