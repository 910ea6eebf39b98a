package io.soulnear.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.soulnear.testing.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicsTest {
    private final String prefix = "topics" + ProcessHandle.current().pid() + ".";
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafkaBootstrap()));
    private final Topics topics = new Topics(
            admin, new KafkaEvents(new MessagingSettings("test", TestServers.kafkaBootstrap(), prefix, null)));

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void noEventLivesLongerThanItsClaims() throws Exception {
        topics.ensure("stream");

        livesNoLongerThanItsClaims("stream");
    }

    @Test
    void norDoesOneOfATopicThatAnEarlierVersionMade() throws Exception {
        admin.createTopics(List.of(new NewTopic(prefix + "older", Optional.of(1), Optional.empty())
                        .configs(Map.of("retention.ms", "2592000000"))))
                .all()
                .get();

        topics.ensure("older");

        livesNoLongerThanItsClaims("older");
    }

    /** A topic that was just made, or changed, is not known everywhere yet. */
    private void livesNoLongerThanItsClaims(String topic) {
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(longest(topic)).isLessThan(Duration.ofDays(Inbox.DAYS)));
    }

    /** An event lies in its segment until the last one there is due. */
    private Duration longest(String topic) throws Exception {
        var asked = new ConfigResource(ConfigResource.Type.TOPIC, prefix + topic);
        var config = Objects.requireNonNull(
                admin.describeConfigs(List.of(asked)).all().get().get(asked));
        return Duration.ofMillis(Long.parseLong(config.get("retention.ms").value())
                + Long.parseLong(config.get("segment.ms").value()));
    }
}
