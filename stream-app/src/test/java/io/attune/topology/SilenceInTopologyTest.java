package io.attune.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallHeld;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.Heartbeat;
import io.attune.call.CueFeedback;
import io.attune.call.Speaker;
import io.attune.engine.Script;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who tells that time has passed: heartbeats where they beat, the wall clock where nobody does and
 * it can be trusted. The calls here send partials, so dead air is due 5 s and 10 s after the last
 * word.
 *
 * <p>Over 300 lines on purpose: the two sources of time are held against the same calls, and are
 * best compared side by side.
 */
class SilenceInTopologyTest {
  private static final long START = Script.START;
  private static final long BEAT_MS = 250;
  private static final String PRODUCER = "gateway-1";

  @TempDir private Path stateDir;
  private TopologyHarness topology;

  @BeforeEach
  void start() {
    topology = new TopologyHarness(stateDir, START - 60_000);
    topology.wallAt(START - 50_000);
  }

  @AfterEach
  void stop() {
    topology.close();
  }

  // With heartbeats.

  @Test
  void minuteOfSilenceIsOneDeadAirWithItsLevelsWhileItLasts() {
    talk(PRODUCER);
    beatUntil(START + 3_000 + 60_000);
    List<JsonNode> cues = topology.cues();
    assertThat(cues)
        .extracting(SilenceInTopologyTest::shape)
        .containsExactly("dead-air raised", "dead-air updated");
    assertThat(cues)
        .extracting(c -> c.path("cueId").asText())
        .hasSize(2)
        .containsOnly(cues.get(0).path("cueId").asText());
    assertThat(cues).extracting(c -> c.path("raisedAt").asLong()).containsOnly(START + 8_000);

    end(PRODUCER, START + 64_000);
    beatUntil(START + 70_000);
    JsonNode summary = topology.summaries().get(0);
    assertThat(summary.path("silences").asInt()).isEqualTo(1);
  }

  @Test
  void silenceIsCuedWithinOneBeatOfItsMoment() {
    talk(PRODUCER);
    beatUntil(START + 20_000);
    assertThat(topology.records("coaching-cues").get(0).timestamp())
        .isBetween(START + 8_000, START + 8_000 + BEAT_MS);
    assertThat(
            topology
                .registry
                .get("attune.silence.lateness")
                .timer()
                .max(java.util.concurrent.TimeUnit.MILLISECONDS))
        .isLessThanOrEqualTo(BEAT_MS);
  }

  @Test
  void holdIsNoSilence() {
    talk(PRODUCER);
    publish(PRODUCER, START + 3_500, new CallHeld());
    beatUntil(START + 40_000);
    assertThat(topology.cues()).isEmpty();
  }

  @Test
  void heartbeatOfAnotherProducerSaysNothingAboutThisCall() {
    beat(PRODUCER, START - 1_000);
    talk(PRODUCER);
    for (long at = START; at < START + 30_000; at += BEAT_MS) {
      beat("another", at);
    }
    assertThat(topology.cues()).isEmpty();
  }

  @Test
  void producerThatStopsIsSignalLostAndNeverSilence() {
    talk(PRODUCER);
    beatUntil(START + 4_000);
    topology.views();
    topology.wallAt(START + 12_000);
    assertThat(topology.views())
        .last()
        .satisfies(v -> assertThat(v.path("signal").asText()).isEqualTo("lost"));
    topology.wallAt(START + 120_000);
    assertThat(topology.cues()).isEmpty();
    assertThat(topology.gauge("attune.producers.lost")).isEqualTo(1);

    // Back again: what was said meanwhile may be lost, so silence counts from here.
    beat(PRODUCER, START + 120_000);
    assertThat(topology.views())
        .last()
        .satisfies(v -> assertThat(v.path("signal").asText()).isEqualTo("ok"));
    beatUntil(START + 124_000);
    assertThat(topology.cues()).isEmpty();
    beatUntil(START + 126_000);
    assertThat(topology.cues())
        .extracting(SilenceInTopologyTest::shape)
        .containsExactly("dead-air raised");
  }

