package io.attune.detect;

import io.attune.call.Speaker;
import io.attune.language.AgentMove;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The call from left to right, for the debrief: how the customer's mood and the tension went, and
 * what the agent did.
 *
 * @param points at most {@link #POINTS}, oldest first; when there are more, neighbours are merged,
 *     so a long call is drawn coarser
 * @param stepMs media time that one point stands for
 * @param moves how often the agent made each move
 */
public record Journey(List<Point> points, long stepMs, Map<AgentMove, Integer> moves) {

  /** Most points kept. */
  public static final int POINTS = 64;

  /** Media time that one point stands for at first, in milliseconds. */
  static final long STEP_MS = 10_000;

  /** Nothing heard yet. */
  public static final Journey NONE = new Journey(List.of(), STEP_MS, Map.of());

  /**
   * The end of one stretch of the call.
   *
   * @param atMs media time
   * @param sentiment the customer's mood, -1 to +1
   * @param tension 0 to 1
   */
  public record Point(long atMs, double sentiment, double tension) {}

  Journey after(Turn turn, Mood mood, Tension tension) {
    if (turn.isBy(Speaker.AGENT)) {
      return turn.reading().moves().isEmpty() ? this : new Journey(points, stepMs, counting(turn));
    } else if (turn.isBy(Speaker.CUSTOMER)) {
      return reaching(new Point(turn.endMs(), mood.value(), tension.level()));
    }
    return this;
  }

  private Map<AgentMove, Integer> counting(Turn turn) {
    Map<AgentMove, Integer> counts = new EnumMap<>(AgentMove.class);
    counts.putAll(moves);
    turn.reading().moves().forEach(move -> counts.merge(move, 1, Integer::sum));
    return Map.copyOf(counts);
  }

  private Journey reaching(Point point) {
    int last = points.size() - 1;
    boolean same = last >= 0 && points.get(last).atMs() / stepMs == point.atMs() / stepMs;
    int kept = same ? last : points.size();
    List<Point> next = new ArrayList<>(kept + 1);
    next.addAll(points.subList(0, kept));
    next.add(point);
    if (next.size() <= POINTS) {
      return new Journey(Collections.unmodifiableList(next), stepMs, moves);
    }
    List<Point> coarser = new ArrayList<>();
    for (int i = 1; i < next.size(); i += 2) {
      coarser.add(next.get(i));
    }
    coarser.add(point);
    return new Journey(List.copyOf(coarser), stepMs * 2, moves);
  }
}
