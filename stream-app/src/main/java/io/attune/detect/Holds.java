package io.attune.detect;

import java.util.ArrayList;
import java.util.List;

/**
 * When the customer was on hold, in media time. Hold is not silence.
 *
 * @param intervals finished holds, oldest first, the latest {@link #MOST}
 * @param sinceMs start of the hold that goes on, -1 if none does
 */
public record Holds(List<Hold> intervals, long sinceMs) {

  /** One finished hold. */
  public record Hold(long startMs, long endMs) {}

  /** Most holds remembered. */
  public static final int MOST = 32;

  /** Never on hold. */
  public static final Holds NONE = new Holds(List.of(), -1);

  /** Whether the customer is on hold now. */
  public boolean isHeld() {
    return sinceMs >= 0;
  }

  /** The end of the last hold, 0 if there was none. */
  public long lastEndMs() {
    return intervals.isEmpty() ? 0 : intervals.get(intervals.size() - 1).endMs();
  }

  /** All time on hold until {@code mediaMs}, in milliseconds. */
  public long totalMs(long mediaMs) {
    long sum = isHeld() ? Math.max(0, mediaMs - sinceMs) : 0;
    for (Hold hold : intervals) {
      sum += hold.endMs() - hold.startMs();
    }
    return sum;
  }

  /** A hold begins; a second one in a row changes nothing. */
  public Holds held(long mediaMs) {
    return isHeld() ? this : new Holds(intervals, Math.max(0, mediaMs));
  }

  /** The hold ends; without one, nothing changes. */
  public Holds resumed(long mediaMs) {
    if (!isHeld()) {
      return this;
    }
    List<Hold> all = new ArrayList<>(intervals);
    all.add(new Hold(sinceMs, Math.max(sinceMs, mediaMs)));
    return new Holds(List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size())), -1);
  }

  /** The parts of a gap that are no hold. */
  List<Gap> outside(Gap gap) {
    List<Gap> parts = new ArrayList<>();
    long from = gap.startMs();
    for (Hold hold : intervals) {
      if (hold.endMs() > from && hold.startMs() < gap.endMs()) {
        if (hold.startMs() > from) {
          parts.add(new Gap(from, hold.startMs(), gap.afterQuestion()));
        }
        from = hold.endMs();
      }
    }
    long to = isHeld() ? Math.min(gap.endMs(), sinceMs) : gap.endMs();
    if (to > from) {
      parts.add(new Gap(from, to, gap.afterQuestion()));
    }
    return parts;
  }
}
