package io.attune.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The rows of calls in {@code call-core}, each sealed if its call has a key: the store and its
 * changelog never see more than that. What is noted on the partition is nobody's words.
 */
final class SealedRows {
  /** Rows of which a call has several: their keys end in a slash and a number. */
  static final String NUMBERED = "e/";

  /** A row's key is that of its call behind a letter and a slash, and perhaps a mark before. */
  private static final int PREFIX = 2;

  private static final char MARK = '~';

  private final KeyValueStore<String, byte[]> store;
  private final CallKeys keys;

  SealedRows(KeyValueStore<String, byte[]> store, CallKeys keys) {
    this.store = store;
    this.keys = keys;
  }

  byte[] get(String key) {
    return open(key, store.get(key));
  }

  boolean has(String key) {
    return store.get(key) != null;
  }

  /** A row as the store has it, opened. */
  byte[] open(String key, byte[] stored) {
    return stored == null || keys.areNone()
        ? stored
        : keys.open(callOf(key), key.getBytes(UTF_8), stored);
  }

  void put(String key, byte[] row) {
    store.put(key, keys.areNone() ? row : keys.seal(callOf(key), key.getBytes(UTF_8), row));
  }

  void delete(String key) {
    store.delete(key);
  }

  /** All rows as the store has them. */
  KeyValueIterator<String, byte[]> all() {
    return store.all();
  }

  /** The rows from one key to another as the store has them, for {@link #open}. */
  KeyValueIterator<String, byte[]> range(String from, String to) {
    return store.range(from, to);
  }

  private static String callOf(String key) {
    int end = key.startsWith(NUMBERED) ? key.lastIndexOf('/') : key.length();
    return key.substring(key.charAt(0) == MARK ? PREFIX + 1 : PREFIX, end);
  }
}
