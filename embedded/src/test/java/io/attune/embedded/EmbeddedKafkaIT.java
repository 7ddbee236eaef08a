package io.attune.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {

  private static final NewTopic CALLS = new NewTopic("calls", 2, (short) 1);

  @Test
  void recordsGoThroughAndCloseLeavesNothing() throws Exception {
    Set<Thread> before = threadsThatHoldTheProcess();
    EmbeddedKafka kafka = EmbeddedKafka.start(BrokerOptions.defaults());
    Path folder = kafka.dataFolder();
    int port = Integer.parseInt(kafka.bootstrapServers().replace("127.0.0.1:", ""));
    kafka.createTopics(List.of(CALLS));
    Records.write(kafka.bootstrapServers(), "calls", "one", "two");
    assertThat(Records.read(kafka.bootstrapServers(), "calls", 2)).containsExactly("one", "two");
    assertThat(folder).isDirectory();

    long closing = System.nanoTime();
    kafka.close();

    assertThat(Duration.ofNanos(System.nanoTime() - closing)).isLessThan(Duration.ofSeconds(10));
    assertThat(folder).doesNotExist();
    assertThat(threadsThatHoldTheProcess()).isSubsetOf(before);
    new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
  }

  @Test
  void keptFolderHasItsDataAndItsClusterAfterARestart(@TempDir Path folder) {
    BrokerOptions options = BrokerOptions.defaults().withDataFolder(folder.resolve("new/kafka"));
    String cluster;
    try (EmbeddedKafka kafka = EmbeddedKafka.start(options)) {
      cluster = kafka.clusterId();
      kafka.createTopics(List.of(CALLS));
      Records.write(kafka.bootstrapServers(), "calls", "kept");
    }
    try (EmbeddedKafka kafka = EmbeddedKafka.start(options)) {
      assertThat(kafka.clusterId()).isEqualTo(cluster);
      assertThat(Records.read(kafka.bootstrapServers(), "calls", 1)).containsExactly("kept");
    }
  }

  /** Kafka alone would wait 9 s for the killed broker's session. */
  @Test
  void keptFolderOfAKilledProcessIsOpenedWithoutAWait(@TempDir Path folder) throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                KilledBroker.class.getName(),
                folder.toString())
            .inheritIO()
            .start();
    assertThat(child.waitFor()).isEqualTo(KilledBroker.STATUS);

    // The classes are loaded beforehand, so that the time is the broker's.
    EmbeddedKafka.start(BrokerOptions.defaults()).close();
    long starting = System.nanoTime();
    try (EmbeddedKafka kafka =
        EmbeddedKafka.start(BrokerOptions.defaults().withDataFolder(folder))) {
      assertThat(Duration.ofNanos(System.nanoTime() - starting)).isLessThan(Duration.ofSeconds(9));
      assertThat(Records.read(kafka.bootstrapServers(), KilledBroker.TOPIC, 1))
          .containsExactly(KilledBroker.RECORD);
    }
  }

  @Test
  void takenPortIsNamedAndNothingIsWritten(@TempDir Path folder) throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      BrokerOptions options =
          BrokerOptions.defaults()
              .withPort(other.getLocalPort())
              .withDataFolder(folder.resolve("kafka"));

      assertThatThrownBy(() -> EmbeddedKafka.start(options))
          .isInstanceOf(EmbeddedKafkaException.class)
          .hasMessageContaining("port " + other.getLocalPort() + " of 127.0.0.1")
          .hasMessageContaining("choose another one");
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void twoBrokersRunAtOnceAndDoNotSeeEachOther() {
    try (EmbeddedKafka first = EmbeddedKafka.start(BrokerOptions.defaults());
        EmbeddedKafka second = EmbeddedKafka.start(BrokerOptions.defaults())) {
      first.createTopics(List.of(CALLS));
      second.createTopics(List.of(CALLS));
      Records.write(first.bootstrapServers(), "calls", "of the first");
      Records.write(second.bootstrapServers(), "calls", "of the second");

      assertThat(first.clusterId()).isNotEqualTo(second.clusterId());
      assertThat(Records.read(first.bootstrapServers(), "calls", 1))
          .containsExactly("of the first");
      first.close();
      assertThat(Records.read(second.bootstrapServers(), "calls", 1))
          .containsExactly("of the second");
    }
  }

  @Test
  void readerOfCommittedRecordsSeesNoneOfAnAbortedTransaction() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(BrokerOptions.defaults())) {
      kafka.createTopics(List.of(CALLS));
      try (KafkaProducer<String, String> producer =
          Records.producer(kafka.bootstrapServers(), Map.of("transactional.id", "tx"))) {
        producer.initTransactions();
        producer.beginTransaction();
        Records.send(producer, "calls", "aborted");
        producer.abortTransaction();
        producer.beginTransaction();
        Records.send(producer, "calls", "committed");
        producer.commitTransaction();
      }

      assertThat(Records.read(kafka.bootstrapServers(), "calls", 1)).containsExactly("committed");
      assertThat(finalizedLevel(kafka, "transaction.version")).isEqualTo((short) 2);
    }
  }

  @Test
  void topicsThatExistStayAsTheyAre() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(BrokerOptions.defaults())) {
      kafka.createTopics(List.of(CALLS));
      Records.write(kafka.bootstrapServers(), "calls", "there before");

      kafka.createTopics(
          List.of(new NewTopic("calls", 8, (short) 1), new NewTopic("cues", 3, (short) 1)));

      assertThat(partitions(kafka, "calls")).isEqualTo(2);
      assertThat(partitions(kafka, "cues")).isEqualTo(3);
      assertThat(Records.read(kafka.bootstrapServers(), "calls", 1))
          .containsExactly("there before");
    }
  }

  @Test
  void refusedTopicIsNamed() {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(BrokerOptions.defaults())) {
      assertThatThrownBy(() -> kafka.createTopics(List.of(new NewTopic("no good", 1, (short) 1))))
          .isInstanceOf(EmbeddedKafkaException.class)
          .hasMessageContaining("no good");
    }
  }

  @Test
  void unknownTopicIsNotMadeByAWriter() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(BrokerOptions.defaults());
        KafkaProducer<String, String> producer =
            Records.producer(kafka.bootstrapServers(), Map.of("max.block.ms", 500))) {
      assertThatThrownBy(() -> producer.partitionsFor("misspelt"))
          .isInstanceOf(TimeoutException.class);
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
        assertThat(admin.listTopics().names().get()).doesNotContain("misspelt");
      }
    }
  }

  @Test
  void failedStartNamesTheReasonAndGivesTheFolderFree(@TempDir Path folder) {
    Set<Thread> before = threadsThatHoldTheProcess();
    BrokerOptions options = BrokerOptions.defaults().withDataFolder(folder);

    assertThatThrownBy(() -> EmbeddedKafka.start(options.with("num.io.threads", "none")))
        .isInstanceOf(EmbeddedKafkaException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("num.io.threads");
    assertThatThrownBy(() -> EmbeddedKafka.start(options.with("listeners", "PLAINTEXT://:1")))
        .isInstanceOf(EmbeddedKafkaException.class)
        .hasMessageContaining("listeners");

    assertThat(threadsThatHoldTheProcess()).isSubsetOf(before);
    EmbeddedKafka.start(options).close();
  }

  /** As Ctrl-C does it: the closing thread comes while another one is still starting. */
  @Test
  void closeDuringTheStartWaitsAndLeavesNothing(@TempDir Path folder) {
    Set<Thread> before = threadsThatHoldTheProcess();
    EmbeddedKafka kafka = new EmbeddedKafka(BrokerOptions.defaults().withDataFolder(folder));
    CompletableFuture<EmbeddedKafka> start =
        CompletableFuture.supplyAsync(kafka::start, EmbeddedKafkaIT::runAside);
    // The folder is marked at the beginning of the start, well before Kafka is asked to run.
    while (!start.isDone() && !Files.exists(folder.resolve(DataFolder.MARKER))) {
      Thread.onSpinWait();
    }

    kafka.close();

    start.join();
    assertThat(threadsThatHoldTheProcess()).isSubsetOf(before);
    assertThatThrownBy(kafka::bootstrapServers).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closeByAnInterruptedThreadLeavesNothingAndKeepsTheInterrupt() {
    Set<Thread> before = threadsThatHoldTheProcess();
    EmbeddedKafka kafka = EmbeddedKafka.start(BrokerOptions.defaults());
    Path folder = kafka.dataFolder();

    Thread.currentThread().interrupt();
    kafka.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(folder).doesNotExist();
    assertThat(threadsThatHoldTheProcess()).isSubsetOf(before);
  }

  @Test
  void closedBrokerDoesNotStart() {
    EmbeddedKafka kafka = new EmbeddedKafka(BrokerOptions.defaults());
    kafka.close();
    kafka.close();

    assertThatThrownBy(kafka::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("CLOSED");
  }

  private static void runAside(Runnable task) {
    Thread thread = new Thread(task, "aside");
    thread.setDaemon(true);
    thread.start();
  }

  private static Set<Thread> threadsThatHoldTheProcess() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.isAlive() && !thread.isDaemon())
        .collect(Collectors.toSet());
  }

  private static int partitions(EmbeddedKafka kafka, String topic) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      return admin
          .describeTopics(List.of(topic))
          .topicNameValues()
          .get(topic)
          .get()
          .partitions()
          .size();
    }
  }

  private static short finalizedLevel(EmbeddedKafka kafka, String feature) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      return admin
          .describeFeatures()
          .featureMetadata()
          .get()
          .finalizedFeatures()
          .get(feature)
          .maxVersionLevel();
    }
  }
}
