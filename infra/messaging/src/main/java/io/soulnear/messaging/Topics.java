package io.soulnear.messaging;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes topics that do not exist yet: streams of {@value #PARTITIONS} partitions, kept for 30 days. */
final class Topics {
    static final int PARTITIONS = 12;
    private static final Map<String, String> STREAM =
            Map.of("retention.ms", "2592000000", "max.message.bytes", "4194304");

    private final Admin admin;
    private final KafkaEvents wire;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    Topics(Admin admin, KafkaEvents wire) {
        this.admin = admin;
        this.wire = wire;
    }

    /** Makes the stream if it is missing; asks Kafka once for each topic. */
    void ensure(String topic) {
        if (!known.contains(topic)) {
            ensure(Set.of(topic));
        }
    }

    void ensure(Set<String> topics) {
        var missing = topics.stream()
                .filter(topic -> !known.contains(topic))
                .map(topic -> new NewTopic(wire.wire(topic), Optional.of(PARTITIONS), Optional.empty()).configs(STREAM))
                .toList();
        create(missing);
        known.addAll(topics);
    }

    private void create(List<NewTopic> topics) {
        var made = admin.createTopics(topics).values();
        for (var topic : made.entrySet()) {
            try {
                topic.getValue().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new KafkaException("Can't make the topic " + topic.getKey(), e.getCause());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KafkaException(e);
            }
        }
    }
}
