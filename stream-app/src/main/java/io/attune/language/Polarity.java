package io.attune.language;

/** Sentiment in one word. */
public enum Polarity {
  NEGATIVE,
  NEUTRAL,
  POSITIVE;

  /** A sentiment at least this far from 0, on the scale -1 to +1, is clearly one or the other. */
  public static final double CLEAR = 0.2;

  /** The word for a sentiment, -1 to +1. */
  public static Polarity of(double sentiment) {
    if (sentiment <= -CLEAR) {
      return NEGATIVE;
    }
    return sentiment >= CLEAR ? POSITIVE : NEUTRAL;
  }
}
