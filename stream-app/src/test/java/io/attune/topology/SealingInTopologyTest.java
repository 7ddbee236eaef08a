package io.attune.topology;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallErased;
import io.attune.call.CallInput;
import io.attune.engine.Script;
import io.attune.engine.SmallPlaybook;
import io.attune.sealing.KeyRing;
import io.attune.sealing.MasterKeys;
import io.attune.sealing.Sealer;
import io.attune.sealing.Sealing;
import io.attune.sealing.TextKey;
import io.attune.wire.CallEvents;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the processor keeps and publishes where words are sealed with keys of their calls. */
class SealingInTopologyTest {
  private static final long END = Script.START + 30_000;

  private static final List<String> KEPT_AND_PUBLISHED =
      List.of(
          "coaching-cues",
          "coaching-cues-shadow",
          "call-views",
          "call-turns",
          "call-summaries",
          "call-erasures",
          "call-keys",
          "call-events",
          "dead-letters",
          TopologyHarness.APP + "-call-core-changelog",
          TopologyHarness.APP + "-call-window-changelog");

  /** Said on the call, and in no line of the playbook. */
  private static final List<String> SAID =
      List.of("zanzibar", "too expensive", "marzipan", "i hear that", "pumpernickel");

  @TempDir private Path first;
  @TempDir private Path second;
  private Sealing sealing;

  @BeforeEach
  void makeKey() {
    sealing = new Sealing(masterKeys("first.key"), true);
  }

  private MasterKeys masterKeys(String name) {
    return MasterKeys.read(TextKey.in(first, name));
  }

  private static TopologySettings settings(Sealing sealing) {
    TopologySettings standard = TopologySettings.DEFAULT;
    Topics plain = Topics.PLAIN;
    return new TopologySettings(
        new Topics("", plain.format(), plain.redaction(), sealing),
        true,
        standard.tickMs(),
        standard.producerLostMs(),
        standard.dueBudgetMs(),
        standard.restAfterMs());
  }

  private static Script talk() {
    return Script.call()
        .customer(0, 2_000, "hello from zanzibar")
        .agent(2_500, 3_500, "thank you")
        .customer(4_000, 6_000, "that is too expensive for marzipan")
        .agent(7_000, 8_000, "i hear that")
        .customer(9_000, 11_000, "it is too expensive and i want to speak to your manager")
        .customer(12_000, 14_000, "i want to speak to your manager pumpernickel")
        .agent(15_000, 16_000, "let me see what i can do");
  }

  @Test
  void noWordIsKeptOrPublishedAndWithTheKeyAllIsAsWithout() {
    List<List<JsonNode>> plain = new ArrayList<>();
    List<List<JsonNode>> opened = new ArrayList<>();
    List<String> raw = new ArrayList<>();
    List<String> rawPlain = new ArrayList<>();
    List<Function<TopologyHarness, List<JsonNode>>> readers =
        List.of(
            TopologyHarness::cues,
            TopologyHarness::turns,
            TopologyHarness::views,
            TopologyHarness::summaries);
    try (TopologyHarness harness = harness(Sealing.OFF, first)) {
      harness.hearAll(talk().ended(20_000).inputs()).wallAt(END);
      readers.forEach(reader -> plain.add(reader.apply(harness)));
    }
    try (TopologyHarness harness = harness(sealing, second)) {
      harness.hearAll(talk().ended(20_000).inputs()).wallAt(END);
      readers.forEach(reader -> opened.add(reader.apply(harness)));
    }
    assertThat(opened).isEqualTo(plain);
    assertThat(opened.toString()).contains(SAID).doesNotContain(KeyRing.SEALED);

    try (TopologyHarness harness = harness(Sealing.OFF, first)) {
      harness.hearAll(talk().ended(20_000).inputs()).wallAt(END);
      rawPlain.addAll(all(harness));
    }
    try (TopologyHarness harness = harness(sealing, second)) {
      harness.hearAll(talk().ended(20_000).inputs()).wallAt(END);
      raw.addAll(all(harness));
    }
    for (String said : SAID) {
      assertThat(rawPlain).as(said).anyMatch(value -> value.contains(said));
      assertThat(raw).as(said).noneMatch(value -> value.contains(said));
    }
    assertThat(raw.size() - rawPlain.size()).as("a row and a record of the key").isEqualTo(2);
  }

