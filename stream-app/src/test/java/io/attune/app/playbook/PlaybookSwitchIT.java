package io.attune.app.playbook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attune.app.AppConfig;
import io.attune.app.ExitCode;
import io.attune.app.Instance;
import io.attune.app.LocalShelf;
import io.attune.app.Main;
import io.attune.app.Role;
import io.attune.app.Setting;
import io.attune.app.play.Cluster;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.Body;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.Speaker;
import io.attune.coach.CueState;
import io.attune.embedded.EmbeddedKafka;
import io.attune.embedded.junit.SharedKafka;
import io.attune.engine.CallBook;
import io.attune.engine.Effect.CueChanged;
import io.attune.playbook.Playbook;
import io.attune.playbook.yaml.PlaybookYaml;
import io.attune.topology.Topics;
import io.attune.wire.CallEvents;
import io.attune.wire.TopicJson;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A new version of a playbook is published and activated while calls run, on a real broker. */
@ExtendWith(SharedKafka.class)
class PlaybookSwitchIT {
  private static final String PREFIX = "switch.";
  private static final int PARTITIONS = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where the words of a call are in time. */
  private static final long SPOKEN_MS = 3_000;

  @TempDir private Path folder;
  private Cluster cluster;
  private KafkaProducer<byte[], byte[]> producer;

  @Test
  @Timeout(240)
  void runningCallsFinishOnTheirVersionAndNewOnesUseTheNextAndAReplayOfTheLogAgrees(
      EmbeddedKafka kafka) throws Exception {
    Topics topics = new Topics(PREFIX);
    kafka.createTopics(topics.toCreate(PARTITIONS, (short) 1));
    cluster = new Cluster(Map.of("bootstrap.servers", kafka.bootstrapServers()), topics);
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    settings.put(Setting.BOOTSTRAP_SERVERS, kafka.bootstrapServers());
    settings.put(Setting.APPLICATION_ID, "switch");
    settings.put(Setting.TOPIC_PREFIX, PREFIX);
    settings.put(Setting.STATE_DIR, folder.resolve("state").toString());
    settings.put(Setting.ROLES, Role.PROCESSOR.key());
    AppConfig config = AppConfig.read(Optional.empty(), settings);
    try (Instance instance = Instance.start(config, LocalShelf.byLanguage());
        KafkaProducer<byte[], byte[]> open =
            new KafkaProducer<>(
                cluster.client(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer = open;
      assertThat(instance.awaitReady(PATIENCE)).isTrue();
      publishAndActivate(1);
      start("a", "b", "c");
      publishAndActivate(2);
      start("d", "e", "f");
      object("a", "b", "c", "d", "e", "f");

      List<JsonNode> cues = awaitCues(6);
      assertThat(cues)
          .extracting(c -> c.path("callId").asText() + " " + c.path("playbookVersion").asText())
          .containsExactlyInAnyOrder("a 1", "b 1", "c 1", "d 2", "e 2", "f 2");
      assertThat(cues)
          .extracting(c -> c.path("headline").asText())
          .containsOnly("First wording", "Second wording");
      assertThat(replayed())
          .containsExactlyInAnyOrderElementsOf(
              cues.stream().map(c -> c.path("cueId").asText()).toList());
    }
  }

  private static String document(int version) {
    return "playbook: shop-en\nversion: %d\nextends: default-en@1\nrules:\n  - id: price-objection\n    headline: %s wording\n"
        .formatted(version, version == 1 ? "First" : "Second");
  }

  private void publishAndActivate(int version) throws Exception {
    Path file = Files.writeString(folder.resolve("shop-en.yaml"), document(version));
    run("publish", file.toString());
    run("activate", "shop-en@" + version);
  }

  private void run(String command, String argument) {
    int exitCode =
        Main.commandLine()
            .execute(
                "playbook",
                command,
                argument,
                "--bootstrap-servers=" + cluster.client().get("bootstrap.servers"),
                "--topic-prefix=" + PREFIX);
    assertThat(exitCode).as(command).isEqualTo(ExitCode.OK);
  }

  private void start(String... callIds) throws Exception {
    for (String callId : callIds) {
      send(callId, new CallStarted("agent-" + callId, "shop", null, "en"));
    }
  }

  private void object(String... callIds) throws Exception {
    for (String callId : callIds) {
      send(
          callId,
          new SegmentHeard(
              "s1",
              0,
              true,
              Speaker.CUSTOMER,
              "",
              "honestly that is just too expensive for a shop our size",
              0,
              SPOKEN_MS,
              1,
              List.of()));
      send(callId, new CallEnded("hangup"));
    }
  }

  private void send(String callId, Body body) throws Exception {
    CallEvent event = CallEvent.of(callId, System.currentTimeMillis(), body);
    producer
        .send(
            new ProducerRecord<>(
                cluster.topics().callEvents(),
                callId.getBytes(UTF_8),
                new CallEvents().encode(event)))
        .get();
  }

  private List<JsonNode> awaitCues(int count) throws Exception {
    long until = System.nanoTime() + PATIENCE.toNanos();
    List<JsonNode> raised = new ArrayList<>();
    while (raised.size() < count && System.nanoTime() < until) {
      raised.clear();
      for (ConsumerRecord<byte[], byte[]> record : records(cluster.topics().coachingCues())) {
        JsonNode cue = JSON.readTree(new TopicJson().cue(record.value()));
        if (cue.path("state").asText().equals("raised")) {
          raised.add(cue);
        }
      }
      Thread.sleep(200);
    }
    return raised;
  }

  private List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    CommittedRecords.read(cluster, topic, partition -> true, records::add);
    return records;
  }

  /** Each partition is a log of its own, and is replayed as one. */
  private List<String> replayed() throws Exception {
    List<String> raised = new ArrayList<>();
    LocalShelf shelf = LocalShelf.of(List.of(read(1), read(2)));
    for (int partition = 0; partition < PARTITIONS; partition++) {
      int wanted = partition;
      CallBook book =
          new CallBook(
              shelf,
              (callId, effect) -> {
                if (effect instanceof CueChanged changed
                    && changed.cue().state() == CueState.RAISED) {
                  raised.add(changed.cue().cueId());
                }
              });
      for (ConsumerRecord<byte[], byte[]> record : records(cluster.topics().callEvents())) {
        if (record.partition() == wanted) {
          book.hear(new CallEvents().decode(record.value()));
        }
      }
      book.finish();
    }
    return raised;
  }

  private static Playbook read(int version) throws Exception {
    return PlaybookYaml.read(
        "shop-en.yaml", new ByteArrayInputStream(document(version).getBytes(UTF_8)));
  }
}
