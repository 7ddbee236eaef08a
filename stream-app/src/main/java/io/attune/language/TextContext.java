package io.attune.language;

/**
 * What a turn answers.
 *
 * @param previous the other side's last turn, empty if there was none
 */
public record TextContext(String previous) {
  /** The first words of a call. */
  public static final TextContext NONE = new TextContext("");
}
