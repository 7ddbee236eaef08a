package io.attune.training.timed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of media time.
 *
 * @param startMs its start
 * @param endMs its end, not before its start
 */
record Span(long startMs, long endMs) {
  long lengthMs() {
    return endMs - startMs;
  }

  /** Time that both share. */
  long sharedMs(Span other) {
    return Math.max(0, Math.min(endMs, other.endMs) - Math.max(startMs, other.startMs));
  }

  /** Whether two are the same for all practical purposes: what they share is most of both. */
  boolean isAbout(Span other) {
    long bothMs = lengthMs() + other.lengthMs() - sharedMs(other);
    return 2 * sharedMs(other) >= bothMs && sharedMs(other) > 0;
  }

  /** What is covered by any of some spans, as spans that do not touch, in order. */
  static List<Span> union(List<Span> spans) {
    List<Span> union = new ArrayList<>();
    List<Span> sorted = spans.stream().sorted(Comparator.comparingLong(Span::startMs)).toList();
    for (Span span : sorted) {
      Span last = union.isEmpty() ? null : union.get(union.size() - 1);
      if (last != null && span.startMs <= last.endMs) {
        union.set(union.size() - 1, new Span(last.startMs, Math.max(last.endMs, span.endMs)));
      } else {
        union.add(span);
      }
    }
    return union;
  }

  /** What lies between the spans of a union and lasts at least so long. */
  static List<Span> gaps(List<Span> union, long leastMs) {
    List<Span> gaps = new ArrayList<>();
    for (int i = 1; i < union.size(); i++) {
      Span gap = new Span(union.get(i - 1).endMs, union.get(i).startMs);
      if (gap.lengthMs() >= leastMs) {
        gaps.add(gap);
      }
    }
    return gaps;
  }

  /** How much time some spans take that do not touch. */
  static long lengthMs(List<Span> union) {
    return union.stream().mapToLong(Span::lengthMs).sum();
  }
}
