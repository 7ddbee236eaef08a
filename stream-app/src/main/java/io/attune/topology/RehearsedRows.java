package io.attune.topology;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** {@code call-core} of a {@link RehearsedTask}: a map. */
final class RehearsedRows extends RehearsedStore implements KeyValueStore<String, byte[]> {
  private final NavigableMap<String, byte[]> rows = new TreeMap<>();

  RehearsedRows() {
    super(CallTopology.CALL_CORE);
  }

  @Override
  public void close() {
    rows.clear();
  }

  @Override
  public byte[] get(String key) {
    return rows.get(key);
  }

  @Override
  public void put(String key, byte[] row) {
    if (row == null) {
      rows.remove(key);
    } else {
      rows.put(key, row);
    }
  }

  @Override
  public byte[] putIfAbsent(String key, byte[] row) {
    return rows.putIfAbsent(key, row);
  }

  @Override
  public void putAll(List<KeyValue<String, byte[]>> entries) {
    entries.forEach(entry -> put(entry.key, entry.value));
  }

  @Override
  public byte[] delete(String key) {
    return rows.remove(key);
  }

  @Override
  public KeyValueIterator<String, byte[]> range(String from, String to) {
    return over(rows.subMap(from, true, to, true));
  }

  @Override
  public KeyValueIterator<String, byte[]> all() {
    return over(rows);
  }

  @Override
  public long approximateNumEntries() {
    return rows.size();
  }

  private static KeyValueIterator<String, byte[]> over(Map<String, byte[]> rows) {
    return new RehearsedEntries<>(
        rows.entrySet().stream().map(row -> KeyValue.pair(row.getKey(), row.getValue())).toList());
  }
}
