package io.attune.training.noise;

import java.util.List;

/**
 * A way in which words are spoilt. All but {@link #CLEAN} strip punctuation and capitals, as most
 * recognisers give none.
 *
 * @param name what the report calls it
 * @param stripped whether punctuation and capitals are gone
 * @param fillers share of words before which a filler is put in, 0 to 1
 * @param cutOffs share of turns whose last word is broken off or missing
 * @param homophones share of the words that have one which are printed as one
 * @param wordErrors word error rate, 0 to 1
 * @param withConfidence whether each word comes with how well it was heard
 */
public record Condition(
    String name,
    boolean stripped,
    double fillers,
    double cutOffs,
    double homophones,
    double wordErrors,
    boolean withConfidence) {

  /** As it was written. */
  public static final Condition CLEAN = new Condition("clean", false, 0, 0, 0, 0, false);

  /** Words in small letters and nothing else. */
  public static final Condition STRIPPED = new Condition("no punctuation", true, 0, 0, 0, 0, false);

  /** Ten errors in a hundred words. */
  public static final Condition TEN_PERCENT = wordErrors("10 % word errors", 0.1, false);

  /** All conditions, {@link #CLEAN} first. */
  public static final List<Condition> ALL =
      List.of(
          CLEAN,
          STRIPPED,
          new Condition("fillers", true, 0.08, 0, 0, 0, false),
          new Condition("cut off", true, 0, 0.3, 0, 0, false),
          new Condition("homophones", true, 0, 0, 0.2, 0, false),
          TEN_PERCENT,
          wordErrors("10 % word errors, with confidence", 0.1, true),
          wordErrors("20 % word errors", 0.2, false),
          wordErrors("20 % word errors, with confidence", 0.2, true));

  /** Nothing but word errors. */
  static Condition wordErrors(String name, double rate, boolean withConfidence) {
    return new Condition(name, true, 0, 0, 0, rate, withConfidence);
  }
}
