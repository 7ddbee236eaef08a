package io.attune.topology;

import java.util.Iterator;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** What was found in a store of a {@link RehearsedTask}. */
final class RehearsedEntries<K> implements KeyValueIterator<K, byte[]> {
  private final Iterator<KeyValue<K, byte[]>> entries;

  RehearsedEntries(List<KeyValue<K, byte[]>> entries) {
    this.entries = entries.iterator();
  }

  @Override
  public boolean hasNext() {
    return entries.hasNext();
  }

  @Override
  public KeyValue<K, byte[]> next() {
    return entries.next();
  }

  @Override
  public K peekNextKey() {
    throw new UnsupportedOperationException("nobody looks ahead");
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
