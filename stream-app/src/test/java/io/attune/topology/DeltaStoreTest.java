package io.attune.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.sealing.Sealing;
import io.attune.wire.Undecodable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows read from a store of deltas are those that were last put. */
class DeltaStoreTest {
  /** In the order of their bytes; that of the last two is another as strings. */
  private static final List<String> KEYS =
      List.of("c/", "c/0", "c/1", "c/10", "c/1~", "c/2", "c/\uFF5E", "c/\uD83D\uDE00");

  private final KeyValueStore<String, byte[]> store =
      Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore("rows"), Serdes.String(), Serdes.ByteArray())
          .withLoggingDisabled()
          .build();
  private final DeltaStore rows =
      new DeltaStore(new SealedRows(store, new CallKeys(store, Sealing.OFF)));

  @BeforeEach
  void open() {
    var context = new MockProcessorContext<>();
    store.init(context.getStateStoreContext(), store);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aRowIsWhatWasLastPut(long seed) throws Undecodable {
    Random random = new Random(seed);
    Map<String, byte[]> last = new HashMap<>();
    for (int i = 0; i < 2_000; i++) {
      String key = KEYS.get(random.nextInt(KEYS.size()));
      byte[] row = last.getOrDefault(key, new byte[0]).clone();
      if (row.length == 0 || random.nextInt(20) == 0) {
        row = new byte[random.nextInt(600)];
        random.nextBytes(row);
      } else {
        row[random.nextInt(row.length)]++;
      }
      if (random.nextInt(30) == 0) {
        rows.delete(key);
        last.remove(key);
      } else {
        rows.put(key, row, random.nextInt(10) == 0).run();
        last.put(key, row);
      }
      assertThat(rows.get(key)).isEqualTo(last.get(key));
    }
    Map<String, byte[]> scanned = new HashMap<>();
    rows.scan("c/", scanned::put);
    assertThat(scanned).containsExactlyInAnyOrderEntriesOf(last);
    try (DeltaStore.Walk walk = rows.walk("c/")) {
      for (String key : KEYS) {
        assertThat(walk.at(key)).as(key).isEqualTo(last.get(key));
      }
    }
  }

  @Test
  void smallChangeWritesFewBytesAndLeavesTheRowAlone() {
    byte[] row = text("what was said of a call, most of which stays the same from turn to turn ");
    rows.put("c/1", row, false).run();
    byte[] next = row.clone();
    next[20]++;
    rows.put("c/1", next, false).run();
    assertThat(store.get("c/1")).isEqualTo(row);
    assertThat(store.get("~c/1")).hasSizeLessThan(20);
  }

  @Test
  void rowThatIsPutWholeLeavesNothingOfWhatItHeldBefore() {
    byte[] row = text("my secret is a marigold, and nobody else is ever to know that it is that");
    rows.put("c/1", row, false).run();
    rows.put("c/1", text(new String(row, StandardCharsets.UTF_8) + " one"), false).run();
    rows.put("c/1", text("erased"), true).run();
    assertThat(keys()).containsExactly("c/1");
    assertThat(store.get("c/1")).isEqualTo(text("erased"));
  }

  @Test
  void changeOfAnEarlierRowDoesNotCount() throws Undecodable {
    byte[] row = text("a row that is long enough for what changes in it to be told by itself, so");
    rows.put("c/1", row, false).run();
    rows.put("c/1", text(new String(row, StandardCharsets.UTF_8) + " far"), false).run();
    byte[] change = store.get("~c/1");
    byte[] later =
        text("written whole, for it has too little in common with what was there before");
    rows.put("c/1", later, false).run();
    assertThat(store.get("~c/1")).as("nobody had to delete it").isEqualTo(change);
    assertThat(rows.get("c/1")).isEqualTo(later);
  }

  private List<String> keys() {
    List<String> keys = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = store.all()) {
      all.forEachRemaining(row -> keys.add(row.key));
    }
    return keys;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
