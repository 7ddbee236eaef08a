package io.attune.detect;

import java.util.Objects;

/**
 * Something that one turn shows.
 *
 * @param category what it is
 * @param driver the name of the signal behind it, shown with the evidence, for example {@code
 *     upset-words}
 * @param strength how clearly it shows, 0 to 1
 * @param onsetMs media time at which what it is about began, which with the category is its
 *     identity: two findings of one onset are the same thing
 * @param evidence the words or the measurement; required
 */
public record Finding(
    Category category, String driver, double strength, long onsetMs, Evidence evidence) {
  public Finding {
    Objects.requireNonNull(category);
    Objects.requireNonNull(driver);
    Objects.requireNonNull(evidence, "a finding without evidence is no finding");
    if (!(strength >= 0 && strength <= 1)) {
      throw new IllegalArgumentException("strength is " + strength + ", expected 0 to 1");
    }
  }

  /** A finding about the turn that its evidence is from. */
  public Finding(Category category, String driver, double strength, Evidence evidence) {
    this(category, driver, strength, evidence.startMs(), evidence);
  }
}
