package io.attune.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.PlaybookActivated;
import io.attune.call.CueFeedback;
import io.attune.call.Speaker;
import io.attune.coach.CueIds;
import io.attune.engine.RandomCalls;
import io.attune.engine.Script;
import io.attune.engine.SmallPlaybook;
import io.attune.engine.Story;
import io.attune.playbook.Attention;
import io.attune.playbook.PlaybookRef;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One call through the whole topology, and what is left of it afterwards. */
class CallTopologyTest {
  private static final long START = Script.START;
  private static final long FORGOTTEN_MS = 11 * 60_000;

  @TempDir private Path stateDir;
  private TopologyHarness topology;

  @BeforeEach
  void start() {
    topology = new TopologyHarness(stateDir, START - 10_000);
  }

  @AfterEach
  void stop() {
    topology.close();
  }

  @Test
  void topologyIsTheOneThatIsWrittenDown() throws IOException {
    try (var stored = getClass().getResourceAsStream("/topology.txt")) {
      String described =
          CallTopology.of(
                  TopologySettings.DEFAULT,
                  new PlaybookShelf(List.of(SmallPlaybook.engine())),
                  new TopologyMeters(new SimpleMeterRegistry()))
              .describe()
              .toString();
      assertThat(described).isEqualTo(new String(stored.readAllBytes(), UTF_8));
    }
  }

  @Test
  void objectionBecomesACueATurnAViewAndASummary() {
    topology.hearAll(
        Script.call()
            .agent(0, 2_000, "it costs two hundred a month")
            .customer(2_500, 4_000, "that is too expensive")
            .agent(5_000, 7_000, "i hear that and it makes sense")
            .ended(9_000)
            .tick(15_000)
            .inputs());

    List<JsonNode> cues = topology.cues();
    assertThat(cues.get(0).path("category").asText()).isEqualTo("price");
    assertThat(cues.get(0).path("state").asText()).isEqualTo("raised");
    assertThat(cues.get(0).path("agentId").asText()).isEqualTo("agent-7");
    assertThat(topology.turns())
        .extracting(t -> t.path("turnId").asText())
        .containsExactly("s1", "s2", "s3");
    assertThat(topology.summaries())
        .singleElement()
        .satisfies(s -> assertThat(s.path("cuesShown").asInt()).isEqualTo(1));
    List<JsonNode> views = topology.views();
    assertThat(views).hasSizeGreaterThan(2);
    assertThat(views.get(views.size() - 1)).as("tombstone").isNull();
    assertThat(topology.deadLetters()).isEmpty();
  }

  @Test
  void outputsCarryTheCallAsKeyAndTheTimestampOfWhatLedToThem() {
    topology.hearAll(Script.call().customer(0, 2_000, "that is too expensive").inputs());
    TestRecord<byte[], byte[]> cue = topology.records("coaching-cues").get(0);
    assertThat(new String(cue.key(), UTF_8)).isEqualTo("c1");
    assertThat(cue.timestamp()).isEqualTo(START + 2_000 + Script.DELAY_MS);
  }

  static List<Long> seeds() {
    return new Random(20261125).longs(12, 0, 1_000_000).boxed().toList();
  }

  /** The topology adds bytes, stores and clocks to the engine, and must change nothing by it. */
  @ParameterizedTest
  @MethodSource("seeds")
  void topologySaysWhatTheEngineAloneSays(long seed) {
    Story alone = Story.of(SmallPlaybook.engine(), RandomCalls.call(seed));
    topology.hearAll(RandomCalls.call(seed));
    assertThat(topology.cues())
        .extracting(
            c -> c.path("cueId").asText() + " " + c.path("state").asText().toUpperCase(Locale.ROOT))
        .containsExactlyElementsOf(
            alone.cues().stream().map(c -> c.cueId() + " " + c.state()).toList());
    assertThat(topology.turns())
        .extracting(t -> t.path("turnId").asText() + " " + t.path("revision").asInt())
        .containsExactlyElementsOf(
            alone.turns().stream()
                .map(t -> t.turn().segmentId() + " " + t.turn().heard().revision())
                .toList());
    assertThat(topology.summaries()).hasSize(1);
  }

  @Test
  void nothingIsLeftOfACallOnceItIsForgotten() {
    topology.hearAll(
        Script.call()
            .customer(0, 2_000, "that is too expensive")
            .ended(4_000)
            .tick(8_000)
            .inputs());
    assertThat(topology.gauge("attune.calls.live")).isZero();
    assertThat(topology.core().get("c/c1")).as("marker for stragglers").isNotNull();
    topology.wallAt(START + FORGOTTEN_MS);
    assertThat(topology.rowsOfCalls()).isEmpty();
    List<TestRecord<byte[], byte[]>> rows = topology.changelog(CallTopology.CALL_CORE);
    assertThat(rows.get(rows.size() - 1).value()).isNull();
  }

  @Test
  void abandonedCallIsSummedUpAndForgotten() {
    topology.hearAll(Script.call().customer(0, 2_000, "yes please go on").inputs());
    topology.wallAt(START + 16 * 60_000);
    assertThat(topology.summaries())
        .singleElement()
        .satisfies(s -> assertThat(s.path("phase").asText()).isEqualTo("abandoned"));
    assertThat(topology.views()).last().isNull();
    topology.wallAt(START + 27 * 60_000);
    assertThat(topology.rowsOfCalls()).isEmpty();
  }

