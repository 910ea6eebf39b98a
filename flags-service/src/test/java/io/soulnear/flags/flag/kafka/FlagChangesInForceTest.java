package io.soulnear.flags.flag.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.soulnear.flags.RunningService;
import io.soulnear.flags.flag.application.DefinitionFormat.Switch;
import io.soulnear.flags.flag.application.FlagChanges;
import io.soulnear.flags.flag.domain.Change;
import io.soulnear.runtime.flags.Flags;
import io.soulnear.testing.Contracts;
import io.soulnear.testing.TestServers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

class FlagChangesInForceTest {
    private static final String FLAG = "USE_CHAT_COMPLETION";

    @Test
    void aChangeCommittedHereIsInForceInARunningService() {
        try (var service = RunningService.start()) {
            var flags = service.bean(Flags.class);
            await().until(() -> version(service) == 1);
            assertThat(flags.on(FLAG, "42")).isTrue();

            turn(service, Switch.OFF);
            await().until(() -> version(service) == 2);
            assertThat(flags.on(FLAG, "42")).isFalse();

            turn(service, Switch.ON);
            await().until(() -> version(service) == 3);
            assertThat(flags.on(FLAG, "42")).isTrue();
        }
    }

    @Test
    void theTopicKeepsTheNewestDefinitionForGood() throws Exception {
        try (var service = RunningService.start();
                var admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafkaBootstrap()))) {
            await().until(() -> version(service) == 1);

            var topic = new ConfigResource(ConfigResource.Type.TOPIC, service.topic());
            var configs = admin.describeConfigs(List.of(topic)).all().get().values();
            assertThat(configs)
                    .singleElement()
                    .extracting(config -> config.get("cleanup.policy").value())
                    .isEqualTo("compact");
        }
    }

    @Test
    void definitionsOutliveARestartAndALostTopic() throws Exception {
        var database = TestServers.postgres();
        var prefix = "t" + UUID.randomUUID().toString().substring(0, 8) + ".";
        try (var first = RunningService.start(database, prefix)) {
            turn(first, Switch.OFF);
            await().until(() -> version(first) == 2);
        }
        try (var admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafkaBootstrap()))) {
            admin.deleteTopics(Set.of(prefix + "flags.flag")).all().get();
            await().until(() -> !admin.listTopics().names().get().contains(prefix + "flags.flag"));
        }

        try (var second = RunningService.start(database, prefix)) {
            await().until(() -> version(second) == 2);
            assertThat(second.bean(Flags.class).on(FLAG, "42")).isFalse();
        }
    }

    @Test
    void theEventKeepsItsContract() {
        try (var service = RunningService.start()) {
            turn(service, Switch.OFF);
            var story = service.bean(FlagChanges.class).story(FLAG).orElseThrow();

            Contracts.validate(FlagChanged.TYPE, service.bean(FlagChanged.class).data(story.flag()));
        }
    }

    private static void turn(RunningService service, Switch to) {
        service.bean(FlagChanges.class).turn(FLAG, to, null, new Change("ann", "", Instant.EPOCH));
    }

    private static double version(RunningService service) {
        return service.bean(MeterRegistry.class)
                .get("soulnear.flag.version")
                .tag("flag", FLAG)
                .gauge()
                .value();
    }
}
