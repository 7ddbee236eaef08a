package io.attune.wire.stt;

import java.util.HashMap;
import java.util.Map;

/**
 * Where the clock of one connection to a recogniser lies in its call. Vendors count from the first
 * audio that a connection was given, and begin at zero again when it is made anew.
 */
final class StreamClock {
  /** How far recognition may step back on a channel before it is taken for another beginning. */
  private static final long STEP_BACK_MS = 2_000;

  private boolean isSet;
  private long offsetMs;
  private final Map<Integer, Long> heardUpTo = new HashMap<>();

  boolean isSet() {
    return isSet;
  }

  /** The clock begins at this media time. */
  void set(long mediaMs) {
    isSet = true;
    offsetMs = mediaMs;
    heardUpTo.clear();
  }

  /**
   * Whether an utterance ends well before what was heard on its channel last: it comes from a
   * connection that began after that.
   */
  boolean hasRestartedBy(Heard heard) {
    return heard.said().endMs() + STEP_BACK_MS < heardUpTo.getOrDefault(heard.channel(), 0L);
  }

  /** Places an utterance in the call. */
  Heard place(Heard heard) {
    heardUpTo.merge(heard.channel(), heard.said().endMs(), Math::max);
    return heard.shifted(offsetMs);
  }

  /** Time on this clock at a media time. */
  long streamMs(long mediaMs) {
    return Math.max(0, mediaMs - offsetMs);
  }
}
