package io.attune.training.noise;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Errors at a given word error rate. Six in ten put another word in the place of one, about a
 * quarter leave one out, the rest put one in: an assumption, of the kind that is reported for
 * telephone talk, where substitutions are most and insertions fewest. Another word is one that
 * sounds alike if there is one; else a known word one letter away, or any common one.
 */
final class WordErrors {
  private static final double SUBSTITUTED = 0.60;
  private static final double LEFT_OUT = 0.27;

  /** How many of the commonest words are printed where nothing was understood. */
  private static final int COMMONEST = 60;

  private final double rate;
  private final RandomGenerator random;

  /**
   * @param rate errors for each word, 0 to 1
   */
  WordErrors(double rate, RandomGenerator random) {
    this.rate = rate;
    this.random = random;
  }

  List<HeardWord> in(List<HeardWord> words) {
    List<HeardWord> heard = new ArrayList<>(words.size() + 2);
    for (HeardWord word : words) {
      double drawn = random.nextDouble() / rate;
      if (drawn >= 1) {
        heard.add(word);
      } else if (drawn < SUBSTITUTED) {
        heard.add(HeardWord.wrong(mistakenFor(word.text())));
      } else if (drawn >= SUBSTITUTED + LEFT_OUT) {
        heard.add(word);
        heard.add(HeardWord.wrong(common()));
      }
    }
    return heard;
  }

  private String mistakenFor(String word) {
    List<String> alike = WordLists.homophones(word);
    if (alike.isEmpty()) {
      alike = WordLists.neighbours(word);
    }
    if (!alike.isEmpty()) {
      return any(alike);
    }
    String other = common();
    return other.equals(word) ? any(WordLists.frequent().subList(COMMONEST, 2 * COMMONEST)) : other;
  }

  private String common() {
    return any(WordLists.frequent().subList(0, COMMONEST));
  }

  private String any(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}
