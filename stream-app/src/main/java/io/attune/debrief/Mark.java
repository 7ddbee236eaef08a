package io.attune.debrief;

import io.attune.detect.Category;

/**
 * A point on the map of a call where the customer's experience turned, with the words that made it.
 *
 * @param type what kind of point
 * @param atMs media time
 * @param mood the customer's mood there, -1 to +1
 * @param category what it is about, null if only the words' tone speaks
 * @param words the words, null if it rests on silence
 */
public record Mark(Type type, long atMs, double mood, Category category, Quote words) {

  /** The kinds of points. */
  public enum Type {
    /** A concern was raised. */
    RAISED,
    /** Tension was at its highest. */
    PEAK,
    /** Both sides were stuck on a concern. */
    DEADLOCK,
    /** Words of clear displeasure that belong to no concern. */
    LOW,
    /** Words of clear pleasure. */
    HIGH,
    /** A concern was resolved. */
    RESOLVED,
    /** An opportunity was heard. */
    OPPORTUNITY;

    /** Whether the customer's experience got worse there. */
    public boolean isFriction() {
      return compareTo(LOW) <= 0;
    }
  }
}