  @Test
  void callOfAProducerThatNeverComesBackIsAbandonedInTheEnd() {
    talk(PRODUCER);
    beatUntil(START + 4_000);
    topology.wallAt(START + 17 * 60_000);
    assertThat(topology.cues()).isEmpty();
    assertThat(topology.summaries())
        .singleElement()
        .satisfies(s -> assertThat(s.path("phase").asText()).isEqualTo("abandoned"));
    topology.wallAt(START + 30 * 60_000);
    // Only the note on the partition is left.
    assertThat(topology.core().get("c/c1")).isNull();
    assertThat(topology.gauge("attune.producers.lost")).isZero();
  }

  @Test
  void missingBeatsAreNoLossWhileTheTaskCatchesUp() {
    talk(PRODUCER);
    beatUntil(START + 4_000);
    long now = topology.wall();
    for (int i = 1; i <= 50; i++) {
      topology.wallAt(now + 200L * i);
      // Read now, published long ago.
      topology.publish(
          CallEvent.of("c9", now - 60_000 + i, new CallStarted(null, null, null, null)),
          now - 60_000);
    }
    topology.views();
    assertThat(topology.gauge("attune.producers.lost")).isZero();
  }

  @Test
  void beatFromThePastDoesNotTurnTimeBack() {
    talk(PRODUCER);
    beatUntil(START + 8_000);
    beat(PRODUCER, START + 1_000);
    beat(PRODUCER, START + 8_100);
    assertThat(topology.cues())
        .extracting(SilenceInTopologyTest::shape)
        .containsExactly("dead-air raised");
  }

  /** A player runs ahead of the wall clock; its own beats are the time of its calls. */
  @Test
  void callThatIsPlayedFasterIsSilentByItsOwnTime() {
    talk(PRODUCER);
    long wall = topology.wall();
    for (long virtual = START + 3_000; virtual <= START + 9_000; virtual += 1_000) {
      topology.publish(CallEvent.of(null, virtual, new Heartbeat(PRODUCER, virtual)), wall);
    }
    assertThat(topology.cues())
        .extracting(SilenceInTopologyTest::shape)
        .containsExactly("dead-air raised");
  }

  @Test
  void callWithoutAProducerWaitsForTheSlowestOfThoseThatBeat() {
    beat("fast", START - 1_000);
    beat("slow", START - 1_000);
    talk(null);
    for (long at = START + 3_000; at <= START + 20_000; at += BEAT_MS) {
      topology.wallAt(at);
      beat("fast", at);
      beat("slow", Math.min(at, START + 7_000));
    }
    assertThat(topology.cues()).isEmpty();
    beat("slow", START + 20_000);
    topology.wallAt(START + 20_500);
    assertThat(topology.cues())
        .extracting(SilenceInTopologyTest::shape)
        .contains("dead-air raised");
  }

  // Without heartbeats.

  @Test
  void withoutHeartbeatsTheWallClockTells() {
    talk(null);
    topology.wallAt(START + 8_000);
    assertThat(topology.cues()).isEmpty();
    topology.wallAt(START + 8_400);
    assertThat(topology.cues())
        .extracting(SilenceInTopologyTest::shape)
        .containsExactly("dead-air raised");
  }

  /** Words that end the silence may have been published already. */
  @Test
  void wallClockWaitsForWhatMayBeOnItsWay() {
    hearAboutOthers(0);
    talk(null);
    topology.wallAt(START + 8_100);
    assertThat(topology.cues()).hasSize(1);
  }

  @Test
  void wallClockWaitsLongerWhereRecordsTakeLonger() {
    hearAboutOthers(190);
    talk(null);
    topology.wallAt(START + 8_150);
    assertThat(topology.cues()).isEmpty();
    topology.wallAt(START + 8_300);
    assertThat(topology.cues()).hasSize(1);
  }

  /** What was published later has been heard, so nothing can be on its way any more. */
  @Test
  void recordOfAnotherCallTellsWithoutATick() {
    hearAboutOthers(0);
    talk(null);
    topology.wallAt(START + 8_012);
    assertThat(topology.cues()).as("no tick since the silence is due").isEmpty();
    hearAboutAnother(START + 7_999);
    assertThat(topology.cues()).as("words of before may be behind it").isEmpty();
    topology.publish(
        new CueFeedback("c8", START + 8_012, "cue", CueFeedback.Action.SHOWN), START + 8_012);
    assertThat(topology.cues()).as("feedback says nothing of words").isEmpty();
    hearAboutAnother(START + 8_012);
    assertThat(topology.cues())
        .extracting(SilenceInTopologyTest::shape)
        .containsExactly("dead-air raised");
  }

