package io.attune.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Rows that are asked for in the order of their keys: a walk through the store finds each in a
 * fraction of the time that it takes to look it up.
 */
final class OrderedRows implements AutoCloseable {
  private final KeyValueIterator<String, byte[]> rows;
  private KeyValue<String, byte[]> next;

  OrderedRows(KeyValueIterator<String, byte[]> rows) {
    this.rows = rows;
    advance();
  }

  /**
   * A row as the store has it, null if there is none.
   *
   * @param key behind all that were asked for before
   */
  byte[] at(String key) {
    while (next != null && compare(next.key, key) < 0) {
      advance();
    }
    return next != null && next.key.equals(key) ? next.value : null;
  }

  private void advance() {
    next = rows.hasNext() ? rows.next() : null;
  }

  /** As the store has them in order, which is not that of {@link String}. */
  private static int compare(String a, String b) {
    return a.equals(b) ? 0 : Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8));
  }

  @Override
  public void close() {
    rows.close();
  }
}
