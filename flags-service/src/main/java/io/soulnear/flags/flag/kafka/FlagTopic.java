package io.soulnear.flags.flag.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topic of definitions: Kafka keeps the newest of each key for good, so that it can be read from the beginning. */
final class FlagTopic {
    static final String NAME = "flags.flag";
    private static final Map<String, String> COMPACTED = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT,
            TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
            "0.1");

    private final Map<String, Object> connection;
    private final String name;

    FlagTopic(String bootstrap, String prefix) {
        this.connection =
                Map.of("bootstrap.servers", bootstrap, "default.api.timeout.ms", 5_000, "request.timeout.ms", 5_000);
        this.name = prefix + NAME;
    }

    /**
     * Makes the topic, or makes one that is already there keep its newest records.
     *
     * @throws KafkaException when Kafka is away or refuses
     */
    void ensure() {
        try (var admin = Admin.create(connection)) {
            try {
                admin.createTopics(List.of(new NewTopic(name, 1, (short) -1).configs(COMPACTED)))
                        .all()
                        .get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
                var changes = COMPACTED.entrySet().stream()
                        .map(it -> new AlterConfigOp(
                                new ConfigEntry(it.getKey(), it.getValue()), AlterConfigOp.OpType.SET))
                        .toList();
                admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, name), changes))
                        .all()
                        .get();
            }
        } catch (ExecutionException e) {
            throw new KafkaException("The topic of flags cannot be made", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }
}