  private void hearAboutAnother(long publishedAt) {
    topology.publish(
        CallEvent.of("c8", publishedAt, new CallStarted(null, null, null, null)), publishedAt);
  }

  private void hearAboutOthers(long delayMs) {
    for (int i = 0; i < 300; i++) {
      hearAboutAnother(topology.wall() - delayMs);
    }
  }

  @Test
  void wallClockIsReadAsTheProducerWouldReadIt() {
    // Its clock is seven seconds slow: by ours, every pause would look seven seconds longer.
    long slow = 7_000;
    for (CallEvent event : talkOf(null)) {
      topology.wallAt(event.at() + slow);
      topology.publish(event, event.at() + slow);
    }
    topology.wallAt(START + slow + 7_900);
    assertThat(topology.cues()).isEmpty();
    topology.wallAt(START + slow + 8_400);
    assertThat(topology.cues())
        .extracting(SilenceInTopologyTest::shape)
        .containsExactly("dead-air raised");
  }

  @Test
  void wallClockIsNotTrustedWhileOldRecordsAreWorkedOff() {
    talk(null);
    for (long wall = START + 4_000; wall < START + 20_000; wall += 500) {
      topology.wallAt(wall);
      topology.publish(
          CallEvent.of("c8", START, new CallStarted(null, null, null, null)), wall - 5_000);
    }
    assertThat(topology.cues()).isEmpty();
    topology.wallAt(START + 22_000);
    assertThat(topology.cues()).isNotEmpty();
  }

  @Test
  void wallClockIsNotTrustedJustAfterAStart() {
    topology.close();
    topology = new TopologyHarness(stateDir, START + 60_000);
    for (CallEvent event : talkOf(null)) {
      topology.publish(event, START + 60_000);
    }
    // By the wall clock read as the producer would, the last word is 5 s old now.
    topology.wallAt(START + 60_000 + 1_900);
    assertThat(topology.cues()).isEmpty();
  }

  @Test
  void wallClockIsNotTrustedAfterTheThreadStoodStill() {
    talk(null);
    topology.wallAt(START + 7_000);
    topology.stall(10_000);
    assertThat(topology.cues()).isEmpty();
    topology.wallAt(topology.wall() + 2_000);
    assertThat(topology.cues()).isNotEmpty();
  }

  @Test
  void recordedCallOfYearsAgoIsNotAbandonedAtOnce() {
    long now = START + 5L * 365 * 86_400_000;
    topology.close();
    topology = new TopologyHarness(stateDir, now);
    topology.wallAt(now + 5_000);
    for (CallEvent event : talkOf(null)) {
      topology.publish(event, topology.wall());
    }
    topology.wallAt(now + 8_000);
    assertThat(topology.summaries()).isEmpty();
    assertThat(topology.gauge("attune.calls.live")).isEqualTo(1);
  }

  private void talk(String producer) {
    talkOf(producer).forEach(topology::hear);
  }

  /** Words until 3 s, with partials. */
  private static List<CallEvent> talkOf(String producer) {
    return List.of(
        event(producer, START, new CallStarted("a7", "sales", null, "en")),
        event(
            producer,
            START + 1_000,
            Script.segment("s1", 0, false, Speaker.AGENT, 500, 900, "right")),
        event(
            producer,
            START + 3_200,
            Script.segment("s1", 1, true, Speaker.AGENT, 500, 3_000, "right we are done")));
  }

  private static CallEvent event(String producer, long at, CallEvent.Body body) {
    return new CallEvent("c1", "", at, producer, body);
  }

  private void publish(String producer, long at, CallEvent.Body body) {
    topology.hear(event(producer, at, body));
  }

  private void end(String producer, long at) {
    publish(producer, at, new CallEvent.CallEnded("hangup"));
  }

  private void beatUntil(long moment) {
    for (long at = Math.max(topology.wall(), START) + BEAT_MS; at <= moment; at += BEAT_MS) {
      beat(PRODUCER, at);
    }
  }

  private void beat(String producer, long upTo) {
    topology.hear(CallEvent.of(null, upTo, new Heartbeat(producer, upTo)));
  }

  private static String shape(JsonNode cue) {
    return cue.path("category").asText() + " " + cue.path("state").asText();
  }
}
