package io.soulnear.journeys.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.Tongue;
import io.soulnear.journeys.system.Visitor;
import io.soulnear.journeys.system.WholeSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Comes last, when all others have left their marks. */
@WholeSystem
@Order(Integer.MAX_VALUE)
class SecrecyTest {
    private final RunningSystem system;

    SecrecyTest(RunningSystem system) {
        this.system = system;
        var visitor =
                Visitor.known(system, Tongue.RUSSIAN); // so that there is something to find when this test runs alone
        visitor.says("Никому не говори " + visitor.word());
        visitor.hearsSomething();
    }

    @Test
    void noLogHoldsANameAWordOrASecret() throws IOException {
        var logs = system.logs();

        assertThat(logs)
                .extracting(log -> log.getFileName().toString())
                .contains("gateway.log", "dialogue.log", "quiz.log", "profile.log", "flags.log", "kafka.log");
        for (var log : logs) {
            var text = Files.readString(log, StandardCharsets.ISO_8859_1);
            assertThat(secrets()).as("%s", log).noneMatch(text::contains);
        }
    }

    @Test
    void noMetricHoldsANameAWordOrASecret() {
        assertThat(system.metrics())
                .hasSize(5)
                .allMatch(text -> text.contains("soulnear_events_handled") || text.contains("soulnear_flag"))
                .noneMatch(text -> secrets().stream().anyMatch(text::contains));
    }

    @Test
    void noSpanHoldsANameAWordOrASecret() {
        assertThat(system.spans().spans())
                .isNotEmpty()
                .allSatisfy(span -> assertThat(
                                Stream.concat(Stream.of(span.name()), span.attributes().values().stream())
                                        .filter(text -> secrets().stream().anyMatch(text::contains)))
                        .isEmpty());
    }

    private List<String> secrets() {
        return Stream.of("BOT_TOKEN", "POSTGRES_PASSWORD", "FLAGS_ADMIN_TOKEN", "INTERNAL_TOKEN", "PSEUDONYM_SECRET")
                .map(system::variable)
                .collect(java.util.stream.Collectors.collectingAndThen(
                        java.util.stream.Collectors.toList(),
                        own -> Stream.concat(
                                        own.stream(),
                                        Stream.of(Visitor.SECRET, system.model().key()))
                                .toList()));
    }
}
