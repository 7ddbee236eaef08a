package io.attune.detect;

/**
 * The caller's own normal, from their first turns: what later turns are judged against, so that a
 * naturally brief or brusque caller is not taken for an upset one.
 *
 * @param turns turns it rests on, at most {@link #TURNS}
 * @param words mean spoken words a turn
 * @param sentiment mean sentiment, -1 to +1
 */
public record Baseline(int turns, double words, double sentiment) {

  /** How many of the caller's first turns make the baseline. */
  public static final int TURNS = 4;

  /** Nothing heard yet; sentiment counts as neutral. */
  public static final Baseline NONE = new Baseline(0, 0, 0);

  /** Whether enough has been heard to judge by it. */
  public boolean isKnown() {
    return turns >= TURNS;
  }

  Baseline after(Turn turn) {
    if (isKnown()) {
      return this;
    }
    int n = turns + 1;
    return new Baseline(
        n,
        words + (turn.reading().wordCount() - words) / n,
        sentiment + (turn.reading().sentiment() - sentiment) / n);
  }
}
