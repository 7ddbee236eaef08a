package io.attune.detect;

/**
 * One cause of an episode, kept so that it can be explained to the word.
 *
 * @param category what it showed
 * @param name the signal, for example {@code sentiment-drop}
 * @param strength how clearly, 0 to 1
 * @param evidence the words or the measurement
 */
public record Driver(Category category, String name, double strength, Evidence evidence) {
  static Driver of(Finding finding) {
    return new Driver(finding.category(), finding.driver(), finding.strength(), finding.evidence());
  }
}
