package io.soulnear.testing;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Containers; Testcontainers removes them when the JVM ends. */
final class ContainerInfrastructure implements TestInfrastructure {
    private static final int REDIS_PORT = 6379;

    @Override
    public TestServers.Database postgres() {
        var postgres = new PostgreSQLContainer(image("postgres", "postgres:18"));
        postgres.start();
        return new TestServers.Database(postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
    }

    @Override
    public String kafka() {
        var kafka = new KafkaContainer(image("kafka", "apache/kafka:4.3.1"))
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
                .withEnv("KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "1000")
                .withEnv("KAFKA_MESSAGE_MAX_BYTES", "4194304")
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        kafka.start();
        return kafka.getBootstrapServers();
    }

    @Override
    @SuppressWarnings("resource") // Testcontainers stops it
    public String redis() {
        var redis = new GenericContainer<>(image("redis", "redis:7")).withExposedPorts(REDIS_PORT);
        redis.start();
        return "redis://" + redis.getHost() + ":" + redis.getMappedPort(REDIS_PORT);
    }

    private static DockerImageName image(String what, String usual) {
        return DockerImageName.parse(System.getProperty("infra." + what, usual))
                .asCompatibleSubstituteFor(usual.substring(0, usual.indexOf(':')));
    }
}
