package io.soulnear.journeys.events;

import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.sandbox.servers.Signal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far the services have read. */
final class Groups implements AutoCloseable {
    private final RunningSystem system;
    private final Admin admin;

    private Groups(RunningSystem system, Admin admin) {
        this.system = system;
        this.admin = admin;
    }

    static Groups of(RunningSystem system) {
        return new Groups(system, Admin.create(Map.of("bootstrap.servers", system.kafka())));
    }

    /** Where every topic ends now. */
    Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        var partitions = admin.describeTopics(admin.listTopics().names().get()).allTopicNames().get().values().stream()
                .flatMap(topic ->
                        topic.partitions().stream().map(it -> new TopicPartition(topic.name(), it.partition())))
                .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
        return admin.listOffsets(partitions).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    boolean haveReadAll() throws ExecutionException, InterruptedException {
        var ends = ends();
        for (var group : all()) {
            for (var read : read(group).entrySet()) {
                if (read.getValue().offset() < ends.getOrDefault(read.getKey(), 0L)) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Ends every service, and has what comes up in its place read from there on, once more.
     *
     * @param beginning what is not in it is read from its first event on
     */
    void readAgain(Map<TopicPartition, Long> beginning) throws ExecutionException, InterruptedException {
        RunningSystem.SERVICES.forEach(service -> system.signal(service, Signal.STOP));
        try {
            for (var group : all()) {
                var from = new HashMap<TopicPartition, OffsetAndMetadata>();
                read(group)
                        .forEach((partition, _) ->
                                from.put(partition, new OffsetAndMetadata(beginning.getOrDefault(partition, 0L))));
                leave(group);
                admin.alterConsumerGroupOffsets(group, from).all().get();
            }
        } finally {
            RunningSystem.SERVICES.forEach(service -> system.signal(service, Signal.KILL));
        }
    }

    private void leave(String group) throws ExecutionException, InterruptedException {
        try {
            admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause()
                    instanceof IllegalArgumentException)) { // which says that there are none, as after ten seconds
                throw e;
            }
        }
    }

    private List<String> all() throws ExecutionException, InterruptedException {
        return admin.listGroups().all().get().stream()
                .map(GroupListing::groupId)
                .filter(group -> group.startsWith(system.topic("")))
                .toList();
    }

    private Map<TopicPartition, OffsetAndMetadata> read(String group) throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata(group)
                .get();
    }

    @Override
    public void close() {
        admin.close();
    }
}
