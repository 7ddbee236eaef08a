package io.attune.containers;

import com.github.dockerjava.api.model.Bind;
import io.attune.embedded.TopicCreation;
import io.attune.topology.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.kafka.clients.admin.NewTopic;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * Kafka Connect with Iceberg's sink as deploy/ has it, its catalog in the shared PostgreSQL, its
 * files in a folder that worker and tests know by the same path.
 */
final class Lake implements AutoCloseable {
  static final Topics TOPICS = new Topics("lake.");

  private final Path files;
  private final GenericContainer<?> worker;
  private final JdbcCatalog catalog = new JdbcCatalog();

  private Lake(Path files, GenericContainer<?> worker) {
    this.files = files;
    this.worker = worker;
  }

  static Lake started() throws Exception {
    createTopics();
    Path files = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "lake");
    // The worker is another user.
    Files.setPosixFilePermissions(files, PosixFilePermissions.fromString("rwxrwxrwx"));
    PostgreSQLContainer postgres = Containers.postgres();
    Containers.registryUrl();
    GenericContainer<?> worker =
        ConnectWorker.newWorker(
                TOPICS,
                "lake",
                List.of("connect", "lake"),
                Map.of(
                    "ATTUNE_LAKE_CATALOG_URL", "jdbc:postgresql://postgres/attune",
                    "ATTUNE_LAKE_CATALOG_USER", postgres.getUsername(),
                    "ATTUNE_LAKE_CATALOG_PASSWORD", postgres.getPassword(),
                    "ATTUNE_LAKE_FILES", files.toUri().toString(),
                    "ATTUNE_LAKE_COMMIT_MS", "1000"))
            // Testcontainers' own way would first look for an image to try it with.
            .withCreateContainerCmdModifier(
                command -> command.getHostConfig().withBinds(Bind.parse(files + ":" + files)));
    Lake lake = new Lake(files, worker);
    worker.start();
    lake.openCatalog(postgres);
    return lake;
  }

  private void openCatalog(PostgreSQLContainer postgres) {
    catalog.setConf(new Configuration());
    catalog.initialize(
        "attune",
        Map.of(
            "uri", postgres.getJdbcUrl(),
            "jdbc.user", postgres.getUsername(),
            "jdbc.password", postgres.getPassword(),
            "jdbc.schema-version", "V1",
            "warehouse", files.toUri().toString()));
  }

  private static void createTopics() {
    List<NewTopic> topics = new ArrayList<>(TOPICS.toCreate(2, (short) 1));
    topics.add(new NewTopic(TOPICS.prefix() + "lake-control", 1, (short) 1));
    TopicCreation.run(Containers.kafka().getBootstrapServers(), topics);
  }

  /**
   * What readers of a table see now.
   *
   * @return nothing as long as there is no such table
   */
  List<Record> rows(String name, Expression filter) throws IOException {
    Table table;
    try {
      table = catalog.loadTable(TableIdentifier.of("attune", name));
    } catch (NoSuchTableException e) {
      return List.of();
    }
    try (CloseableIterable<Record> rows = IcebergGenerics.read(table).where(filter).build()) {
      List<Record> found = new ArrayList<>();
      rows.forEach(found::add);
      return found;
    }
  }

  /** Waits until so many rows are there, and returns them. */
  List<Record> await(String name, Expression filter, int expected) throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    List<Record> found;
    while ((found = rows(name, filter)).size() < expected) {
      if (System.nanoTime() > until) {
        throw new AssertionError(name + ": " + found.size() + " rows, expected " + expected);
      }
      Thread.sleep(200);
    }
    return found;
  }

  /** Runs the command that takes erased calls out. */
  void erase() throws Exception {
    var done = worker.execInContainer("/opt/attune/connect/erase");
    if (done.getExitCode() != 0) {
      throw new AssertionError(done.getStdout() + done.getStderr());
    }
  }

  /** As if the machine had failed. */
  void killWorker() {
    String id = worker.getContainerId();
    worker.getDockerClient().killContainerCmd(id).exec();
    worker.getDockerClient().startContainerCmd(id).exec();
  }

  @Override
  public void close() throws Exception {
    catalog.close();
    // Its own files, which the user of the tests may not delete.
    worker.execInContainer("rm", "-rf", files.resolve("attune").toString());
    worker.stop();
    Files.delete(files);
  }
}
