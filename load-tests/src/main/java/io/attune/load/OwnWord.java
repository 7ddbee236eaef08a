package io.attune.load;

/**
 * Makes each turn a sentence that was not said before. The samples have few turns, and one that was
 * read not long ago is not read again; people repeat themselves in "yes" and "okay", and hardly
 * beyond.
 */
final class OwnWord {
  /** Shorter turns are said again and again in calls as well. */
  private static final int LONG_ENOUGH = 4;

  private static final String CONSONANTS = "bdfgklmnprstvz";
  private static final String VOWELS = "aeiou";

  private OwnWord() {}

  /** The turn with a word of its own in front of it, unless it has three words or fewer. */
  static String before(String turn, int number) {
    return turn.split(" ", LONG_ENOUGH).length < LONG_ENOUGH ? turn : of(number) + " " + turn;
  }

  /** The turn with a word of its own instead of its last one. */
  static String insteadOfLast(String turn, int number) {
    return turn.substring(0, turn.lastIndexOf(' ') + 1) + of(number);
  }

  /** A word that means nothing, another for each number from 0 on. */
  static String of(int number) {
    StringBuilder word = new StringBuilder("x");
    int rest = number;
    do {
      word.append(CONSONANTS.charAt(rest % CONSONANTS.length()));
      rest /= CONSONANTS.length();
      word.append(VOWELS.charAt(rest % VOWELS.length()));
      rest /= VOWELS.length();
    } while (rest > 0);
    return word.toString();
  }
}