  @Test
  void theKeyIsPublishedBeforeAnythingThatNeedsIt() {
    try (TopologyHarness harness = harness(sealing, first)) {
      harness.hear(talk().inputs().get(0));
      List<TestRecord<byte[], byte[]>> keys = harness.keys();
      assertThat(keys).hasSize(1);
      assertThat(new String(keys.get(0).key(), UTF_8)).isEqualTo("c1");
      assertThat(new String(keys.get(0).value(), UTF_8)).startsWith("key:1:");
      harness.hearAll(talk().inputs().subList(1, 8)).wallAt(END);
      assertThat(harness.keys()).as("once for each call").isEmpty();
    }
  }

  @Test
  void linesOfThePlaybookStayReadableWithoutAKey() {
    try (TopologyHarness sealed = harness(sealing, first);
        TopologyHarness plain = harness(Sealing.OFF, second)) {
      sealed.hearAll(talk().inputs());
      plain.hearAll(talk().inputs());
      List<String> headlines = plain.cues().stream().map(cue -> text(cue, "headline")).toList();
      List<String> raw =
          sealed.records("coaching-cues").stream()
              .map(cue -> new String(cue.value(), UTF_8))
              .toList();
      assertThat(raw).hasSameSizeAs(headlines);
      for (int i = 0; i < raw.size(); i++) {
        assertThat(raw.get(i)).contains(headlines.get(i));
      }
      assertThat(raw).anyMatch(cue -> cue.contains(Sealer.PREFIX));
    }
  }

  @Test
  void anErasedCallHasNoKeyAnywhereAndItsRestIsReadable() {
    try (TopologyHarness harness = harness(sealing, first)) {
      harness.hearAll(talk().inputs());
      assertThat(harness.core().get("k/c1")).isNotNull();
      byte[] sealedTurn = harness.records("call-turns").get(0).value();
      TestRecord<byte[], byte[]> key = harness.keys().get(0);
      List<CallInput> inputs = talk().heard(20_000, new CallErased("case-7")).inputs();
      harness.hear(inputs.get(inputs.size() - 1));

      assertThat(harness.core().get("k/c1")).isNull();
      List<TestRecord<byte[], byte[]>> last = harness.keys();
      assertThat(last).as("tombstones").hasSize(2).allMatch(gone -> gone.value() == null);
      assertThat(last.get(0).key()).isEqualTo(key.key());
      assertThat(harness.rowsOfCalls()).containsExactlyInAnyOrder("c/c1", "d/c1");
      assertThat(Sealer.isSealed(harness.core().get("c/c1"))).isFalse();
      assertThat(Sealer.isSealedIn(sealedTurn)).as("copies stay as they are").isTrue();

      List<CallInput> late = talk().customer(22_000, 23_000, "zanzibar again").inputs();
      harness.hear(late.get(late.size() - 1)).wallAt(END);
      assertThat(harness.keys()).as("no key for what is dropped").isEmpty();
    }
  }

  @Test
  void whatBeginsNoCallGetsNoKey() {
    List<CallInput> inputs = talk().ended(20_000).inputs();
    try (TopologyHarness harness = harness(sealing, first)) {
      harness.hear(inputs.get(inputs.size() - 1)).wallAt(END);
      assertThat(harness.deadLetters()).isEmpty();
      assertThat(harness.keys()).isEmpty();
    }
  }

