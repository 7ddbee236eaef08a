package io.attune.language;

/**
 * The closed word classes that normalisation, scopes and question forms look at, as bits of one
 * int, so that a word is looked up once per turn and not once per rule. The examples are English;
 * each {@link SpokenLanguage} has its own words in them.
 */
final class WordClass {
  /** "two", "twenty": part of a number. "One" is listed too, but counts only beside others. */
  static final int NUMBER = 1;

  /** "hundred", "thousand": joins the numbers round it. */
  static final int SCALE = 1 << 1;

  /** Adverbs that people drop in anywhere ("just", "really"): a phrase may be read across them. */
  static final int SOFT = 1 << 2;

  /** "not", "never", "nothing". "No" is here as well; its language decides when it negates. */
  static final int NEGATOR = 1 << 3;

  /** A pronoun that can open a clause. */
  static final int SUBJECT = 1 << 4;

  /** A verb form that inverts in questions: "do", "is", "can". */
  static final int AUXILIARY = 1 << 5;

  /** A word after which a negation no longer reaches: "but", "because", "when". */
  static final int CLAUSE_OPENER = 1 << 6;

  /** "think", "say": a negation reaches through its complement ("don't think it is bad"). */
  static final int OPINION = 1 << 7;

  /** Carries no content of its own; left out of content words. */
  static final int FUNCTION = 1 << 8;

  static final int YES = 1 << 9;
  static final int NO = 1 << 10;

  /** A question word. */
  static final int WH = 1 << 11;

  /** Words that people put in front of what they want to say: "so", "okay", "well". */
  static final int OPENING = 1 << 12;

  /** "the", "your", "any": opens a noun phrase. */
  static final int DETERMINER = 1 << 13;

  /** What a number counts or costs: "dollars", "months". */
  static final int UNIT = 1 << 14;

  /** Repeated for emphasis, not by a slip: "no no no", "very very". */
  static final int EMPHATIC = 1 << 15;

  /** "but", "however": what follows weighs more. */
  static final int CONTRAST = 1 << 16;

  /** A contraction that waits for its next word, see {@link Contractions#resolve}. */
  static final int MARK = 1 << 17;

  /** "a", "of": may stand between an intensifier and the word that it strengthens. */
  static final int GLUE = 1 << 18;

  /**
   * "nothing", "anything" but, "even" though: what follows is an exception and contrasts nothing.
   */
  static final int BEFORE_EXCEPT = 1 << 19;

  /** "nothing" alone of these, since "anything but" is read as a contrast of moods. */
  static final int NOTHING = 1 << 20;

  /** "no", "nothing": denies outright, so that "no complaints" is mild praise. */
  static final int OUTRIGHT = 1 << 21;

  /** "you", "your": speaks to the other side. */
  static final int ADDRESS = 1 << 22;

  /** "so" as the first word: sums up what the other side said. */
  static final int SUMMING_UP = 1 << 23;

  /** "right": confirms a fact and agrees to nothing. */
  static final int CORRECT = 1 << 24;

  /** "i": like a yes it may open an agreement that is then taken back. */
  static final int SELF = 1 << 25;

  /** "unfortunately": takes back what was said before, as "but" does. */
  static final int REGRET = 1 << 26;

  /** So common that it would be found alone in nearly every turn. */
  static final int COMMON = 1 << 27;

  private WordClass() {}
}
