package io.attune.containers;

import com.github.dockerjava.api.model.ExposedPort;
import io.attune.embedded.TopicCreation;
import io.attune.topology.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.MountableFile;

/**
 * PostgreSQL with our tables and views, and Kafka Connect with our sinks, as deploy/ has them;
 * started once for all tests, which tell their rows apart by tenant.
 */
final class Warehouse {
  static final Topics TOPICS = new Topics("warehouse.");
  static final int PARTITIONS = 2;

  /** For {@code @ResourceLock}: who stops the database or lets days pass does so to everybody. */
  static final String LOCK = "warehouse";

  private static Warehouse shared;

  final PostgreSQLContainer postgres;
  final GenericContainer<?> connect;

  private Warehouse(PostgreSQLContainer postgres, GenericContainer<?> connect) {
    this.postgres = postgres;
    this.connect = connect;
  }

  static synchronized Warehouse shared() {
    if (shared == null) {
      createTopics();
      PostgreSQLContainer postgres = newPostgres();
      GenericContainer<?> connect =
          ConnectWorker.newWorker(
              TOPICS,
              "sinks",
              List.of("connect"),
              Map.of(
                  "ATTUNE_WAREHOUSE_URL", "jdbc:postgresql://warehouse/attune",
                  "ATTUNE_WAREHOUSE_USER", "test",
                  "ATTUNE_WAREHOUSE_PASSWORD", "test"));
      shared = new Warehouse(postgres, connect);
      postgres.withStartupTimeout(Duration.ofMinutes(3)).start();
      connect.start();
    }
    return shared;
  }

  private static PostgreSQLContainer newPostgres() {
    PostgreSQLContainer postgres =
        new PostgreSQLContainer(Containers.POSTGRES)
            .withNetwork(Containers.NETWORK)
            .withNetworkAliases("warehouse")
            .withDatabaseName("attune");
    for (String file : List.of("10-tables.sql", "20-erase.sql", "30-views.sql")) {
      postgres.withCopyFileToContainer(
          MountableFile.forHostPath(ConnectWorker.PROJECT.resolve("deploy/postgres/" + file), 0644),
          "/docker-entrypoint-initdb.d/" + file);
    }
    return postgres;
  }

  /** Such that what is old goes within seconds, as it otherwise does within days. */
  private static void createTopics() {
    List<NewTopic> topics = new ArrayList<>();
    for (NewTopic topic : TOPICS.toCreate(PARTITIONS, (short) 1)) {
      topics.add(topic.configs(hurried(topic.configs())));
    }
    TopicCreation.run(Containers.kafka().getBootstrapServers(), topics);
  }

  private static Map<String, String> hurried(Map<String, String> settings) {
    Map<String, String> hurried = new LinkedHashMap<>(settings);
    if (settings.get(TopicConfig.CLEANUP_POLICY_CONFIG).contains("compact")) {
      hurried.put(TopicConfig.SEGMENT_MS_CONFIG, "500");
      hurried.put(TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.01");
      hurried.put(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, "1000");
      hurried.put(TopicConfig.DELETE_RETENTION_MS_CONFIG, "1000");
    }
    return hurried;
  }

  /** For values as bytes. */
  static Producer<String, byte[]> producer() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", Containers.kafka().getBootstrapServers());
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  /** To the database, wherever it listens now: its port changes when it is started again. */
  Connection connection() throws SQLException {
    var binding =
        postgres
            .getDockerClient()
            .inspectContainerCmd(postgres.getContainerId())
            .exec()
            .getNetworkSettings()
            .getPorts()
            .getBindings()
            .get(ExposedPort.tcp(5432))[0];
    return DriverManager.getConnection(
        "jdbc:postgresql://" + postgres.getHost() + ":" + binding.getHostPortSpec() + "/attune",
        postgres.getUsername(),
        postgres.getPassword());
  }

  /** Each row as its cells in order. */
  List<List<Object>> query(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<List<Object>> found = new ArrayList<>();
      while (rows.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(rows.getObject(i));
        }
        found.add(row);
      }
      return found;
    }
  }

  long count(String fromWhere) throws SQLException {
    return (Long) query("select count(*) from " + fromWhere).get(0).get(0);
  }

  /** Waits until a count is reached. */
  void await(String fromWhere, long expected) throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    long found;
    while ((found = count(fromWhere)) != expected) {
      if (System.nanoTime() > until) {
        throw new AssertionError(
            fromWhere + ": " + found + " rows, expected " + expected + "\n" + log());
      }
      Thread.sleep(100);
    }
  }

  /** The end of what Connect logged, errors only. */
  private String log() {
    List<String> lines =
        connect
            .getLogs()
            .lines()
            .filter(l -> l.contains("ERROR") || l.contains("aused by"))
            .toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
