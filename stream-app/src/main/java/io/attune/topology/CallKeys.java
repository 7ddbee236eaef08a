package io.attune.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.engine.Twins;
import io.attune.sealing.CallKey;
import io.attune.sealing.CallSeal;
import io.attune.sealing.Sealer;
import io.attune.sealing.Sealing;
import io.attune.sealing.Unsealable;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The keys of the calls of one task, where words are sealed: in memory, and wrapped in a row beside
 * those of the call, which goes with them. Without such a row a call's rows are as they are.
 * Belongs to one stream thread.
 */
final class CallKeys {
  private static final String KEY = "k/";
  private static final String AFTER_KEYS = "k0";

  private final KeyValueStore<String, byte[]> core;
  private final Sealing sealing;
  private final Sealer sealer;
  private final Map<String, CallKey> keys = new HashMap<>();

  CallKeys(KeyValueStore<String, byte[]> core, Sealing sealing) {
    this.core = core;
    this.sealing = sealing;
    // The JDK's ciphers take a while to load, which who has no keys need not wait for.
    this.sealer = sealing.hasKeys() ? new Sealer() : null;
  }

  /**
   * Reads all that the store holds.
   *
   * @throws UnreadableState if there are calls whose rows this process has no master key for
   */
  void recall() {
    try (KeyValueIterator<String, byte[]> rows = core.range(KEY, AFTER_KEYS)) {
      while (rows.hasNext()) {
        KeyValue<String, byte[]> row = rows.next();
        String id = row.key.substring(KEY.length());
        keys.put(id, unwrapped(id, new String(row.value, UTF_8)));
      }
    } catch (Unsealable e) {
      throw UnreadableState.sealed(e.getMessage());
    }
  }

  private CallKey unwrapped(String id, String wrapped) throws Unsealable {
    if (!sealing.hasKeys()) {
      throw UnreadableState.sealed("no text-key-file is set");
    }
    return sealing.keys().unwrap(Twins.callIdOf(id), wrapped);
  }

  /** Whether no call has one. */
  boolean areNone() {
    return keys.isEmpty();
  }

  /** The key of a call or twin that is known; null if it has none. */
  CallKey of(String id) {
    return keys.get(id);
  }

  /**
   * The key for a call or twin that begins, not kept yet: that which its id has, or of the call
   * whose twin it is, or a new one; null if it is to have none.
   */
  CallKey forNew(String id) {
    CallKey known = keys.get(id);
    if (known != null) {
      return known;
    }
    if (Twins.isTwin(id)) {
      return keys.get(Twins.callIdOf(id));
    }
    return sealing.newCalls() ? sealing.keys().newKey(id) : null;
  }

  /**
   * Keeps a key, or deletes it.
   *
   * @param key null to delete it
   */
  void put(String id, CallKey key) {
    if (key != null) {
      keys.put(id, key);
      core.put(KEY + id, key.wrapped().getBytes(UTF_8));
    } else if (keys.remove(id) != null) {
      core.delete(KEY + id);
    }
  }

  /** Seals with a key; null if there is none. */
  CallSeal sealOf(CallKey key) {
    return key == null ? null : new CallSeal(sealer, key);
  }

  /**
   * A row of a call as it is to be stored.
   *
   * @param place its key in the store
   * @param row null stays null
   */
  byte[] seal(String id, byte[] place, byte[] row) {
    CallKey key = row == null ? null : keys.get(id);
    return key == null ? row : sealer.sealRow(key, place, row);
  }

  /**
   * A row of a call as it was before it was stored; one that was not sealed stays as it is.
   *
   * @param place its key in the store
   * @param stored null stays null
   * @throws UnreadableState if it was sealed with another key
   */
  byte[] open(String id, byte[] place, byte[] stored) {
    CallKey key = stored == null ? null : keys.get(id);
    if (key == null || !Sealer.isSealed(stored)) {
      return stored;
    }
    try {
      return sealer.openRow(key, place, stored);
    } catch (Unsealable e) {
      throw UnreadableState.sealed(e.getMessage());
    }
  }
}
