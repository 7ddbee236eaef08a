package io.attune.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.embedded.EmbeddedKafka;
import io.attune.embedded.junit.SharedKafka;
import io.attune.gateway.Health;
import io.attune.schemas.DeadLetterHeaders;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A small topology on a real broker: how it starts, goes on, and ends. */
@ExtendWith(SharedKafka.class)
@Timeout(120)
class StreamsAppIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void anUnreadableRecordIsSetAsideAndTheNextComesOut(EmbeddedKafka kafka) throws Exception {
    AppConfig config = config(kafka, "unreadable.");
    createTopics(kafka, config, "in", "out", "dead-letters");
    try (StreamsApp app = start(config, topology(config))) {
      assertThat(app.awaitRunning(PATIENCE)).isTrue();
      assertThat(app.health()).isEqualTo(Health.ready("RUNNING"));
      send(config, "unreadable", "good");

      assertThat(next(config, "out").value()).isEqualTo("good".getBytes(UTF_8));
      ConsumerRecord<byte[], byte[]> letter = next(config, "dead-letters");
      assertThat(letter.value()).isEqualTo("unreadable".getBytes(UTF_8));
      assertThat(letter.headers().lastHeader(DeadLetterHeaders.REASON).value())
          .isEqualTo("unreadable".getBytes(UTF_8));
      letter
          .headers()
          .forEach(header -> assertThat(new String(header.value(), UTF_8)).doesNotContain("text"));
    }
  }

  @Test
  void closingTakesSecondsAndLeavesTheGroup(EmbeddedKafka kafka) throws Exception {
    AppConfig config = config(kafka, "closing.");
    createTopics(kafka, config, "in", "out", "dead-letters");
    StreamsApp app = start(config, topology(config));
    assertThat(app.awaitRunning(PATIENCE)).isTrue();
    long began = System.nanoTime();
    app.close();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    assertThat(app.ended()).succeedsWithin(PATIENCE).isEqualTo("closed");
    assertThat(app.health().alive()).isFalse();
    assertThat(members(kafka, config.applicationId())).isZero();
  }

  @Test
  void itJoinsItsGroupOnceItMay(EmbeddedKafka kafka) throws Exception {
    AppConfig config = config(kafka, "later.");
    createTopics(kafka, config, "in", "out", "dead-letters");
    CompletableFuture<Void> may = new CompletableFuture<>();
    try (StreamsApp app = start(config, topology(config), may)) {
      assertThat(app.awaitRunning(Duration.ofMillis(1))).isFalse();
      assertThat(app.health()).isEqualTo(Health.waiting("CREATED", "starting"));
      may.complete(null);
      assertThat(app.awaitRunning(PATIENCE)).isTrue();
      assertThat(othersCoachAll(config)).isTrue();
    }
    assertThat(othersCoachAll(config)).isFalse();
  }

  @Test
  void whatIsClosedBeforeItMayDoesNotJoin(EmbeddedKafka kafka) {
    AppConfig config = config(kafka, "never.");
    createTopics(kafka, config, "in", "out", "dead-letters");
    CompletableFuture<Void> may = new CompletableFuture<>();
    StreamsApp app = start(config, topology(config), may);
    app.close();
    may.complete(null);
    assertThat(app.ended()).succeedsWithin(PATIENCE).isEqualTo("closed");
    assertThat(othersCoachAll(config)).isFalse();
  }

  @Test
  void missingTopicsAreAllNamed(EmbeddedKafka kafka) {
    AppConfig config = config(kafka, "missing.");
    createTopics(kafka, config, "in");
    assertThatThrownBy(() -> start(config, topology(config)))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "Kafka at %s has no missing.dead-letters, missing.out; attune run --create-topics"
                + " creates them",
            config.bootstrapServers());
  }

  @Test
  void aFolderInUseIsSaidInOneLine(EmbeddedKafka kafka) {
    AppConfig config = config(kafka, "folder.");
    createTopics(kafka, config, "in", "out", "dead-letters");
    try (StreamsApp first = start(config, stateful(config))) {
      assertThat(first.health().alive()).isTrue();
      assertThatThrownBy(() -> start(config, stateful(config)))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("give each instance of a machine its own state-dir or instance-id");
    }
  }

  @Test
  void timeOutsOfTheOtherClientsAreNotThoseOfAStart(EmbeddedKafka kafka) {
    AppConfig config =
        AppConfig.read(
            Optional.empty(),
            Map.of("ATTUNE_KAFKA_REQUEST_TIMEOUT_MS", "60000"),
            Map.of(Setting.BOOTSTRAP_SERVERS, kafka.bootstrapServers()));
    try (Admin admin = PatientAdmin.open(config)) {
      assertThat(
              new BrokerTopics(admin, config.bootstrapServers())
                  .missing(List.of("nobody.made-this")))
          .containsExactly("nobody.made-this");
    }
  }

  private static StreamsApp start(AppConfig config, Topology topology) {
    return start(config, topology, CompletableFuture.completedFuture(null));
  }

  private static StreamsApp start(
      AppConfig config, Topology topology, CompletableFuture<Void> may) {
    try (Admin admin = PatientAdmin.open(config)) {
      return StreamsApp.start(admin, config, topology, new SimpleMeterRegistry(), may);
    }
  }

  private static boolean othersCoachAll(AppConfig config) {
    try (Admin admin = PatientAdmin.open(config)) {
      return GroupPeers.coachAll(admin, config);
    }
  }

  private AppConfig config(EmbeddedKafka kafka, String prefix) {
    return TestConfig.at(
        kafka, prefix, folder, Map.of(Setting.APPLICATION_ID, "streams-app-" + prefix));
  }

  private static Topology topology(AppConfig config) {
    return new Topology()
        .addSource("read", new StringDeserializer(), new Picky(), config.topicPrefix() + "in")
        .addSink(
            "write",
            config.topicPrefix() + "out",
            new StringSerializer(),
            new StringSerializer(),
            "read");
  }

  /** With a store on disk, so that its folder is locked. */
  private static Topology stateful(AppConfig config) {
    return topology(config)
        .addProcessor("keep", Keeper::new, "read")
        .addStateStore(Keeper.store(), "keep");
  }

  private static void createTopics(EmbeddedKafka kafka, AppConfig config, String... names) {
    List<NewTopic> topics = new ArrayList<>();
    for (String name : names) {
      topics.add(new NewTopic(config.topicPrefix() + name, 1, (short) 1));
    }
    kafka.createTopics(topics);
  }

  private static void send(AppConfig config, String... values) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            config.clientProperties(), new StringSerializer(), new StringSerializer())) {
      for (String value : values) {
        producer
            .send(new ProducerRecord<>(config.topicPrefix() + "in", "k", value))
            .get(30, TimeUnit.SECONDS);
      }
    }
  }

  private static ConsumerRecord<byte[], byte[]> next(AppConfig config, String topic) {
    Map<String, Object> properties = config.clientProperties();
    properties.put("isolation.level", "read_committed");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(config.topicPrefix() + topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (System.nanoTime() < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          return record;
        }
      }
    }
    throw new AssertionError("nothing came on " + topic);
  }

  private static int members(EmbeddedKafka kafka, String group) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      return admin
          .describeConsumerGroups(List.of(group))
          .describedGroups()
          .get(group)
          .get(30, TimeUnit.SECONDS)
          .members()
          .size();
    }
  }

  private static final class Picky extends StringDeserializer {
    @Override
    public String deserialize(String topic, byte[] data) {
      String text = super.deserialize(topic, data);
      if (text.equals("unreadable")) {
        throw new SerializationException("the text is " + text);
      }
      return text;
    }
  }
}
