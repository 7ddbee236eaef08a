package io.attune.engine;

import io.attune.call.CallEvent.SegmentHeard;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Speech in progress: the latest partial of each segment that has no final yet.
 *
 * @param partials the latest partial by segment id, at most {@link #OPEN}
 * @param lastPartialAt record time of the latest partial, 0 if there was none
 */
public record Hearing(Map<String, SegmentHeard> partials, long lastPartialAt) {

  /** Most segments in progress at once; more voices than this talk over each other on no call. */
  public static final int OPEN = 16;

  /** Nobody is speaking. */
  public static final Hearing NOTHING = new Hearing(Map.of(), 0);

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
    return new Hearing(next, Math.max(lastPartialAt, at));
  }

  Hearing without(String segmentId) {
    if (!partials.containsKey(segmentId)) {
      return this;
    }
    Map<String, SegmentHeard> next = new HashMap<>(partials);
    next.remove(segmentId);
    return new Hearing(next, lastPartialAt);
  }
}
