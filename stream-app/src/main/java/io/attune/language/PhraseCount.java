package io.attune.language;

import java.util.List;

/** Counts hits by label; a label that ends with a dot stands for all that begin so. */
final class PhraseCount {

  private PhraseCount() {}

  static int of(List<PhraseHit> phrases, String label) {
    if (phrases.isEmpty()) {
      return 0;
    }
    boolean family = label.endsWith(".");
    int count = 0;
    for (int i = 0; i < phrases.size(); i++) {
      String found = phrases.get(i).label();
      if (family ? found.startsWith(label) : found.equals(label)) {
        count++;
      }
    }
    return count;
  }
}
