package io.attune.training.figures;

import io.attune.training.figures.Judgements.Judgement;
import java.util.Arrays;

/**
 * Where to cut the probability of a class so that a given share of calm talk is called so: the
 * comparison that users feel, since every contestant then raises as many false alarms. Many turns
 * may lie exactly at the cut (a lexicon has few values); as many of them count as it takes to fill
 * the share, in expectation, so that a coarse score is neither favoured nor punished.
 *
 * @param threshold turns above it are alarms
 * @param atThreshold the share of the turns exactly at it that are alarms too, 0 to 1
 */
public record AlarmCut(double threshold, double atThreshold) {

  /**
   * The cut at a rate.
   *
   * @param calm the probability of the class for each turn of calm talk; not empty
   * @param rate the share that may be alarms, 0 to 1
   */
  public static AlarmCut at(double[] calm, double rate) {
    double[] sorted = calm.clone();
    Arrays.sort(sorted);
    double alarms = rate * sorted.length;
    double threshold = sorted[Math.max(0, sorted.length - 1 - (int) alarms)];
    long above = Arrays.stream(sorted).filter(p -> p > threshold).count();
    long at = Arrays.stream(sorted).filter(p -> p == threshold).count();
    return new AlarmCut(threshold, Math.min(1, (alarms - above) / at));
  }

  /** How far a turn is an alarm: 1 above the cut, 0 below. */
  double alarm(double probability) {
    return probability > threshold ? 1 : probability == threshold ? atThreshold : 0;
  }

  /**
   * How well the alarms find a class.
   *
   * @param precision of the alarms, the share that is of the class; 0 without alarms
   * @param recall of the class, the share that is an alarm; 0 without any
   */
  public record Found(double precision, double recall) {
    /** Harmonic mean of both, 0 if either is. */
    public double f1() {
      return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }
  }

  /** What the alarms find of a class, each turn counting as often as its dialogue weighs. */
  public Found found(Judgements judgements, int of, int[] weights) {
    double right = 0;
    double alarms = 0;
    double there = 0;
    for (Judgement judgement : judgements.all()) {
      double alarm = weights[judgement.dialogue()] * alarm(judgement.answer().probability(of));
      alarms += alarm;
      if (judgement.gold() == of) {
        right += alarm;
        there += weights[judgement.dialogue()];
      }
    }
    return new Found(alarms == 0 ? 0 : right / alarms, there == 0 ? 0 : right / there);
  }
}
