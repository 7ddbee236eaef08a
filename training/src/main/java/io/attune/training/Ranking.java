package io.attune.training;

import java.util.Comparator;
import java.util.List;

/** How well scores rank the positive class before the other, whatever the threshold. */
final class Ranking {
  private Ranking() {}

  /**
   * The area under the ROC curve: the chance that a positive has a higher score than a negative,
   * ties counting half (Mann-Whitney). NaN if a class is missing.
   */
  static double auc(List<Judged> judged, String positive) {
    List<Judged> byScore =
        judged.stream().sorted(Comparator.comparingDouble(Judged::score)).toList();
    double rankSum = 0;
    long positives = 0;
    for (int from = 0; from < byScore.size(); ) {
      int to = endOfTie(byScore, from);
      double rank = (from + 1 + to) / 2.0;
      for (int i = from; i < to; i++) {
        if (byScore.get(i).gold().equals(positive)) {
          rankSum += rank;
          positives++;
        }
      }
      from = to;
    }
    long negatives = byScore.size() - positives;
    return (rankSum - positives * (positives + 1) / 2.0) / positives / negatives;
  }

  /**
   * Average precision: mean of the precision at each positive, from the highest score down; those
   * of one score count as one step. NaN if there is no positive.
   */
  static double averagePrecision(List<Judged> judged, String positive) {
    List<Judged> byScore =
        judged.stream().sorted(Comparator.comparingDouble(j -> -j.score())).toList();
    double sum = 0;
    int found = 0;
    for (int from = 0; from < byScore.size(); ) {
      int to = endOfTie(byScore, from);
      int here = 0;
      for (int i = from; i < to; i++) {
        here += byScore.get(i).gold().equals(positive) ? 1 : 0;
      }
      found += here;
      sum += here * ((double) found / to);
      from = to;
    }
    return sum / found;
  }

  private static int endOfTie(List<Judged> sorted, int from) {
    int to = from + 1;
    while (to < sorted.size() && sorted.get(to).score() == sorted.get(from).score()) {
      to++;
    }
    return to;
  }
}
