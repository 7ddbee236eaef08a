package io.attune.containers;

import static org.apache.iceberg.expressions.Expressions.equal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.attune.schemas.CallErasure;
import io.attune.schemas.TrustedContracts;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What Iceberg's sink makes of the outbound topics, read back from its Parquet files. */
@NeedsDocker({Containers.KAFKA, Containers.REGISTRY, Containers.POSTGRES})
@Timeout(240)
class LakeIT {
  private static final String TURNS = Lake.TOPICS.callTurns();
  private static final int MANY = 200;

  static {
    TrustedContracts.install();
  }

  private static Lake lake;

  @BeforeAll
  static void start() throws Exception {
    lake = Lake.started();
  }

  @AfterAll
  static void stop() throws Exception {
    if (lake != null) {
      lake.close();
    }
  }

  @Test
  void aRecordIsARowWithItsValues() throws Exception {
    try (Producer<String, byte[]> producer = Warehouse.producer()) {
      TurnRecords.send(producer, TURNS, "plain", TurnRecords.turn("plain", "t", "sink"));
    }
    Record row = lake.await("call_turns", of("plain"), 1).get(0);

    assertThat(row.getField("turn_id")).isEqualTo("t");
    assertThat(row.getField("text")).isEqualTo("it's more than we planned");
    assertThat(row.getField("speaker")).isEqualTo("customer");
    assertThat(row.getField("end_ms")).isEqualTo(1_000L);
    assertThat(((OffsetDateTime) row.getField("at")).toInstant()).isEqualTo(TurnRecords.NOON);
  }

  /** Kafka waits for the dead worker for the best part of a minute. */
  @Test
  @EnabledIfSystemProperty(named = "attune.lake.kill", matches = "true")
  void eachRecordIsOneRowAlsoWhenTheWorkerIsKilled() throws Exception {
    try (Producer<String, byte[]> producer = Warehouse.producer()) {
      send(producer, 0, MANY);
      lake.await("call_turns", equal("tenant", "once"), 1);
      lake.killWorker();
      send(producer, MANY, 2 * MANY);
    }
    List<Record> rows = lake.await("call_turns", equal("tenant", "once"), 2 * MANY);

    assertThat(rows)
        .extracting(row -> row.getField("turn_id"))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 2 * MANY).mapToObj(i -> (Object) ("t" + i)).toList());
  }

  /** The sink appends: readers take the row with the highest offset. */
  @Test
  void aTurnThatIsRevisedIsARowMoreWithAHigherOffset() throws Exception {
    try (Producer<String, byte[]> producer = Warehouse.producer()) {
      for (int revision = 0; revision < 2; revision++) {
        TurnRecords.send(producer, TURNS, "revised", TurnRecords.turn("revised", "t", "sink"));
      }
    }
    List<Record> rows = lake.await("call_turns", of("revised"), 2);

    assertThat(rows).extracting(row -> row.getField("kafka_partition")).doesNotContainNull();
    assertThat(rows).extracting(row -> row.getField("kafka_offset")).doesNotHaveDuplicates();
  }

  @Test
  void aFieldThatIsNewBecomesAColumn() throws Exception {
    try (Producer<String, byte[]> producer = Warehouse.producer()) {
      TurnRecords.send(producer, TURNS, "evolved", TurnRecords.turn("evolved", "old", "sink"));
      lake.await("call_turns", of("evolved"), 1);
      TurnRecords.send(producer, TURNS, "evolved", TurnRecords.ofTomorrow(TURNS, "evolved", "new"));
    }
    List<Record> rows = lake.await("call_turns", of("evolved"), 2);

    assertThat(rows)
        .extracting(row -> row.getField("turn_id"), row -> row.getField("loudness_db"))
        .containsExactlyInAnyOrder(tuple("old", null), tuple("new", -12.5));
  }

  /** A tombstone, as an erasure leaves it in the topic, is no row. */
  @Test
  void anErasedCallIsGoneWhenTheCommandHasRunAndTheCallBesideItIsNot() throws Exception {
    try (Producer<String, byte[]> producer = Warehouse.producer()) {
      for (String call : List.of("erased", "kept")) {
        TurnRecords.send(producer, TURNS, call, TurnRecords.turn(call, "t", "sink"));
      }
      TurnRecords.send(producer, TURNS, "erased", null);
      lake.await("call_turns", of("kept"), 1);
      lake.await("call_turns", of("erased"), 1);
      CallErasure erasure =
          CallErasure.newBuilder()
              .setCallId("erased")
              .setTenant("sink")
              .setErasedAt(TurnRecords.NOON)
              .build();
      TurnRecords.send(
          producer,
          Lake.TOPICS.callErasures(),
          "erased",
          TurnRecords.bytes(erasure.toByteBuffer()));
    }
    lake.await("call_erasures", of("erased"), 1);

    lake.erase();

    assertThat(lake.rows("call_turns", of("erased"))).isEmpty();
    assertThat(lake.rows("call_turns", of("kept"))).hasSize(1);
  }

  private static void send(Producer<String, byte[]> producer, int from, int to) throws Exception {
    for (int i = from; i < to; i++) {
      String call = "once-" + i % 20;
      TurnRecords.send(producer, TURNS, call, TurnRecords.turn(call, "t" + i, "once"));
    }
  }

  private static Expression of(String callId) {
    return equal("call_id", callId);
  }
}
