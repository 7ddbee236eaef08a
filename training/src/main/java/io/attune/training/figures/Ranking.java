package io.attune.training.figures;

import io.attune.training.figures.Judgements.Judgement;
import java.util.Comparator;
import java.util.List;

/**
 * How well the probability of one class ranks its turns before all others, whatever the threshold.
 * Sorted once, so that resampling only counts.
 */
public final class Ranking {
  private final boolean[] positive;
  private final int[] dialogue;

  /** Whether a turn has the same probability as the one before it, from the highest down. */
  private final boolean[] tied;

  /** Ranks turns by how likely they are of a class. */
  public Ranking(Judgements judgements, int of) {
    Comparator<Judgement> likeliest = Comparator.comparingDouble(j -> -j.answer().probability(of));
    List<Judgement> ranked = judgements.all().stream().sorted(likeliest).toList();
    positive = new boolean[ranked.size()];
    dialogue = new int[ranked.size()];
    tied = new boolean[ranked.size()];
    for (int i = 0; i < positive.length; i++) {
      positive[i] = ranked.get(i).gold() == of;
      dialogue[i] = ranked.get(i).dialogue();
      tied[i] = i > 0 && likeliest.compare(ranked.get(i), ranked.get(i - 1)) == 0;
    }
  }

  /**
   * The area under the ROC curve: the chance that a turn of the class ranks before another, ties
   * counting half (Mann-Whitney). NaN if all or none are of the class.
   */
  public double auc(int[] weights) {
    double wins = 0;
    long positives = 0;
    long negatives = 0;
    for (int from = 0; from < positive.length; ) {
      int to = endOfTie(from);
      long here = weight(from, to, true, weights);
      long others = weight(from, to, false, weights);
      wins += others * (positives + here / 2.0);
      positives += here;
      negatives += others;
      from = to;
    }
    return wins / positives / negatives;
  }

  /**
   * Average precision: mean of the precision at each turn of the class, from the likeliest down;
   * those of one probability count as one step. NaN if there is none.
   */
  public double averagePrecision(int[] weights) {
    double sum = 0;
    long found = 0;
    long seen = 0;
    for (int from = 0; from < positive.length; ) {
      int to = endOfTie(from);
      long here = weight(from, to, true, weights);
      found += here;
      seen += here + weight(from, to, false, weights);
      sum += seen == 0 ? 0 : here * ((double) found / seen);
      from = to;
    }
    return sum / found;
  }

  private int endOfTie(int from) {
    int to = from + 1;
    while (to < tied.length && tied[to]) {
      to++;
    }
    return to;
  }

  private long weight(int from, int to, boolean ofClass, int[] weights) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += positive[i] == ofClass ? weights[dialogue[i]] : 0;
    }
    return sum;
  }
}
