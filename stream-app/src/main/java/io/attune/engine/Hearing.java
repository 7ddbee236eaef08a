package io.attune.engine;

import io.attune.call.CallEvent.SegmentHeard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Speech in progress: the latest partial of each segment that has no final yet. There is a new one
 * with each partial of ten thousand calls, and each lives until the next, so it is a short list and
 * no map.
 *
 * @param partials the latest partial of each segment, in the order of their ids; at most {@link
 *     #OPEN}
 * @param lastPartialAt record time of the latest partial, 0 if there was none
 */
public record Hearing(List<SegmentHeard> partials, long lastPartialAt) {

  /** Most segments in progress at once; more voices than this talk over each other on no call. */
  public static final int OPEN = 16;

  /** Nobody is speaking. */
  public static final Hearing NOTHING = new Hearing(List.of(), 0);

  private static final Comparator<SegmentHeard> BY_END =
      Comparator.comparingLong(SegmentHeard::endMs).thenComparing(SegmentHeard::segmentId);

  public Hearing {
    partials = List.copyOf(partials);
  }

  /** What has been heard of a segment that has no final yet; null if nothing. */
  SegmentHeard of(String segmentId) {
    for (int i = 0; i < partials.size(); i++) {
      if (partials.get(i).segmentId().equals(segmentId)) {
        return partials.get(i);
      }
    }
    return null;
  }

  /** Media time up to which speech has been heard in partials, 0 if there is none. */
  long speechEndMs() {
    long end = 0;
    for (int i = 0; i < partials.size(); i++) {
      end = Math.max(end, partials.get(i).endMs());
    }
    return end;
  }

  /**
   * With a partial in the place of the segment's earlier one, or of the oldest of too many.
   *
   * @param at its record time, epoch ms
   */
  public Hearing with(SegmentHeard partial, long at) {
    List<SegmentHeard> next = others(partial.segmentId());
    if (next.size() >= OPEN) {
      next.remove(next.stream().min(BY_END).orElseThrow());
    }
    int place = next.size();
    while (place > 0 && next.get(place - 1).segmentId().compareTo(partial.segmentId()) > 0) {
      place--;
    }
    next.add(place, partial);
    return new Hearing(next, Math.max(lastPartialAt, at));
  }

  /** Without a segment that has its final. */
  Hearing without(String segmentId) {
    return of(segmentId) == null ? this : new Hearing(others(segmentId), lastPartialAt);
  }

  private List<SegmentHeard> others(String segmentId) {
    List<SegmentHeard> others = new ArrayList<>(partials.size() + 1);
    for (int i = 0; i < partials.size(); i++) {
      if (!partials.get(i).segmentId().equals(segmentId)) {
        others.add(partials.get(i));
      }
    }
    return others;
  }
}
