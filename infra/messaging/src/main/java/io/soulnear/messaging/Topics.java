package io.soulnear.messaging;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Makes topics that do not exist yet: streams of {@value #PARTITIONS} partitions, kept for 30 days and, since Kafka
 * drops a segment when its last event is due, up to one day more; those whose name ends in {@value #DRAFTS} hold what is worth nothing
 * soon, and are kept for an hour.
 */
final class Topics {
    static final int PARTITIONS = 12;
    /** Room for a picture or a file of 12 MB in base64. */
    static final int LARGEST_MESSAGE_BYTES = 16 << 20;

    static final String DRAFTS = ".draft";

    private static final String LARGEST_MESSAGE = "max.message.bytes";
    private static final String SEGMENT = "segment.ms";
    private static final Map<String, String> STREAM = Map.of(
            "retention.ms",
            "2592000000",
            SEGMENT,
            "86400000",
            LARGEST_MESSAGE,
            Integer.toString(LARGEST_MESSAGE_BYTES));

    private static final Map<String, String> DRAFT_STREAM = Map.of("retention.ms", "3600000", SEGMENT, "600000");

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
                .map(topic -> new NewTopic(wire.wire(topic), Optional.of(PARTITIONS), Optional.empty())
                        .configs(topic.endsWith(DRAFTS) ? DRAFT_STREAM : STREAM))
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
                if (!topic.getKey().endsWith(DRAFTS)) {
                    renew(topic.getKey());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KafkaException(e);
            }
        }
    }

    /** A topic made by an earlier version took less, and kept it for longer; best effort, since it is no reason not to read or write it. */
    private void renew(String topic) {
        var changes = Stream.of(LARGEST_MESSAGE, SEGMENT)
                .map(name -> new AlterConfigOp(new ConfigEntry(name, STREAM.get(name)), AlterConfigOp.OpType.SET))
                .toList();
        var _ = admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), changes));
    }
}
