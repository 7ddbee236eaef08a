package io.attune.topology;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CallEvent.CallErased;
import io.attune.call.CallInput;
import io.attune.engine.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an erased call leaves behind: tombstones, and nothing of its words in any store. */
class EraseInTopologyTest {
  private static final String SECRET = "four two four two";

  @TempDir Path folder;

  private static Script secretCall() {
    return Script.call()
        .customer(1_000, 3_000, "i want to speak to your manager " + SECRET)
        .agent(4_000, 6_000, "i am sorry " + SECRET)
        .customer(7_000, 9_000, "that is useless " + SECRET)
        .agent(10_000, 12_000, "let me see what i can do");
  }

  @Test
  void everyTopicOfCallsGetsATombstone() {
    try (TopologyHarness harness = harness()) {
      harness.hearAll(secretCall().heard(20_000, new CallErased("case-7")).inputs());
      for (String topic :
          List.of(
              "coaching-cues",
              "coaching-cues-shadow",
              "call-views",
              "call-turns",
              "call-summaries")) {
        List<TestRecord<byte[], byte[]>> records = harness.records(topic);
        TestRecord<byte[], byte[]> last = records.get(records.size() - 1);
        assertThat(last.value()).as(topic).isNull();
        assertThat(new String(last.key(), UTF_8)).isEqualTo("c1");
      }
      assertThat(harness.records("call-erasures")).hasSize(1);
      assertThat(harness.counter("attune.calls.erased")).isEqualTo(1);
      assertThat(harness.gauge("attune.calls.live")).isZero();

      harness.hear(secretCall().heard(21_000, new CallErased(null)).inputs().get(1));
      assertThat(harness.counter("attune.dropped", "reason", "call-erased")).isEqualTo(1);
      assertThat(harness.records("call-views")).isEmpty();
    }
  }

  @Test
  void noStoreHasItsWordsAnyMore() throws IOException {
    try (TopologyHarness harness = harness()) {
      harness.hearAll(secretCall().tick(20_000).inputs());
      assertThat(changed(harness, "call-core") + changed(harness, "call-window"))
          .as("they were in the changelogs")
          .contains(SECRET);
      List<CallInput> inputs = secretCall().heard(21_000, new CallErased(null)).inputs();
      harness.hear(inputs.get(inputs.size() - 1));
      assertThat(changed(harness, "call-core")).doesNotContain(SECRET);
      assertThat(changed(harness, "call-window")).doesNotContain(SECRET);
    }
  }

  /** RocksDB changes no file: what it wrote out before goes with its segment. */
  @Test
  void filesFromBeforeGoWithTheirSegment() throws IOException {
    turnsOnDisk("c1 " + SECRET, Script.START);
    assertThat(wordsOnDisk()).isTrue();
    turnsOnDisk("c2 hello", Script.START + CallTopology.TURNS_KEPT.plusMinutes(11).toMillis());
    assertThat(wordsOnDisk()).isFalse();
  }

  /** The store of turns is opened, takes one, and is closed, which writes it out. */
  private void turnsOnDisk(String turn, long at) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, TopologyHarness.APP);
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    var context = new MockProcessorContext<>(settings, new TaskId(0, 0), folder.toFile());
    WindowStore<Bytes, byte[]> turns = CallTopology.turnsKept().get();
    context.setRecordMetadata("call-events", 0, 0);
    turns.init(context.getStateStoreContext(), turns);
    turns.put(Bytes.wrap(turn.substring(0, 2).getBytes(UTF_8)), turn.getBytes(UTF_8), at);
    turns.close();
  }

  private TopologyHarness harness() {
    return new TopologyHarness(folder, Script.START);
  }

  private static String changed(TopologyHarness harness, String store) {
    StringBuilder all = new StringBuilder();
    harness
        .changelog(store)
        .forEach(row -> all.append(row.value() == null ? "" : new String(row.value(), ISO_8859_1)));
    return all.toString();
  }

  private boolean wordsOnDisk() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), ISO_8859_1).contains(SECRET)) {
          return true;
        }
      }
      return false;
    }
  }
}
