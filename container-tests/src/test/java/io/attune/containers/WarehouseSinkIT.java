package io.attune.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.schemas.CoachingCue;
import io.attune.schemas.CueCategory;
import io.attune.schemas.CueKind;
import io.attune.schemas.CueOutcome;
import io.attune.schemas.CueState;
import io.attune.schemas.Evidence;
import io.attune.schemas.Speaker;
import io.attune.schemas.TrustedContracts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What Connect makes of the outbound topics in PostgreSQL. */
@ResourceLock(Warehouse.LOCK)
@NeedsDocker({Containers.KAFKA, Containers.REGISTRY, Containers.POSTGRES})
@Timeout(240)
class WarehouseSinkIT {
  private static final String TURNS = Warehouse.TOPICS.callTurns();
  private static final Instant NOON = TurnRecords.NOON;

  static {
    TrustedContracts.install();
  }

  private final Warehouse warehouse = Warehouse.shared();

  @Test
  void aCueIsOneRowWithItsLatestState() throws Exception {
    CoachingCue cue =
        CoachingCue.newBuilder()
            .setCueId("sink-cue")
            .setCallId("sink-call")
            .setTenant("sink")
            .setKind(CueKind.OBJECTION)
            .setCategory(CueCategory.PRICE)
            .setState(CueState.RAISED)
            .setHeadline("Price worry raised")
            .setPrompts(List.of("So it's more than you'd had in mind."))
            .setEvidence(
                List.of(
                    Evidence.newBuilder()
                        .setSignal("price")
                        .setSpeaker(Speaker.CUSTOMER)
                        .setQuote("that's \"too\" much – ehrlich")
                        .build()))
            .setRaisedAt(NOON)
            .build();
    try (Producer<String, byte[]> producer = Warehouse.producer()) {
      TurnRecords.send(
          producer,
          Warehouse.TOPICS.coachingCues(),
          "sink-call",
          TurnRecords.bytes(cue.toByteBuffer()));
      cue.setState(CueState.RESOLVED);
      cue.setOutcome(CueOutcome.ACTED);
      TurnRecords.send(
          producer,
          Warehouse.TOPICS.coachingCues(),
          "sink-call",
          TurnRecords.bytes(cue.toByteBuffer()));
    }
    warehouse.await("coaching_cues where tenant = 'sink' and state = 'resolved'", 1);
    assertThat(
            warehouse.query(
                "select outcome, category, raised_at = '2026-03-29 12:00:00.250Z',"
                    + " evidence->0->>'quote', evidence->0->>'speaker', prompts->>0, agent_id"
                    + " from coaching_cues where tenant = 'sink'"))
        .containsExactly(
            java.util.Arrays.asList(
                "acted",
                "price",
                true,
                "that's \"too\" much – ehrlich",
                "customer",
                "So it's more than you'd had in mind.",
                null));
  }

  @Test
  void aFieldThatIsNewBecomesAColumn() throws Exception {
    try (Producer<String, byte[]> producer = Warehouse.producer()) {
      TurnRecords.send(producer, TURNS, "evolved", turn("evolved", "old"));
      warehouse.await("call_turns where call_id = 'evolved'", 1);
      TurnRecords.send(producer, TURNS, "evolved", TurnRecords.ofTomorrow(TURNS, "evolved", "new"));
      warehouse.await("call_turns where call_id = 'evolved'", 2);
    }
    assertThat(
            warehouse.query(
                "select turn_id, loudness_db from call_turns where call_id = 'evolved'"
                    + " order by turn_id"))
        .containsExactly(List.of("new", -12.5), java.util.Arrays.asList("old", null));
  }

  @Test
  void whileTheDatabaseIsAwayNothingIsLostAndNothingComesTwice() throws Exception {
    long awaySeconds = Long.getLong("attune.database.away.seconds", 10);
    int written = 0;
    try (Producer<String, byte[]> producer = Warehouse.producer()) {
      written = write(producer, written, Duration.ofSeconds(2));
      warehouse
          .postgres
          .getDockerClient()
          .stopContainerCmd(warehouse.postgres.getContainerId())
          .withTimeout(10)
          .exec();
      written = write(producer, written, Duration.ofSeconds(awaySeconds));
      warehouse
          .postgres
          .getDockerClient()
          .startContainerCmd(warehouse.postgres.getContainerId())
          .exec();
      long startedAt = System.nanoTime();
      written = write(producer, written, Duration.ofSeconds(2));
      awaitDatabase();
      warehouse.await("call_turns where tenant = 'away'", written);
      System.out.printf(
          "database away for %d s: %d turns written, %d rows, %d distinct, caught up %.1f s after"
              + " its start%n",
          awaySeconds,
          written,
          warehouse.count("call_turns where tenant = 'away'"),
          distinct(),
          (System.nanoTime() - startedAt) / 1e9);
    }
    assertThat(distinct()).isEqualTo(written);
  }

  /** All over again: each row is there already, with the same key. */
  @Test
  void recordsThatComeAgainChangeNothing() throws Exception {
    try (Producer<String, byte[]> producer = Warehouse.producer()) {
      for (int again = 0; again < 2; again++) {
        for (int i = 0; i < 50; i++) {
          TurnRecords.send(producer, TURNS, "again", turn("again", "t" + i));
        }
      }
      TurnRecords.send(producer, TURNS, "again", turn("again", "last"));
    }
    // Of one partition, so the last is read after all others.
    warehouse.await("call_turns where call_id = 'again' and turn_id = 'last'", 1);
    assertThat(warehouse.count("call_turns where call_id = 'again'")).isEqualTo(51);
  }

  private long distinct() throws Exception {
    return warehouse.count(
        "(select distinct call_id, turn_id from call_turns where tenant = 'away') t");
  }

  private void awaitDatabase() throws Exception {
    for (int i = 0; i < 300; i++) {
      try {
        warehouse.count("call_erasures");
        return;
      } catch (java.sql.SQLException e) {
        Thread.sleep(100);
      }
    }
  }

  /** 200 turns a second. */
  private static int write(Producer<String, byte[]> producer, int from, Duration time)
      throws Exception {
    long until = System.nanoTime() + time.toNanos();
    int next = from;
    while (System.nanoTime() < until) {
      for (int i = 0; i < 10; i++, next++) {
        String callId = "away-" + next % 40;
        producer.send(
            new ProducerRecord<>(TURNS, callId, TurnRecords.turn(callId, "t" + next, "away")));
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    producer.flush();
    return next;
  }

  private static byte[] turn(String callId, String turnId) throws Exception {
    return TurnRecords.turn(callId, turnId, "sink");
  }
}
