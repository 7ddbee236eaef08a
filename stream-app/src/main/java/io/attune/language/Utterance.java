package io.attune.language;

import io.attune.call.Speaker;

/** What somebody said in one turn. Immutable. */
public final class Utterance {
  private final String text;
  private final Speaker speaker;
  private final double[] wordConfidence;

  /**
   * What was said, by whom, and how well it was heard.
   *
   * @param text the words as the recogniser printed them
   * @param speaker whose words they are
   * @param wordConfidence 0 to 1 for each word of the text between blanks, in order; words beyond
   *     its end, and those with NaN, count as certain; copied; null if the recogniser gives none
   */
  public Utterance(String text, Speaker speaker, double[] wordConfidence) {
    this.text = text;
    this.speaker = speaker;
    this.wordConfidence = wordConfidence == null ? null : wordConfidence.clone();
  }

  /** What was said, as printed. */
  public String text() {
    return text;
  }

  /** Whose words they are. */
  public Speaker speaker() {
    return speaker;
  }

  /** Not copied: for reading inside the package only. Null if there is none. */
  double[] wordConfidence() {
    return wordConfidence;
  }
}
