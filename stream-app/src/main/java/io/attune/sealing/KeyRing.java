package io.attune.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of calls as {@code call-keys} tells of them, for those who read what was sealed. Without
 * master keys, or without the key of a call, its words stay unknown. Safe for threads.
 */
public final class KeyRing {
  /** Stands for words that cannot be opened. */
  public static final String SEALED = "[sealed]";

  /** Without any key. */
  public static final KeyRing NONE = new KeyRing(Sealing.OFF, 0);

  private final MasterKeys masterKeys;
  private final int most;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Sealer sealer;

  /** A call's key; unwrapped when it is first used. */
  private static final class Entry {
    private final String wrapped;
    private CallKey key;

    private Entry(String wrapped) {
      this.wrapped = wrapped;
    }
  }

  /**
   * @param most calls that are known at a time; the first to come are the first to go
   */
  public KeyRing(Sealing sealing, int most) {
    this.masterKeys = sealing.keys();
    this.sealer = sealing.hasKeys() ? new Sealer() : null;
    this.most = most;
  }

  /**
   * A record of {@code call-keys}.
   *
   * @param recordKey {@link CallKey#recordKey}
   * @param wrapped null if the key was deleted
   */
  public synchronized void take(byte[] recordKey, byte[] wrapped) {
    String key = new String(recordKey, UTF_8);
    if (wrapped == null) {
      entries.remove(key);
      return;
    }
    entries.put(key, new Entry(new String(wrapped, UTF_8)));
    if (entries.size() > most) {
      Iterator<Entry> eldest = entries.values().iterator();
      eldest.next();
      eldest.remove();
    }
  }

  /** Whether a key of a call is there. */
  public synchronized boolean has(String callId) {
    return entries.containsKey(CallKey.recordKey(callId, true))
        || entries.containsKey(CallKey.recordKey(callId, false));
  }

  /**
   * A text as it was before it was sealed, or {@link #SEALED} if that cannot be known; one that is
   * not sealed stays as it is.
   *
   * @param text may be null
   */
  public synchronized String open(String callId, String text) {
    if (text == null || !Sealer.isSealed(text)) {
      return text;
    } else if (masterKeys == null) {
      return SEALED;
    }
    return open(callId, true, text).or(() -> open(callId, false, text)).orElse(SEALED);
  }

  private Optional<String> open(String callId, boolean hasStart, String text) {
    Entry entry = entries.get(CallKey.recordKey(callId, hasStart));
    if (entry == null) {
      return Optional.empty();
    }
    try {
      if (entry.key == null) {
        entry.key = masterKeys.unwrap(callId, entry.wrapped);
      }
      return Optional.of(sealer.open(entry.key, text));
    } catch (Unsealable e) {
      return Optional.empty();
    }
  }
}
