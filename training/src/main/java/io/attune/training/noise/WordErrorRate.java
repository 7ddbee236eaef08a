package io.attune.training.noise;

import java.util.List;

/**
 * The word error rate: the fewest words to put in, leave out or replace to make one text of
 * another, over the words that were said. Not safe for threads.
 */
public final class WordErrorRate {
  private long errors;
  private long words;

  /** Counts the errors of one text, whatever its punctuation. */
  public void add(String said, String heard) {
    List<String> from = PlainText.words(said);
    errors += distance(from, PlainText.words(heard));
    words += from.size();
  }

  /** Errors for each word said, 0 without words. */
  public double value() {
    return words == 0 ? 0 : (double) errors / words;
  }

  private static int distance(List<String> from, List<String> to) {
    int[] above = new int[to.size() + 1];
    for (int i = 0; i <= to.size(); i++) {
      above[i] = i;
    }
    for (int row = 1; row <= from.size(); row++) {
      int[] current = new int[to.size() + 1];
      current[0] = row;
      for (int i = 1; i <= to.size(); i++) {
        int replaced = above[i - 1] + (from.get(row - 1).equals(to.get(i - 1)) ? 0 : 1);
        current[i] = Math.min(replaced, 1 + Math.min(above[i], current[i - 1]));
      }
      above = current;
    }
    return above[to.size()];
  }
}
