package io.attune.wire;

import io.attune.language.Contribution;
import io.attune.schemas.StoredWordWeight;
import io.attune.schemas.WordWeight;
import java.util.ArrayList;
import java.util.List;

/** What single words added to a sentiment, as the contracts and the stored rows tell of it. */
final class WordWeights {
  private static final double E2 = 100;

  private WordWeights() {}

  static List<WordWeight> of(List<Contribution> contributions) {
    List<WordWeight> weights = new ArrayList<>(contributions.size());
    for (Contribution c : contributions) {
      weights.add(new WordWeight(c.fromWord(), c.toWord(), c.value()));
    }
    return weights;
  }

  /** Evidence keeps its weights in hundredths, so nothing is lost. */
  static List<StoredWordWeight> toRows(List<Contribution> contributions) {
    if (contributions.isEmpty()) {
      return List.of();
    }
    List<StoredWordWeight> rows = new ArrayList<>(contributions.size());
    for (Contribution c : contributions) {
      rows.add(new StoredWordWeight(c.fromWord(), c.toWord(), (int) Math.round(c.value() * E2)));
    }
    return rows;
  }

  static List<Contribution> fromRows(List<StoredWordWeight> rows) {
    return rows.stream()
        .map(row -> new Contribution(row.getWordFrom(), row.getWordTo(), row.getWeightE2() / E2))
        .toList();
  }
}
