package io.attune.topology;

import io.attune.wire.RowDelta;
import io.attune.wire.Undecodable;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Rows of a store of which most of each stays the same. A row is kept whole once, and from then on,
 * under a key beside it, what has changed since; when that gets long the row is written whole
 * again. It is the changelog that gains by this: it has every write.
 *
 * <p>A change that does not start from the row that is there is left over from before that row was
 * written, and does not count. So it may stay until there is another, and need not be deleted.
 */
final class DeltaStore {
  private static final String CHANGE = "~";

  /** A row as short as this is written whole: its key costs more than its value. */
  private static final int SHORT = 64;

  /**
   * A change as long as one part in so many of its row is not worth it: it holds all that differs
   * since the row was written whole, so it grows from one to the next.
   */
  private static final int LEAST_SAVING = 3;

  private final SealedRows store;
  private final RowDelta delta = new RowDelta();

  DeltaStore(SealedRows store) {
    this.store = store;
  }

  boolean isEmpty() {
    try (KeyValueIterator<String, byte[]> rows = store.all()) {
      return !rows.hasNext();
    }
  }

  /** Takes one row. */
  interface Reader {
    void read(String key, byte[] row) throws Undecodable;
  }

  /**
   * A row as it was last written, null if there is none.
   *
   * @throws Undecodable if what has changed since it was written whole is damaged
   */
  byte[] get(String key) throws Undecodable {
    byte[] whole = store.get(key);
    return whole == null ? null : now(whole, store.get(CHANGE + key));
  }

  private static byte[] now(byte[] whole, byte[] change) throws Undecodable {
    return change != null && RowDelta.isOf(whole, change) ? RowDelta.apply(whole, change) : whole;
  }

  /**
   * Reads every row whose key begins with {@code prefix}, in order.
   *
   * @param prefix must end in a character after which there is another
   * @throws Undecodable if a row is damaged
   */
  void scan(String prefix, Reader reader) throws Undecodable {
    try (KeyValueIterator<String, byte[]> rows = range(prefix);
        OrderedRows changes = new OrderedRows(range(CHANGE + prefix))) {
      while (rows.hasNext()) {
        KeyValue<String, byte[]> row = rows.next();
        reader.read(row.key, now(row.key, row.value, changes));
      }
    }
  }

  /**
   * The rows whose keys begin with {@code prefix}, to be asked for in the order of their keys.
   *
   * @param prefix must end in a character after which there is another
   */
  Walk walk(String prefix) {
    return new Walk(prefix);
  }

  /** Rows that are asked for in order. */
  final class Walk implements AutoCloseable {
    private final OrderedRows rows;
    private final OrderedRows changes;

    private Walk(String prefix) {
      rows = new OrderedRows(range(prefix));
      changes = new OrderedRows(range(CHANGE + prefix));
    }

    /**
     * A row as it was last written, null if there is none.
     *
     * @param key behind all that were asked for before
     * @throws Undecodable if what has changed since it was written whole is damaged
     */
    byte[] at(String key) throws Undecodable {
      byte[] row = rows.at(key);
      return row == null ? null : now(key, row, changes);
    }

    @Override
    public void close() {
      rows.close();
      changes.close();
    }
  }

  private KeyValueIterator<String, byte[]> range(String prefix) {
    int last = prefix.length() - 1;
    return store.range(prefix, prefix.substring(0, last) + (char) (prefix.charAt(last) + 1));
  }

  private byte[] now(String key, byte[] stored, OrderedRows changes) throws Undecodable {
    String changeKey = CHANGE + key;
    return now(store.open(key, stored), store.open(changeKey, changes.at(changeKey)));
  }

  /**
   * Works out how to write a row, without writing yet.
   *
   * @param row null to delete it
   * @param whole whether nothing of what it held before may stay
   */
  Runnable put(String key, byte[] row, boolean whole) {
    if (row == null) {
      return () -> delete(key);
    }
    byte[] before = whole || row.length <= SHORT ? null : store.get(key);
    byte[] change = before == null ? null : delta.between(before, row, row.length / LEAST_SAVING);
    if (change != null) {
      return () -> store.put(CHANGE + key, change);
    }
    return () -> {
      store.put(key, row);
      if (whole) {
        deleteIfThere(CHANGE + key);
      }
    };
  }

  void delete(String key) {
    deleteIfThere(key);
    deleteIfThere(CHANGE + key);
  }

  /** What is deleted goes to the changelog, whether it was there or not. */
  private void deleteIfThere(String key) {
    if (store.has(key)) {
      store.delete(key);
    }
  }
}
