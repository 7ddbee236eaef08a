package io.attune.topology;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Calls that memory knows more of than the stores, the longest first. A task that starts looks back
 * so far only, so none may stay here for longer than that.
 */
final class UnwrittenCalls {
  private final Map<KnownCall, Long> since = new LinkedHashMap<>();

  /**
   * A call was changed in memory alone.
   *
   * @param offset in {@code call-events} of the record that was heard last
   */
  void add(KnownCall call, long offset) {
    since.putIfAbsent(call, offset);
  }

  /** The stores have what memory has, or the call is known no more. */
  void remove(KnownCall call) {
    since.remove(call);
  }

  /**
   * Takes out the calls that a start would not find in the log any more.
   *
   * @param offset so far back it looks in {@code call-events}
   */
  void takeOld(long offset, Consumer<KnownCall> out) {
    Iterator<Map.Entry<KnownCall, Long>> oldest = since.entrySet().iterator();
    while (oldest.hasNext()) {
      Map.Entry<KnownCall, Long> entry = oldest.next();
      if (entry.getValue() > offset) {
        return;
      }
      out.accept(entry.getKey());
      oldest.remove();
    }
  }
}
