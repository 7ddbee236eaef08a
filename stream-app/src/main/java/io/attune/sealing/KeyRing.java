package io.attune.sealing;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

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
  private final Sealer sealer = new Sealer();

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
    this.most = most;
  }

  /**
   * A record of {@code call-keys}.
   *
   * @param wrapped null if the key was deleted
   */
  public synchronized void take(String callId, String wrapped) {
    if (wrapped == null) {
      entries.remove(callId);
      return;
    }
    entries.put(callId, new Entry(wrapped));
    if (entries.size() > most) {
      Iterator<Entry> eldest = entries.values().iterator();
      eldest.next();
      eldest.remove();
    }
  }

  /** Whether the key of a call is there. */
  public synchronized boolean has(String callId) {
    return entries.containsKey(callId);
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
    }
    Entry entry = masterKeys == null ? null : entries.get(callId);
    try {
      return entry == null ? SEALED : sealer.open(key(callId, entry), text);
    } catch (Unsealable e) {
      return SEALED;
    }
  }

  private CallKey key(String callId, Entry entry) throws Unsealable {
    if (entry.key == null) {
      entry.key = masterKeys.unwrap(callId, entry.wrapped);
    }
    return entry.key;
  }
}
