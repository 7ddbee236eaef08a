package io.attune.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.kstream.internals.TimeWindow;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/** {@code call-window} of a {@link RehearsedTask}: a map, of the turns of late. */
final class RehearsedTurns extends RehearsedStore implements WindowStore<Bytes, byte[]> {
  private final NavigableMap<Bytes, KeyValue<Long, byte[]>> turns = new TreeMap<>();
  private final NavigableMap<Long, List<Bytes>> byTime = new TreeMap<>();

  RehearsedTurns() {
    super(CallTopology.CALL_WINDOW);
  }

  @Override
  public void close() {
    turns.clear();
    byTime.clear();
  }

  @Override
  public void put(Bytes key, byte[] turn, long at) {
    if (turn == null) {
      turns.remove(key);
      return;
    }
    turns.put(key, KeyValue.pair(at, turn));
    byTime.computeIfAbsent(at, moment -> new ArrayList<>()).add(key);
    NavigableMap<Long, List<Bytes>> old =
        byTime.headMap(at - CallTopology.TURNS_KEPT.toMillis(), false);
    old.values().forEach(keys -> keys.forEach(turns::remove));
    old.clear();
  }

  @Override
  public KeyValueIterator<Windowed<Bytes>, byte[]> fetch(
      Bytes from, Bytes to, long fromMs, long toMs) {
    return new RehearsedEntries<>(
        turns.subMap(from, true, to, true).entrySet().stream()
            .map(
                turn ->
                    KeyValue.pair(
                        new Windowed<>(
                            turn.getKey(), new TimeWindow(turn.getValue().key, Long.MAX_VALUE)),
                        turn.getValue().value))
            .toList());
  }

  @Override
  public byte[] fetch(Bytes key, long at) {
    throw new UnsupportedOperationException("nobody asks for one");
  }

  @Override
  public WindowStoreIterator<byte[]> fetch(Bytes key, long fromMs, long toMs) {
    throw new UnsupportedOperationException("nobody asks for one");
  }

  @Override
  public KeyValueIterator<Windowed<Bytes>, byte[]> all() {
    throw new UnsupportedOperationException("nobody asks for all");
  }

  @Override
  public KeyValueIterator<Windowed<Bytes>, byte[]> fetchAll(long fromMs, long toMs) {
    throw new UnsupportedOperationException("nobody asks for all");
  }
}
