package io.attune.containers;

import java.time.Duration;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The servers that the tests of one run share, each started when first asked for. They stop when
 * the process ends, by Testcontainers' own means and, where those are off, by a hook. A test that
 * stops or breaks a server starts one of its own.
 */
final class Containers {
  static final String KAFKA = "apache/kafka:4.3.1";
  static final String REGISTRY = "apicurio/apicurio-registry:3.3.3";
  static final String POSTGRES = "postgres:17";

  /** Where the registry speaks Confluent's protocol. */
  private static final String CONFLUENT_API = "/apis/ccompat/v7";

  /** Among themselves the containers are known by their alias, such as {@code kafka:9093}. */
  static final Network NETWORK = Network.newNetwork();

  private Containers() {}

  private static final class Kafka {
    static final KafkaContainer SHARED =
        started(
            new KafkaContainer(KAFKA)
                .withNetwork(NETWORK)
                .withNetworkAliases("kafka")
                // What is old is looked for every second, otherwise every five minutes.
                .withEnv("KAFKA_LOG_RETENTION_CHECK_INTERVAL_MS", "1000")
                .withEnv("KAFKA_LOG_CLEANER_BACKOFF_MS", "500"));
  }

  private static final class Registry {
    static final GenericContainer<?> SHARED = started(newRegistry());
  }

  private static final class Postgres {
    static final PostgreSQLContainer SHARED =
        started(
            new PostgreSQLContainer(POSTGRES)
                .withNetwork(NETWORK)
                .withNetworkAliases("postgres")
                .withDatabaseName("attune"));
  }

  /** A broker; from this process {@code getBootstrapServers()}, from containers kafka:9093. */
  static KafkaContainer kafka() {
    return Kafka.SHARED;
  }

  /** What {@code schema.registry.url} is for the shared registry, from this process. */
  static String registryUrl() {
    return registryUrl(Registry.SHARED);
  }

  static String registryUrl(GenericContainer<?> registry) {
    return "http://" + registry.getHost() + ":" + registry.getMappedPort(8080) + CONFLUENT_API;
  }

  static PostgreSQLContainer postgres() {
    return Postgres.SHARED;
  }

  /** A registry that keeps its schemas in memory, not started. */
  static GenericContainer<?> newRegistry() {
    return new GenericContainer<>(REGISTRY)
        .withNetwork(NETWORK)
        .withNetworkAliases("registry")
        .withExposedPorts(8080, 9000)
        .waitingFor(
            Wait.forHttp("/health/ready").forPort(9000).withStartupTimeout(Duration.ofMinutes(2)));
  }

  private static <C extends GenericContainer<?>> C started(C container) {
    // A machine that is busy otherwise takes more than the minute that is the default.
    container.withStartupTimeout(Duration.ofMinutes(3)).start();
    Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
    return container;
  }
}
