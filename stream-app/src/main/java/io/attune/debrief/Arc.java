package io.attune.debrief;

import io.attune.call.Speaker;
import io.attune.detect.Conversation;
import io.attune.detect.Journey;
import io.attune.detect.ScoredTurn;
import java.util.List;

/**
 * The customer's experience from the beginning of a call to its end.
 *
 * @param moodStart the caller's own baseline, over their first turns, -1 to +1; null if no customer
 *     spoke
 * @param moodEnd the mood over their last turns; null if no customer spoke
 * @param mood how it went between, oldest first; the engine's own, at most {@link Journey#POINTS}
 * @param tension how tense the call was after each turn, in media order
 * @param peakTension the highest of it, 0 to 1
 * @param peakTensionMs media time of the peak, 0 if there was no tension
 */
public record Arc(
    Double moodStart,
    Double moodEnd,
    List<Mood> mood,
    List<Tension> tension,
    double peakTension,
    long peakTensionMs) {

  /** A change of mood smaller than this, on the scale -1 to +1, is none. */
  public static final double CLEAR = 0.2;

  /** The customer's mood at a media time, -1 to +1. */
  public record Mood(long atMs, double value) {}

  /** The call's tension at a media time, 0 to 1. */
  public record Tension(long atMs, double value) {}

  static Arc of(Conversation all, List<ScoredTurn> turns) {
    boolean heard = all.customer().turns() > 0;
    List<Tension> tension =
        turns.stream().map(t -> new Tension(t.turn().endMs(), t.tension())).toList();
    Tension peak = new Tension(0, 0);
    for (Tension point : tension) {
      peak = point.value() > peak.value() ? point : peak;
    }
    return new Arc(
        heard ? (Double) all.voices().first().baseline().sentiment() : null,
        heard ? (Double) all.mood().value() : null,
        all.journey().points().stream().map(p -> new Mood(p.atMs(), p.sentiment())).toList(),
        tension,
        peak.value(),
        peak.atMs());
  }

  /** From the start to the end, -2 to +2; 0 if no customer spoke. */
  public double moodChange() {
    return moodStart == null ? 0 : moodEnd - moodStart;
  }

  /** The mood at a media time: a straight line between what was heard before and after it. */
  public double moodAt(long atMs) {
    Mood before = null;
    for (Mood point : mood) {
      if (point.atMs() >= atMs) {
        return before == null ? point.value() : between(before, point, atMs);
      }
      before = point;
    }
    return before == null ? 0 : before.value();
  }

  private static double between(Mood from, Mood to, long atMs) {
    double share = (double) (atMs - from.atMs()) / (to.atMs() - from.atMs());
    return from.value() + share * (to.value() - from.value());
  }

  static boolean isCustomer(ScoredTurn scored) {
    return scored.turn().isBy(Speaker.CUSTOMER);
  }
}
