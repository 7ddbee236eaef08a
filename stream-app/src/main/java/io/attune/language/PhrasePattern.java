package io.attune.language;

/**
 * One phrase of a playbook, parsed. The notation:
 *
 * <ul>
 *   <li>words, matched after the same normalisation as speech, so "that's" finds "thats" and "that
 *       is";
 *   <li>{@code (a|b c|)}: one of the alternatives; an empty one makes the group optional; may be
 *       nested;
 *   <li>{@code cancel*}: any word that begins so, at least three letters before the star;
 *   <li>{@code ...}: up to three words, or none, within the sentence;
 *   <li>{@code #}: a number ("200", "two hundred"); money is a number and its currency: {@code #
 *       dollars}.
 * </ul>
 *
 * <p>Adverbs that people drop in anywhere ("just", "really", "even") are read across and need not
 * be written.
 */
public final class PhrasePattern {
  /** A pattern may hold so many words, alternatives included. */
  public static final int MAX_WORDS = 500;

  /** The longest phrase that it may stand for, in normalised words. */
  public static final int MAX_LENGTH = 16;

  private final String source;
  private final Positions positions;

  private PhrasePattern(String source, Positions positions) {
    this.source = source;
    this.positions = positions;
  }

  /**
   * Parses a pattern.
   *
   * @throws PatternFault when it is malformed or too large, or could match nothing or anything
   */
  public static PhrasePattern parse(String pattern, SpokenLanguage language) {
    PatternNode root = new PatternParser(pattern, language).parse();
    Positions positions = Positions.of(root);
    check(pattern, root, positions, language);
    return new PhrasePattern(pattern, positions);
  }

  /** The pattern as it was written. */
  public String source() {
    return source;
  }

  Positions positions() {
    return positions;
  }

  private static void check(
      String pattern, PatternNode root, Positions positions, SpokenLanguage language) {
    if (positions.canBeEmpty()) {
      throw new PatternFault(
          pattern, 0, "it can match no words at all", "Leave at least one word that must be said.");
    }
    if (positions.gapAtEnd()) {
      int at = Math.max(0, pattern.indexOf(PatternParser.GAP));
      throw new PatternFault(
          pattern,
          at,
          "a gap can stand at an end",
          "Put a word that must be said before and after \"...\", or drop it.");
    }
    if (positions.gapAfterGap()) {
      int at = Math.max(0, pattern.lastIndexOf(PatternParser.GAP));
      throw new PatternFault(
          pattern, at, "two gaps can follow each other", "Write \"...\" once between two words.");
    }
    if (positions.size() > MAX_WORDS) {
      throw new PatternFault(
          pattern, 0, "it holds more than " + MAX_WORDS + " words", "Split it into several.");
    }
    if (longest(root) > MAX_LENGTH) {
      throw new PatternFault(
          pattern,
          0,
          "it stands for phrases of more than " + MAX_LENGTH + " words",
          "Keep the telling words and put \"...\" for the rest.");
    }
    for (String alone : positions.singleWords()) {
      if (isTooCommon(alone, language)) {
        throw new PatternFault(
            pattern,
            Math.max(0, pattern.indexOf(alone)),
            "\"" + alone + "\" alone is said in nearly every turn",
            "Add the words that make it telling.");
      }
    }
  }

  private static boolean isTooCommon(String alone, SpokenLanguage language) {
    return alone.equals(Positions.NUMBER) || (language.classOf(alone) & WordClass.COMMON) != 0;
  }

  private static int longest(PatternNode node) {
    if (node instanceof PatternNode.Sequence sequence) {
      return sequence.parts().stream().mapToInt(PhrasePattern::longest).sum();
    }
    if (node instanceof PatternNode.OneOf oneOf) {
      return oneOf.alternatives().stream().mapToInt(PhrasePattern::longest).max().orElse(0);
    }
    return node instanceof PatternNode.Gap ? 0 : 1;
  }
}
