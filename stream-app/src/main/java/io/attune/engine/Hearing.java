package io.attune.engine;

import io.attune.call.CallEvent.SegmentHeard;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Speech in progress: the latest partial of each segment that has no final yet. Volatile by design,
 * and never stored: partials are many and are superseded within seconds.
 *
 * @param partials the latest partial by segment id, at most {@link #OPEN}
 * @param lastPartialAt record time of the latest partial, 0 if there was none
 * @param restoredAt record time from which this state has been listening, when it was loaded from a
 *     store; 0 if it has listened from the start. What was being said when the call was loaded is
 *     unknown.
 */
public record Hearing(Map<String, SegmentHeard> partials, long lastPartialAt, long restoredAt) {

  /** Most segments in progress at once; more voices than this talk over each other on no call. */
  public static final int OPEN = 16;

  /** Nobody is speaking. */
  public static final Hearing NOTHING = new Hearing(Map.of(), 0, 0);

  /** The same as far as it was stored, whose first news since is of {@code at}. */
  Hearing restored(long at) {
    return new Hearing(partials, lastPartialAt, at);
  }

  Set<String> openSegments() {
    return partials.keySet();
  }

  /** Media time up to which speech has been heard in partials, 0 if there is none. */
  long speechEndMs() {
    long end = 0;
    for (SegmentHeard partial : partials.values()) {
      end = Math.max(end, partial.endMs());
    }
    return end;
  }

  Hearing with(SegmentHeard partial, long at) {
    Map<String, SegmentHeard> next = new HashMap<>(partials);
    if (next.size() >= OPEN && !next.containsKey(partial.segmentId())) {
      next.values().stream()
          .min(
              java.util.Comparator.comparingLong(SegmentHeard::endMs)
                  .thenComparing(SegmentHeard::segmentId))
          .ifPresent(oldest -> next.remove(oldest.segmentId()));
    }
    next.put(partial.segmentId(), partial);
    return new Hearing(next, Math.max(lastPartialAt, at), 0);
  }

  /** Something was heard since the state was loaded, so what is said is known again. */
  Hearing caughtUp() {
    return restoredAt == 0 ? this : new Hearing(partials, lastPartialAt, 0);
  }

  Hearing without(String segmentId) {
    if (!partials.containsKey(segmentId)) {
      return this;
    }
    Map<String, SegmentHeard> next = new HashMap<>(partials);
    next.remove(segmentId);
    return new Hearing(next, lastPartialAt, restoredAt);
  }
}
