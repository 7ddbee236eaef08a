package io.attune.playbook.yaml;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
public final class NearestName {

  private NearestName() {}

  /**
   * The known name, in lower case with hyphens, that takes the fewest keystrokes to reach, at most
   * a third of its length.
   */
  public static Optional<String> of(String given, Collection<String> known) {
    String meant = given.toLowerCase(Locale.ROOT).replace('_', '-');
    String best = null;
    int fewest = Integer.MAX_VALUE;
    for (String name : known) {
      int most = Math.max(1, name.length() / 3);
      // Lengths that differ by more need no comparing; it keeps thousands of wrong names cheap.
      if (Math.abs(meant.length() - name.length()) <= most) {
        int strokes = distance(meant, name);
        if (strokes < fewest && strokes <= most) {
          best = name;
          fewest = strokes;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** Letters to insert, drop, replace or swap with their neighbour. */
  private static int distance(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int replaced = cost[i - 1][j - 1] + (same ? 0 : 1);
        cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        if (i > 1 && j > 1 && isSwap(from, i, to, j)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[from.length()][to.length()];
  }

  private static boolean isSwap(String from, int i, String to, int j) {
    return from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
  }
}
