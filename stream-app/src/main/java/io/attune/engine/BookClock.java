package io.attune.engine;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * How far record time has got for some calls, and when something happens on each by itself. Equal
 * moments come in the order of call ids.
 */
final class BookClock {
  private final TreeSet<Due> dues =
      new TreeSet<>(Comparator.comparingLong(Due::at).thenComparing(Due::callId));
  private final Map<String, Due> byCall = new HashMap<>();
  private long now;

  /** Something happens on a call, epoch ms. */
  record Due(String callId, long at) {}

  /** Record time reached, epoch ms. */
  long now() {
    return now;
  }

  void advance(long at) {
    now = Math.max(now, at);
  }

  void put(String callId, long at) {
    Due due = new Due(callId, at);
    byCall.put(callId, due);
    dues.add(due);
  }

  void remove(String callId) {
    Due due = byCall.remove(callId);
    if (due != null) {
      dues.remove(due);
    }
  }

  /** The earliest that is due at {@code at} or before, taken out; null if there is none. */
  Due poll(long at) {
    if (dues.isEmpty() || dues.first().at() > at) {
      return null;
    }
    Due due = dues.pollFirst();
    byCall.remove(due.callId());
    return due;
  }
}
