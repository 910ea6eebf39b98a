package io.soulnear.sandbox.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A real Kafka (KRaft, broker and controller in one) inside this JVM, data kept. Topics are never made by accident. */
public final class EmbeddedKafka implements AutoCloseable {
    private static final int FOUR_MEBIBYTES = 4 * 1024 * 1024;

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedKafka(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts Kafka and returns when the broker takes requests.
     *
     * @param folder where the data are kept, made when missing
     * @param port the broker's
     * @param controllerPort internal
     */
    public static EmbeddedKafka start(Path folder, int port, int controllerPort) {
        var absolute = folder.toAbsolutePath().normalize();
        format(absolute);
        var server = new KafkaRaftServer(new KafkaConfig(settings(absolute, port, controllerPort)), Time.SYSTEM);
        server.startup();
        return new EmbeddedKafka(server, port);
    }

    private static void format(Path folder) {
        try {
            Files.createDirectories(folder);
            if (!Files.exists(folder.resolve("meta.properties"))) {
                var formatter = new Formatter();
                formatter
                        .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                        .setClusterId(Uuid.randomUuid().toString())
                        .setNodeId(1)
                        .setControllerListenerName("CONTROLLER")
                        .setMetadataLogDirectory(folder.toString())
                        .addDirectory(folder.toString())
                        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                        .setIgnoreFormatted(true);
                formatter.run();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare " + folder, e);
        } catch (Exception e) {
            throw new IllegalStateException("Cannot format " + folder, e);
        }
    }

    private static Map<String, String> settings(Path folder, int port, int controllerPort) {
        var settings = new HashMap<String, String>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT");
        settings.put("log.dirs", folder.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("log.retention.hours", Integer.toString(30 * 24));
        settings.put("message.max.bytes", Integer.toString(FOUR_MEBIBYTES));
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "3");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "3");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("group.min.session.timeout.ms", "1000");
        settings.put("group.consumer.min.session.timeout.ms", "1000");
        settings.put("group.consumer.min.heartbeat.interval.ms", "200");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "2");
        settings.put("log.cleaner.dedupe.buffer.size", "2097152");
        // A broker that was killed is missed for one session; with the default of 9 s it comes back after 12 s, so
        // after 4 s.
        settings.put("broker.session.timeout.ms", "2000");
        settings.put("broker.heartbeat.interval.ms", "500");
        return settings;
    }

    /** Like {@code 127.0.0.1:9092}. */
    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
