package io.attune.training.train;

import java.util.regex.Pattern;

/**
 * Who says sorry is polite, not unhappy: four fifths of such lines count as negative in GoEmotions,
 * hardly one on a call.
 */
public final class Politeness {
  private static final Pattern SORRY =
      Pattern.compile("sorry|apolog|forgive|pardon|excuse me", Pattern.CASE_INSENSITIVE);

  /** A longer text than this says more than sorry, characters. */
  private static final int A_SORRY = 40;

  private Politeness() {}

  /** Whether the speaker apologises, maybe among other things. */
  static boolean saysSorry(String text) {
    return SORRY.matcher(text).find();
  }

  /** Whether the speaker hardly does more than apologise. */
  public static boolean onlySaysSorry(String text) {
    return text.length() <= A_SORRY && saysSorry(text);
  }
}
