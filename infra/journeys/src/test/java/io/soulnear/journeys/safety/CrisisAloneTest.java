package io.soulnear.journeys.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.Tongue;
import io.soulnear.journeys.system.Visitor;
import io.soulnear.journeys.system.WholeSystem;
import io.soulnear.sandbox.servers.Signal;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Help with Kafka alone. It takes servers away from everyone and brings them back. */
@WholeSystem
class CrisisAloneTest {
    private final RunningSystem system;

    CrisisAloneTest(RunningSystem system) {
        this.system = system;
    }

    @AfterEach
    void everythingIsBack() {
        system.soulnear("start", "postgres");
        system.soulnear("start", "redis");
        await().atMost(RunningSystem.PATIENCE)
                .until(() -> system.soulnear("status").exitCode() == 0);
        system.answersByModel(true);
    }

    @Test
    void helpComesWithinThreeSecondsWithoutPostgresRedisAndModel() {
        var visitor = Visitor.known(system, Tongue.RUSSIAN);
        system.answersByModel(false);
        system.soulnear("stop", "redis");
        system.soulnear("stop", "postgres");

        visitor.says("не вижу смысла жить дальше " + visitor.word());

        await().atMost(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(visitor.unheard())
                        .anySatisfy(message -> assertThat(message.text()).contains("8-800-2000-122")));
    }

    @Test
    void helpComesFromAServiceThatStartsWithoutItsDatabaseAndOnlyOnce() {
        var visitor = Visitor.known(system, Tongue.ENGLISH);
        system.answersByModel(false);
        system.soulnear("stop", "postgres");
        var before = system.process("dialogue").process().orElseThrow();
        system.signal("dialogue", Signal.KILL);
        await().atMost(RunningSystem.PATIENCE)
                .until(() -> system.process("dialogue")
                        .process()
                        .filter(process -> !process.equals(before))
                        .isPresent());

        visitor.says("I wish I was never born and I want to end my life " + visitor.word());

        visitor.hearsWords("116 123");
        system.soulnear("start", "postgres");
        await().atMost(RunningSystem.PATIENCE)
                .until(() -> system.soulnear("status").exitCode() == 0);
        visitor.says("I am still here");
        visitor.hearsWords("safe");
        assertThat(visitor.replies())
                .filteredOn(text -> text.contains("116 123 — Samaritans"))
                .hasSize(1);
    }
}