  @Test
  void whatComesLongAfterACallDoesNotTakeItsKeyAway() {
    List<CallInput> late = talk().customer(3_600_000, 3_602_000, "zanzibar again").inputs();
    try (TopologyHarness harness = harness(sealing, first)) {
      harness.hearAll(talk().ended(20_000).inputs()).wallAt(Script.START + 3_000_000);
      assertThat(harness.rowsOfCalls()).as("forgotten, with its key").isEmpty();
      List<TestRecord<byte[], byte[]>> turns = harness.records("call-turns");
      harness.hear(late.get(late.size() - 1)).wallAt(Script.START + 3_610_000);
      List<TestRecord<byte[], byte[]>> keys = harness.keys();
      assertThat(keys)
          .extracting(key -> new String(key.key(), UTF_8))
          .hasSize(2)
          .doesNotHaveDuplicates();
      assertThat(harness.turns().toString()).contains("zanzibar again");
      assertThat(harness.opened(turns).toString()).contains("hello from zanzibar");

      List<CallInput> inputs = talk().heard(3_620_000, new CallErased(null)).inputs();
      harness.hear(inputs.get(inputs.size() - 1));
      harness.keys();
      assertThat(harness.opened(turns).toString())
          .contains(KeyRing.SEALED)
          .doesNotContain("zanzibar");
    }
  }

  @Test
  void aRestoredProcessorGoesOnWithTheKeysAndCannotWhereTheyAreGone() {
    List<CallInput> inputs = talk().heard(20_000, new CallErased("case-7")).inputs();
    RestartedTask task = new RestartedTask(settings(sealing), Script.START);
    RestartedTask straight = new RestartedTask(Script.START);
    for (CallInput input : inputs.subList(0, inputs.size() - 1)) {
      task.hear(input);
      straight.hear(input);
      task.restart();
    }
    assertThat(task.turns()).isNotEmpty().isEqualTo(straight.turns());
    assertThat(task.cues()).isNotEmpty().isEqualTo(straight.cues());

    assertThatThrownBy(() -> task.restart(settings(Sealing.OFF)))
        .isInstanceOf(UnreadableState.class)
        .hasMessageContaining("text-key-file");
    Sealing other = new Sealing(masterKeys("second.key"), true);
    assertThatThrownBy(() -> task.restart(settings(other)))
        .isInstanceOf(UnreadableState.class)
        .hasMessageContaining("not in the file");

    task.restart();
    task.hear(inputs.get(inputs.size() - 1));
    task.restart(settings(Sealing.OFF));
  }

  @Test
  void callsGoOnAsTheyBeganWhenTheSettingChanges() {
    List<CallInput> inputs = talk().ended(20_000).inputs();
    RestartedTask task = new RestartedTask(settings(Sealing.OFF), Script.START);
    inputs.subList(0, 4).forEach(task::hear);
    task.restart(settings(sealing));
    inputs.subList(4, inputs.size()).forEach(task::hear);
    assertThat(task.keys()).isEmpty();

    RestartedTask back = new RestartedTask(settings(sealing), Script.START);
    inputs.subList(0, 4).forEach(back::hear);
    back.restart(settings(new Sealing(sealing.keys(), false)));
    inputs.subList(4, inputs.size()).forEach(back::hear);
    assertThat(back.keys()).containsExactly("c1");
    assertThat(back.turns()).isEqualTo(task.turns());
  }

  @Test
  void deadLettersSayWhereTheirRecordLies() {
    CallEvent said = (CallEvent) talk().inputs().get(1);
    try (TopologyHarness harness =
        new TopologyHarness(settings(sealing), first, Script.START, SmallPlaybook.failing())) {
      harness.hear(said);
      harness.raw("c2", new CallEvents().encode(said), said.at());
      harness.raw("c3", "zanzibar".getBytes(UTF_8), said.at());

      List<TestRecord<byte[], byte[]>> letters = harness.deadLetters();
      assertThat(letters).hasSize(3).allMatch(letter -> letter.value() == null);
      assertThat(letters)
          .extracting(letter -> letter.headers().lastHeader("attune.dead-letter.offset"))
          .doesNotContainNull();
    }
  }

  private static TopologyHarness harness(Sealing sealing, Path folder) {
    return new TopologyHarness(settings(sealing), folder, Script.START);
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }

  private static List<String> all(TopologyHarness harness) {
    return KEPT_AND_PUBLISHED.stream()
        .flatMap(topic -> harness.records(topic).stream())
        .map(TestRecord::value)
        .filter(value -> value != null)
        .map(value -> new String(value, ISO_8859_1))
        .toList();
  }
}
