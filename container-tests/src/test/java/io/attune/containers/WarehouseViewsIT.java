package io.attune.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attune.app.LocalShelf;
import io.attune.app.Samples;
import io.attune.call.CallEvent;
import io.attune.call.CallInput;
import io.attune.call.CueFeedback;
import io.attune.engine.CallBook;
import io.attune.engine.Effect;
import io.attune.engine.Effect.CallSummarised;
import io.attune.engine.Effect.CueChanged;
import io.attune.engine.Effect.TurnSettled;
import io.attune.wire.EffectJson;
import io.attune.wire.EffectRecords;
import io.attune.wire.json.MergedEvents;
import io.attune.wire.json.RecordedEvents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The views on the fifteen samples: what the engine made of them goes through Kafka and Connect,
 * and is compared with figures that are counted here from the output of {@code attune replay}.
 */
@ResourceLock(Warehouse.LOCK)
@NeedsDocker({Containers.KAFKA, Containers.REGISTRY, Containers.POSTGRES})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class WarehouseViewsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TENANT = "samples";

  private final List<JsonNode> summaries = new ArrayList<>();
  private final Map<String, JsonNode> cues = new LinkedHashMap<>();
  private final List<JsonNode> turns = new ArrayList<>();
  private final Set<String> turnKeys = new HashSet<>();
  private final Set<String> accepted = new HashSet<>();
  private Warehouse warehouse;

  @BeforeAll
  void playTheSamples() throws Exception {
    warehouse = Warehouse.shared();
    List<Effect> effects = new ArrayList<>();
    CallBook book = new CallBook(LocalShelf.byLanguage(), (callId, effect) -> effects.add(effect));
    List<RecordedEvents> recordings = new ArrayList<>();
    for (Samples.Sample sample : Samples.all()) {
      recordings.add(sample.events(bad -> {}));
    }
    try (MergedEvents events = new MergedEvents(recordings)) {
      events.forEachRemaining(input -> book.hear(ours(input)));
    }
    book.finish();
    try (Producer<String, byte[]> producer = Warehouse.producer()) {
      for (Effect effect : effects) {
        publish(producer, effect);
      }
    }
    warehouse.await("call_summaries where tenant = '" + TENANT + "'", summaries.size());
    warehouse.await("call_turns where tenant = '" + TENANT + "'", turnKeys.size());
    warehouse.await("coaching_cues where tenant = '" + TENANT + "'", cues.size());
    warehouse.await(
        "coaching_cues where tenant = '" + TENANT + "' and state in ('resolved', 'retracted')",
        cues.values().stream()
            .filter(cue -> Set.of("resolved", "retracted").contains(cue.path("state").asText()))
            .count());
    warehouse.await("cue_feedback where tenant = '" + TENANT + "'", accepted.size());
  }

  private static CallInput ours(CallInput input) {
    return input instanceof CallEvent event
        ? new CallEvent(event.callId(), TENANT, event.at(), event.producerId(), event.body())
        : input;
  }

  private void publish(Producer<String, byte[]> producer, Effect effect) throws Exception {
    EffectRecords records = new EffectRecords();
    if (effect instanceof TurnSettled turn) {
      send(producer, Warehouse.TOPICS.callTurns(), turn.facts().callId(), records.turn(turn));
      JsonNode json = json(effect);
      turns.removeIf(t -> key(t).equals(key(json)));
      turns.add(json);
      turnKeys.add(key(json));
    } else if (effect instanceof CueChanged cue) {
      send(producer, Warehouse.TOPICS.coachingCues(), cue.facts().callId(), records.cue(cue, null));
      JsonNode json = json(effect);
      cues.put(json.path("cueId").asText(), json);
      String cueId = json.path("cueId").asText();
      // Agents who take every cue on a price, and tell so.
      if (json.path("category").asText().equals("price") && accepted.add(cueId)) {
        CueFeedback said =
            new CueFeedback(
                json.path("callId").asText(),
                json.path("raisedAt").asLong(),
                cueId,
                CueFeedback.Action.ACCEPTED);
        send(producer, Warehouse.TOPICS.cueFeedback(), said.callId(), feedback(said));
      }
    } else if (effect instanceof CallSummarised over) {
      send(
          producer, Warehouse.TOPICS.callSummaries(), over.facts().callId(), records.summary(over));
      summaries.add(json(effect));
    }
  }

  /** With the tenant, which the overlay's feedback has from its login. */
  private static byte[] feedback(CueFeedback said) throws Exception {
    return bytesOf(
        io.attune.schemas.CueFeedback.newBuilder()
            .setCallId(said.callId())
            .setCueId(said.cueId())
            .setTenant(TENANT)
            .setAt(java.time.Instant.ofEpochMilli(said.at()))
            .setAction(io.attune.schemas.FeedbackAction.ACCEPTED)
            .build()
            .toByteBuffer());
  }

  private static byte[] bytesOf(java.nio.ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private static void send(
      Producer<String, byte[]> producer, String topic, String key, byte[] value) {
    producer.send(new ProducerRecord<>(topic, key, value));
  }

  private static JsonNode json(Effect effect) throws Exception {
    return JSON.readTree(EffectJson.of(effect).orElseThrow());
  }

  private static String key(JsonNode turn) {
    return turn.path("callId").asText() + "/" + turn.path("turnId").asText();
  }

  private List<JsonNode> concerns(JsonNode summary) {
    return StreamSupport.stream(summary.path("episodes").spliterator(), false)
        .filter(e -> Set.of("tension", "objection").contains(e.path("kind").asText()))
        .filter(e -> !e.path("category").asText().equals("deadlock"))
        .toList();
  }

  private static Long acknowledgedAt(JsonNode concern) {
    List<Long> moments = new ArrayList<>();
    for (String step : List.of("acknowledgedAtMs", "validatedAtMs")) {
      if (concern.has(step)) {
        moments.add(concern.path(step).asLong());
      }
    }
    return moments.stream().min(Long::compare).orElse(null);
  }

  @Test
  void acknowledgementByTeamIsAsCounted() throws Exception {
    Map<String, List<JsonNode>> byTeam = new TreeMap<>();
    for (JsonNode summary : summaries) {
      byTeam
          .computeIfAbsent(summary.path("team").asText(""), team -> new ArrayList<>())
          .addAll(concerns(summary));
    }
    byTeam.values().removeIf(List::isEmpty);
    List<List<Object>> rows =
        warehouse.query(
            "select coalesce(team, ''), concerns, acknowledged, acknowledged_share, median_seconds"
                + " from acknowledgement_by_team where tenant = 'samples' order by 1");
    assertThat(rows).hasSameSizeAs(byTeam.keySet()).isNotEmpty();
    for (List<Object> row : rows) {
      List<JsonNode> concerns = byTeam.get(row.get(0).toString());
      List<Double> waits =
          concerns.stream()
              .filter(c -> acknowledgedAt(c) != null)
              .map(c -> Math.max(0, acknowledgedAt(c) - c.path("startMs").asLong()) / 1000.0)
              .sorted()
              .toList();
      assertThat(row.get(1)).isEqualTo((long) concerns.size());
      assertThat(row.get(2)).isEqualTo((long) waits.size());
      assertThat((Double) row.get(3))
          .isEqualTo((double) waits.size() / concerns.size(), within(1e-9));
      if (!waits.isEmpty()) {
        assertThat((Double) row.get(4)).isEqualTo(median(waits), within(1e-6));
      }
    }
  }

  private static double median(List<Double> sorted) {
    int n = sorted.size();
    return (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
  }

  @Test
  void objectionsByOutcomeAreAsCounted() throws Exception {
    Map<String, Long> counted =
        summaries.stream()
            .flatMap(summary -> concerns(summary).stream())
            .filter(c -> c.path("kind").asText().equals("objection"))
            .collect(
                Collectors.groupingBy(
                    c -> c.path("category").asText() + " " + c.path("outcome").asText("open"),
                    TreeMap::new,
                    Collectors.counting()));
    Map<String, Long> found = new TreeMap<>();
    for (List<Object> row :
        warehouse.query(
            "select category || ' ' || outcome, objections from objections_by_outcome"
                + " where tenant = 'samples'")) {
      found.put((String) row.get(0), (Long) row.get(1));
    }
    assertThat(found).isEqualTo(counted).isNotEmpty();
  }

  @Test
  void cuesThatHelpedAreAsCounted() throws Exception {
    Map<String, List<Long>> counted = new TreeMap<>();
    for (JsonNode cue : cues.values()) {
      boolean shown =
          !cue.path("late").asBoolean()
              && !cue.path("state").asText().equals("tentative")
              && !cue.path("outcome").asText().equals("late");
      if (shown) {
        boolean acted = cue.path("outcome").asText().equals("acted");
        boolean took = accepted.contains(cue.path("cueId").asText());
        counted.merge(
            cue.path("ruleId").asText(),
            List.of(1L, acted ? 1L : 0, took ? 1L : 0, acted || took ? 1L : 0),
            WarehouseViewsIT::sum);
      }
    }
    Map<String, List<Long>> found = new TreeMap<>();
    for (List<Object> row :
        warehouse.query(
            "select rule_id, shown, acted, accepted, round(helped_share * shown)::bigint"
                + " from cues_that_helped where tenant = 'samples'")) {
      found.put((String) row.get(0), row.subList(1, 5).stream().map(n -> (Long) n).toList());
    }
    assertThat(found).isEqualTo(counted);
    assertThat(found.values()).anyMatch(row -> row.get(1) > 0).anyMatch(row -> row.get(2) > 0);
  }

  private static List<Long> sum(List<Long> a, List<Long> b) {
    List<Long> sum = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      sum.add(a.get(i) + b.get(i));
    }
    return sum;
  }

  @Test
  void frictionByPhaseIsAsCounted() throws Exception {
    Map<String, Long> durations =
        summaries.stream()
            .collect(
                Collectors.toMap(
                    s -> s.path("callId").asText(), s -> s.path("durationMs").asLong()));
    long[] said = new long[5];
    long[] begun = new long[5];
    double[] tension = new double[5];
    for (JsonNode turn : turns) {
      int fifth = fifth(turn.path("startMs").asLong(), durations.get(turn.path("callId").asText()));
      said[fifth]++;
      tension[fifth] += turn.path("tension").asDouble();
    }
    for (JsonNode summary : summaries) {
      for (JsonNode concern : concerns(summary)) {
        begun[fifth(concern.path("startMs").asLong(), summary.path("durationMs").asLong())]++;
      }
    }
    List<List<Object>> rows =
        warehouse.query(
            "select fifth, turns, concerns, mean_tension from friction_by_phase"
                + " where tenant = 'samples' order by fifth");
    assertThat(rows).hasSize(5);
    for (int i = 0; i < 5; i++) {
      assertThat(rows.get(i).subList(1, 3)).isEqualTo(Arrays.<Object>asList(said[i], begun[i]));
      // Replay rounds to four decimals.
      assertThat((Double) rows.get(i).get(3)).isEqualTo(tension[i] / said[i], within(1e-4));
    }
  }

  private static int fifth(long atMs, long durationMs) {
    return (int) Math.min(4, atMs * 5 / Math.max(1, durationMs));
  }

  @Test
  void callsPerDayAreAsCounted() throws Exception {
    Map<String, Long> counted =
        summaries.stream()
            .collect(
                Collectors.groupingBy(
                    s ->
                        java.time.Instant.ofEpochMilli(s.path("endedAt").asLong())
                            .toString()
                            .substring(0, 10),
                    TreeMap::new,
                    Collectors.counting()));
    Map<String, Long> found = new TreeMap<>();
    long cuesShown = 0;
    for (List<Object> row :
        warehouse.query(
            "select day::text, calls, cues_shown from calls_per_day where tenant = 'samples'")) {
      found.merge((String) row.get(0), (Long) row.get(1), Long::sum);
      cuesShown += (Long) row.get(2);
    }
    assertThat(found).isEqualTo(counted);
    assertThat(cuesShown)
        .isEqualTo(summaries.stream().mapToLong(s -> s.path("cuesShown").asLong()).sum())
        .isPositive();
  }
}
