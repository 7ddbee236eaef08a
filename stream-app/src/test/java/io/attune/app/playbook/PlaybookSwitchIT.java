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
import io.attune.call.CallEvent.RuleSwitched;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CueFeedback;
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
import io.attune.wire.Feedback;
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
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A new version of a playbook is published and activated while calls run, on a real broker. */
@ExtendWith(SharedKafka.class)
class PlaybookSwitchIT {
  private static final int PARTITIONS = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where the words of a call are in time. */
  private static final long SPOKEN_MS = 3_000;

  @TempDir private Path folder;
  private Cluster cluster;
  private Instance instance;
  private KafkaProducer<byte[], byte[]> producer;

  private void start(EmbeddedKafka kafka, String name) throws Exception {
    Topics topics = new Topics(name + ".");
    kafka.createTopics(topics.toCreate(PARTITIONS, (short) 1));
    cluster = new Cluster(Map.of("bootstrap.servers", kafka.bootstrapServers()), topics);
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    settings.put(Setting.BOOTSTRAP_SERVERS, kafka.bootstrapServers());
    settings.put(Setting.APPLICATION_ID, name);
    settings.put(Setting.TOPIC_PREFIX, topics.prefix());
    settings.put(Setting.STATE_DIR, folder.resolve("state").toString());
    settings.put(Setting.ROLES, Role.PROCESSOR.key());
    instance = Instance.start(AppConfig.read(Optional.empty(), settings), LocalShelf.byLanguage());
    producer =
        new KafkaProducer<>(cluster.client(), new ByteArraySerializer(), new ByteArraySerializer());
    assertThat(instance.awaitReady(PATIENCE)).isTrue();
  }

  @AfterEach
  void stop() {
    producer.close(Duration.ofSeconds(1));
    instance.close();
  }

  @Test
  @Timeout(240)
  void runningCallsFinishOnTheirVersionAndNewOnesUseTheNextAndAReplayOfTheLogAgrees(
      EmbeddedKafka kafka) throws Exception {
    start(kafka, "switch");
    publishAndActivate(1);
    start("a", "b", "c");
    publishAndActivate(2);
    start("d", "e", "f");
    object("a", "b", "c", "d", "e", "f");

    List<JsonNode> cues = awaitCues(6, cluster.topics().coachingCues());
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

  @Test
  @Timeout(240)
  void candidateRunsUnseenAndARuleThatIsWavedAwayIsMutedInEveryPartition(EmbeddedKafka kafka)
      throws Exception {
    start(kafka, "unseen");
    publishAndActivate(1);
    publish(2);
    attune("experiment", "set", "reword", "shop-en@2", "--shadow=1");
    start("a", "b", "c");
    object("a", "b", "c");
    assertThat(awaitCues(3, cluster.topics().coachingCues()))
        .allSatisfy(c -> assertThat(c.path("variant").asText()).isEqualTo("reword/control"));
    assertThat(awaitCues(3, cluster.topics().coachingCuesShadow()))
        .allSatisfy(c -> assertThat(c.path("headline").asText()).isEqualTo("Second wording"));
    attune("experiment", "stop", "reword");

    // Enough on one partition or the other: a rule is condemned by the calls of a partition.
    String[] calls = IntStream.range(0, 15).mapToObj(i -> "waved-" + i).toArray(String[]::new);
    start(calls);
    say(calls);
    for (JsonNode cue : awaitCues(3 + calls.length, cluster.topics().coachingCues())) {
      wave(cue);
    }
    end(calls);
    List<Integer> told = awaitMuting();
    assertThat(told).contains(0, 1);
  }

  private void wave(JsonNode cue) throws Exception {
    String callId = cue.path("callId").asText();
    CueFeedback away =
        new CueFeedback(
            callId,
            System.currentTimeMillis(),
            cue.path("cueId").asText(),
            CueFeedback.Action.DISMISSED);
    producer
        .send(
            new ProducerRecord<>(
                cluster.topics().cueFeedback(),
                callId.getBytes(UTF_8),
                new Feedback().encode(away)))
        .get();
  }

  /** The partitions in which the muting of a rule was told. */
  private List<Integer> awaitMuting() throws Exception {
    long until = System.nanoTime() + PATIENCE.toNanos();
    List<Integer> partitions = new ArrayList<>();
    while (partitions.size() < PARTITIONS && System.nanoTime() < until) {
      partitions.clear();
      for (ConsumerRecord<byte[], byte[]> record : records(cluster.topics().callEvents())) {
        if (new CallEvents().decode(record.value()).body() instanceof RuleSwitched switched) {
          assertThat(switched.ruleId()).isEqualTo("price-objection");
          assertThat(switched.muted()).isTrue();
          partitions.add(record.partition());
        }
      }
      Thread.sleep(200);
    }
    return partitions;
  }

  private static String document(int version) {
    return "playbook: shop-en\nversion: %d\nextends: default-en@1\nrules:\n  - id: price-objection\n    headline: %s wording\n"
        .formatted(version, version == 1 ? "First" : "Second");
  }

  private void publishAndActivate(int version) throws Exception {
    publish(version);
    attune("playbook", "activate", "shop-en@" + version);
  }

  private void publish(int version) throws Exception {
    Path file = Files.writeString(folder.resolve("shop-en.yaml"), document(version));
    attune("playbook", "publish", file.toString());
  }

  private void attune(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(
        List.of(
            "--bootstrap-servers=" + cluster.client().get("bootstrap.servers"),
            "--topic-prefix=" + cluster.topics().prefix()));
    assertThat(Main.commandLine().execute(all.toArray(String[]::new)))
        .as(String.join(" ", args))
        .isEqualTo(ExitCode.OK);
  }

  private void start(String... callIds) throws Exception {
    for (String callId : callIds) {
      send(callId, new CallStarted("agent-" + callId, "shop", null, "en"));
    }
  }

  private void object(String... callIds) throws Exception {
    say(callIds);
    end(callIds);
  }

  private void say(String... callIds) throws Exception {
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
    }
  }

  private void end(String... callIds) throws Exception {
    for (String callId : callIds) {
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

  private List<JsonNode> awaitCues(int count, String topic) throws Exception {
    long until = System.nanoTime() + PATIENCE.toNanos();
    List<JsonNode> raised = new ArrayList<>();
    while (raised.size() < count && System.nanoTime() < until) {
      raised.clear();
      for (ConsumerRecord<byte[], byte[]> record : records(topic)) {
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
