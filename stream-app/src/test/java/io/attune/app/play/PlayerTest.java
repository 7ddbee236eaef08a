package io.attune.app.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.app.Failure;
import io.attune.app.play.Programme.Arrangement;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.Heartbeat;
import io.attune.call.CallEvent.PlaybookActivated;
import io.attune.topology.Topics;
import io.attune.wire.CallEvents;
import io.attune.wire.Feedback;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schedule, on a clock that is moved by hand. */
class PlayerTest {
  private static final long NOW = 1_790_000_000_000L;
  private static final int PARTITIONS = 3;

  private final MockProducer<String, byte[]> producer = producer(true);
  private final CallEvents events = new CallEvents();
  private long wall = NOW;

  @Test
  void eventGoesOutAtItsMomentWithItsCallAsKeyAndOurNameOnIt() throws Exception {
    Player player = player(new Tape("t").started("a", 0).said("a", 3_000, "s"), 1, "");

    player.playUntil(NOW);
    wall = NOW + 2_999;
    player.playUntil(wall);
    assertThat(records("SegmentHeard")).isEmpty();
    wall = NOW + 3_000;
    player.playUntil(wall);

    ProducerRecord<String, byte[]> last = records("SegmentHeard").get(0);
    assertThat(last.key()).isEqualTo("a");
    assertThat(last.timestamp()).isEqualTo(NOW + 3_000);
    CallEvent event = events.decode(last.value());
    assertThat(event.at()).isEqualTo(NOW + 3_000);
    assertThat(event.producerId()).isEqualTo("us");
  }

  @Test
  void atSpeedFourRecordTimeIsBehindWhileTheTimestampIsNow() throws Exception {
    Player player = player(new Tape("t").started("a", 0).said("a", 6_000, "s"), 4, "");

    wall = NOW + 1_500;
    player.playUntil(wall);

    ProducerRecord<String, byte[]> said = records("SegmentHeard").get(0);
    assertThat(said.timestamp()).isEqualTo(NOW + 1_500);
    long behind = (6_000 + Player.TAIL_MS) * 3 / 4;
    assertThat(events.decode(said.value()).at()).isEqualTo(NOW - behind + 6_000);
    assertThat(player.wallTime(NOW - behind + 6_000)).isEqualTo(NOW + 1_500);
  }

