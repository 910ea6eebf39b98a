import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** Kafka that is told its settings by variables, as the official image is: {@code KAFKA_NODE_ID} is {@code node.id}. */
public final class Kafka {
    private static final String PREFIX = "KAFKA_";

    private Kafka() {}

    public static void main(String[] args) throws Exception {
        var folder = Files.createDirectories(Path.of("/tmp/kafka")).toString();
        var settings = new HashMap<String, String>();
        System.getenv().forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                settings.put(name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        settings.put("log.dirs", folder);
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(Integer.parseInt(settings.get("node.id")))
                .setControllerListenerName(settings.get("controller.listener.names"))
                .setMetadataLogDirectory(folder)
                .addDirectory(folder)
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .run();
        new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM).startup();
    }
}
