package io.attune.detect;

/**
 * The customer's sentiment as a decaying mean over recent turns. Neutral turns count, or the mood
 * could never calm; a turn weighs by its length and by how sure its reading is.
 *
 * @param value mean sentiment, -1 to +1
 * @param weight how much speech it rests on, in decayed turns
 * @param atMs media time of the last turn in it
 */
public record Mood(double value, double weight, long atMs) {

  /** Nothing heard yet. */
  public static final Mood NONE = new Mood(0, 0, 0);

  /** After this long a turn counts half, in milliseconds of media time. */
  static final double HALF_LIFE_MS = 20_000;

  Mood after(Turn turn) {
    double kept = weight * Decay.factor(turn.endMs() - atMs, HALF_LIFE_MS);
    double length = Math.min(1, turn.reading().wordCount() / 6.0);
    double added = length * (0.3 + 0.7 * turn.reading().sentimentConfidence());
    double total = kept + added;
    double mean = total == 0 ? 0 : (value * kept + turn.reading().sentiment() * added) / total;
    return new Mood(mean, total, Math.max(atMs, turn.endMs()));
  }
}