  @Test
  void heartbeatsReachEveryPartitionEachQuarterOfASecondAndGoOnAfterTheEnd() throws Exception {
    Player player = player(new Tape("t").started("a", 0).ended("a", 100), 1, "");

    for (wall = NOW; wall < NOW + 5_000; wall += 10) {
      player.playUntil(wall);
    }

    assertThat(player.played()).isCompleted();
    List<ProducerRecord<String, byte[]>> beats = records("Heartbeat");
    assertThat(beats).hasSize(5_000 / 250 * PARTITIONS);
    for (int partition = 0; partition < PARTITIONS; partition++) {
      int of = partition;
      assertThat(
              beats.stream().filter(beat -> beat.partition() == of).map(ProducerRecord::timestamp))
          .containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(i -> NOW + i * 250L).toList());
    }
    assertThat(events.decode(beats.get(0).value()))
        .isEqualTo(new CallEvent(null, "", NOW, "us", new Heartbeat("us", NOW)));
  }

  @Test
  void pauseOfTheProcessIsFollowedByOneHeartbeatAndTheOldRhythm() throws Exception {
    Player player = player(new Tape("t").started("a", 0).ended("a", 60_000), 1, "");

    player.playUntil(NOW);
    wall = NOW + 1_100;
    long wakeAt = player.playUntil(wall);

    assertThat(records("Heartbeat")).hasSize(2 * PARTITIONS);
    assertThat(wakeAt).isEqualTo(NOW + 1_250);
  }

  /** What a heartbeat says must be true, or silence is found where somebody spoke. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void nothingIsPublishedAfterAHeartbeatThatSaysItWas(long seed) throws Exception {
    Random random = new Random(seed);
    Tape tape = new Tape("t").started("a", 0);
    long at = 0;
    for (int i = 0; i < 200; i++) {
      at += random.nextInt(700);
      tape.said("a", at, "s" + i);
    }
    Player player = player(tape, 1 + random.nextInt(9), "");

    while (!player.played().isDone()) {
      long wakeAt = player.playUntil(wall);
      assertThat(wakeAt).isGreaterThan(wall);
      wall = wakeAt + random.nextInt(300);
    }

    long publishedUpTo = 0;
    for (CallEvent event : sent()) {
      if (event.body() instanceof Heartbeat beat) {
        assertThat(beat.publishedUpTo()).isGreaterThanOrEqualTo(publishedUpTo);
        publishedUpTo = beat.publishedUpTo();
      } else {
        assertThat(event.at()).isGreaterThanOrEqualTo(publishedUpTo);
      }
    }
    assertThat(player.segments()).isEqualTo(200);
  }

  @Test
  void feedbackGoesToItsOwnTopic() throws Exception {
    Player player = player(new Tape("t").started("a", 0).dismissed("a", 1_000), 1, "");

    wall = NOW + 1_000;
    player.playUntil(wall);

    ProducerRecord<String, byte[]> feedback =
        producer.history().stream()
            .filter(record -> record.topic().equals("cue-feedback"))
            .findFirst()
            .orElseThrow();
    assertThat(feedback.key()).isEqualTo("a");
    assertThat(new Feedback().decode(feedback.value()).at()).isEqualTo(NOW + 1_000);
  }

  @Test
  void activationReachesEveryPartitionAndRecordedHeartbeatsNone() throws Exception {
    Player player = player(new Tape("t").started("a", 0).activated(10).heartbeat(20), 1, "");

    wall = NOW + 20;
    player.playUntil(wall);

    assertThat(records("PlaybookActivated"))
        .extracting(ProducerRecord::partition)
        .containsExactly(0, 1, 2);
    assertThat(events.decode(records("PlaybookActivated").get(0).value()).body())
        .isEqualTo(new PlaybookActivated("p", 2));
    assertThat(records("Heartbeat"))
        .allSatisfy(beat -> assertThat(events.decode(beat.value()).producerId()).isEqualTo("us"));
  }

  @Test
  void suffixMakesAnotherCallOfIt() throws Exception {
    Player player = player(new Tape("t").started("a", 0).dismissed("a", 10), 1, "-again");

    wall = NOW + 10;
    player.playUntil(wall);

    Map<String, String> keys = new HashMap<>();
    producer.history().stream()
        .filter(record -> record.key() != null)
        .forEach(record -> keys.put(record.topic(), record.key()));
    assertThat(keys)
        .containsOnly(Map.entry("call-events", "a-again"), Map.entry("cue-feedback", "a-again"));
  }

  @Test
  void lateWakeUpIsToldAsBehindSchedule() throws Exception {
    Player player = player(new Tape("t").started("a", 0).ended("a", 1_000), 1, "");

    player.playUntil(NOW);
    wall = NOW + 1_070;
    player.playUntil(wall);

    assertThat(player.mostBehindMs()).isEqualTo(70);
  }

  @Test
  void refusedRecordEndsThePlay() throws Exception {
    MockProducer<String, byte[]> refusing = producer(false);
    Player player =
        new Player(
            new Tape("t").started("a", 0).programme(Arrangement.DEFAULT),
            new Outlet(refusing, Topics.PLAIN, () -> wall),
            new Restamp("us", ""),
            () -> wall,
            1);

    player.playUntil(NOW);
    refusing.errorNext(new TopicAuthorizationException("call-events"));

    assertThatThrownBy(() -> player.playUntil(NOW + 250))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("call-events");
  }

  private Player player(Tape tape, double speed, String suffix) throws Exception {
    return new Player(
        tape.programme(new Arrangement(false, true)),
        new Outlet(producer, Topics.PLAIN, () -> wall),
        new Restamp("us", suffix),
        () -> wall,
        speed);
  }

  private List<CallEvent> sent() throws Exception {
    List<CallEvent> sent = new ArrayList<>();
    for (ProducerRecord<String, byte[]> record : producer.history()) {
      if (record.topic().equals("call-events")) {
        sent.add(events.decode(record.value()));
      }
    }
    return sent;
  }

  private List<ProducerRecord<String, byte[]>> records(String body) throws Exception {
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    for (ProducerRecord<String, byte[]> record : producer.history()) {
      if (record.topic().equals("call-events")
          && events.decode(record.value()).body().getClass().getSimpleName().equals(body)) {
        records.add(record);
      }
    }
    return records;
  }

  private static MockProducer<String, byte[]> producer(boolean answering) {
    Node node = new Node(0, "localhost", 1);
    List<PartitionInfo> partitions =
        List.of("call-events", "cue-feedback").stream()
            .flatMap(
                topic ->
                    IntStream.range(0, PARTITIONS)
                        .mapToObj(
                            i ->
                                new PartitionInfo(
                                    topic, i, node, new Node[] {node}, new Node[] {node})))
            .toList();
    Cluster cluster = new Cluster("c", List.of(node), partitions, Set.of(), Set.of());
    return new MockProducer<>(
        cluster,
        answering,
        new RoundRobinPartitioner(),
        new StringSerializer(),
        new ByteArraySerializer());
  }
}
