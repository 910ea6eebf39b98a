package io.soulnear.journeys.environments;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.Tongue;
import io.soulnear.journeys.system.Visitor;
import io.soulnear.journeys.system.WholeSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** PROD runs beside another environment even on the same Kafka, database and Redis; only prefixes lie between them. */
@WholeSystem
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SideBySideTest {
    private final RunningSystem here;
    private final RunningSystem prod;

    SideBySideTest(RunningSystem system) {
        here = system;
        prod = system.beside("prod");
    }

    @AfterAll
    void end() {
        prod.close();
    }

    @Test
    void whoTalksToOneIsUnknownToTheOther() {
        var theirs = Visitor.known(prod, Tongue.ENGLISH);
        var ours = Visitor.known(here, Tongue.ENGLISH);
        theirs.says("I slept badly, says " + theirs.word());
        ours.says("I slept well, says " + ours.word());
        theirs.hearsSomething();
        ours.hearsSomething();

        assertThat(prod.database().placesOf(theirs.word())).isNotEmpty().allMatch(place -> place.startsWith("prod_"));
        assertThat(here.database().placesOf(theirs.word())).isEmpty();
        assertThat(prod.database().placesOf(ours.word())).isEmpty();
        assertThat(topicsWith(theirs.word(), prod)).contains("prod.telegram.update");
        assertThat(topicsWith(theirs.word(), here)).isEmpty();
        assertThat(topicsWith(ours.word(), prod)).isEmpty();
    }

    @Test
    void aFlagOfOneIsNoFlagOfTheOther() {
        here.switches("ENABLE_VOICE", false);

        assertThat(prod.soulnear("flags", "set", "ENABLE_VOICE", "on", "--override", "seen in a test")
                        .exitCode())
                .isZero();

        assertThat(state(prod)).contains("on");
        assertThat(prod.soulnear("flags", "history", "ENABLE_VOICE").text()).contains("seen in a test");
        assertThat(state(here)).contains("off");
    }

    @Test
    void inProdEverybodyGetsAFlagOnlyAfterAReport(@TempDir Path folder) throws IOException {
        var report = Files.writeString(folder.resolve("report.json"), """
                {"version": 1, "verdict": "equal", "reason": "no difference that matters", "conversations": 200, "recording": "sha256:abc",
                 "base": {"name": "off", "settings": {"ENABLE_IMAGES": "false"}},
                 "candidate": {"name": "on", "settings": {"ENABLE_IMAGES": "true"}}, "turns": []}""");

        var refused = prod.soulnear("flags", "set", "ENABLE_IMAGES", "on");
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.text()).contains("./soulnear flags report ENABLE_IMAGES");

        assertThat(prod.soulnear("flags", "report", "ENABLE_IMAGES", report.toString())
                        .text())
                .contains("ENABLE_IMAGES: equal over 200 conversations");
        prod.switches("ENABLE_IMAGES", true);
        assertThat(prod.soulnear("flags", "history", "ENABLE_IMAGES").text()).contains("equal", "sha256:abc");
    }

    @Test
    void theyShareNoPortNoTokenAndNoKey() {
        assertThat(ports(prod)).doesNotContainAnyElementsOf(ports(here));
        for (var secret : List.of("BOT_TOKEN", "PSEUDONYM_SECRET", "FLAGS_ADMIN_TOKEN", "INTERNAL_TOKEN")) {
            assertThat(prod.variable(secret)).isNotEmpty().isNotEqualTo(here.variable(secret));
        }
        Visitor.known(prod, Tongue.RUSSIAN).says("Кто здесь?");
        try (var redis = RedisClient.create(here.variable("REDIS_URL"));
                var connection = redis.connect()) {
            assertThat(connection.sync().keys("*"))
                    .allMatch(key -> key.startsWith("prod:") || key.startsWith("journeys:"));
        }
    }

    private static String state(RunningSystem system) {
        return system.soulnear("flags", "list")
                .text()
                .lines()
                .filter(line -> line.startsWith("ENABLE_VOICE"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Integer> ports(RunningSystem system) {
        return system.state().processes().stream()
                .flatMap(process -> process.ports().values().stream())
                .toList();
    }

    /** The topics of that system in which the word stands. */
    private static Set<String> topicsWith(String word, RunningSystem system) {
        var properties = Map.<String, Object>of("bootstrap.servers", system.kafka(), "auto.offset.reset", "earliest");
        try (var kafka = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            var partitions = kafka.listTopics().entrySet().stream()
                    .filter(topic -> topic.getKey().startsWith(system.topic("")))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            kafka.assign(partitions);
            var ends = kafka.endOffsets(partitions);
            var found = new TreeSet<String>();
            while (ends.entrySet().stream().anyMatch(end -> kafka.position(end.getKey()) < end.getValue())) {
                for (var record : kafka.poll(Duration.ofSeconds(1))) {
                    if (record.value() != null && record.value().contains(word)) {
                        found.add(record.topic());
                    }
                }
            }
            return found;
        }
    }
}