  /** Or else the first call waits until a store is opened and a transaction is begun. */
  @Test
  void aTaskThatStartsWritesOnceBeforeAnythingIsHeard() {
    topology.wallAt(START);
    for (String store : List.of(CallTopology.CALL_CORE, CallTopology.CALL_WINDOW)) {
      assertThat(topology.changelog(store))
          .as(store)
          .singleElement()
          .satisfies(row -> assertThat(row.value()).isNull());
    }
    try (var rows = topology.core().all()) {
      assertThat(rows.hasNext()).isFalse();
    }

    topology.wallAt(START + 5_000);
    assertThat(topology.changelog(CallTopology.CALL_CORE)).isEmpty();
    assertThat(topology.changelog(CallTopology.CALL_WINDOW)).isEmpty();
  }

  @Test
  void partialsWriteNothingToAStoreUnlessACueChanges() {
    topology.hearAll(Script.call().customer(0, 2_000, "yes please go on").tick(6_000).inputs());
    topology.changelog(CallTopology.CALL_CORE);
    topology.changelog(CallTopology.CALL_WINDOW);
    for (int i = 0; i < 40; i++) {
      topology.hear(partial(i, 6_000, 6_200 + 100 * i, "it broke again last night"));
    }
    assertThat(topology.changelog(CallTopology.CALL_CORE)).isEmpty();
    assertThat(topology.changelog(CallTopology.CALL_WINDOW)).isEmpty();

    topology.hear(partial(40, 6_000, 10_300, "it broke again and it is too expensive"));
    assertThat(topology.cues())
        .last()
        .satisfies(c -> assertThat(c.path("state").asText()).isEqualTo("tentative"));
    assertThat(topology.changelog(CallTopology.CALL_CORE)).isNotEmpty();
  }

  private static CallEvent partial(int revision, long startMs, long endMs, String text) {
    return CallEvent.of(
        "c1",
        START + endMs,
        Script.segment("p1", revision, false, Speaker.CUSTOMER, startMs, endMs, text));
  }

  @Test
  void feedbackTakesTheCueOffTheScreen() {
    topology.hearAll(Script.call().customer(0, 2_000, "that is too expensive").inputs());
    String cueId = topology.cues().get(0).path("cueId").asText();
    assertThat(cueId).isEqualTo(CueIds.of("c1", "objection-price", new PlaybookRef("small", 1), 0));
    topology.hear(new CueFeedback("c1", START + 5_000, cueId, CueFeedback.Action.DISMISSED));
    assertThat(topology.cues())
        .singleElement()
        .satisfies(c -> assertThat(c.path("state").asText()).isEqualTo("retracted"));
    topology.hear(new CueFeedback("nobody", START + 5_000, cueId, CueFeedback.Action.SHOWN));
    assertThat(topology.deadLetters()).isEmpty();
  }

  @Test
  void activatedPlaybookIsForNewCallsOnly() {
    topology.close();
    topology =
        new TopologyHarness(
            stateDir,
            START - 10_000,
            SmallPlaybook.engine(),
            SmallPlaybook.engine(new PlaybookRef("small", 2), Attention.DEFAULT));
    topology.hear(started("old", START));
    topology.publish(CallEvent.of(null, START + 1, new PlaybookActivated("small", 2)), START + 1);
    topology.publish(
        CallEvent.of(null, START + 2, new PlaybookActivated("elsewhere", 9)), START + 2);
    topology.hear(started("new", START + 10));
    topology.hear(price("old", START + 4_000));
    topology.hear(price("new", START + 4_000));
    assertThat(topology.cues())
        .extracting(c -> c.path("callId").asText() + " " + c.path("playbookVersion").asText())
        .containsExactly("old 1", "new 2");
    assertThat(topology.counter("attune.playbooks.missing")).isEqualTo(1);
    assertThat(topology.gauge("attune.playbook.partitions", "version", "2")).isEqualTo(1);
  }

  @Test
  void callIdThatComesAgainIsAnotherCallOnTheActivePlaybook() {
    topology.close();
    topology =
        new TopologyHarness(
            stateDir,
            START - 10_000,
            SmallPlaybook.engine(),
            SmallPlaybook.engine(new PlaybookRef("small", 2), Attention.DEFAULT));
    topology.hearAll(
        Script.call().customer(0, 2_000, "that is too expensive").ended(4_000).inputs());
    topology.publish(
        CallEvent.of(null, START + 5_000, new PlaybookActivated("small", 2)), START + 5_000);
    topology.hear(started("c1", START + 20_000));
    topology.hear(price("c1", START + 24_000));
    assertThat(topology.summaries()).hasSize(1);
    assertThat(topology.cues())
        .filteredOn(c -> c.path("state").asText().equals("raised"))
        .extracting(c -> c.path("playbookVersion").asText())
        .containsExactly("1", "2");
  }

  private static CallEvent started(String callId, long at) {
    return CallEvent.of(callId, at, new CallEvent.CallStarted("a", "q", null, "en"));
  }

  private static CallEvent price(String callId, long at) {
    return CallEvent.of(
        callId,
        at,
        Script.segment("s1", 0, true, Speaker.CUSTOMER, 1_000, 3_000, "that is too expensive"));
  }
}
