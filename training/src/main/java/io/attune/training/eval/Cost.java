package io.attune.training.eval;

import io.attune.training.labelled.LabelledSet;
import io.attune.training.labelled.LabelledTurn;
import java.util.List;

/**
 * What reading a turn costs one thread, after a warm-up, on the same turns for everybody. It
 * depends on the machine and on what else that does, so it is no figure that a seed repeats.
 *
 * @param micros mean of a turn, in microseconds
 * @param turns how many were read while the clock ran
 */
record Cost(double micros, long turns) {
  private static final long WARM_UP_NANOS = 1_000_000_000L;
  private static final long TIMED_NANOS = 3_000_000_000L;

  /** Most times that each turn is read, so that few turns are soon done with. */
  private static final int ROUNDS = 20;

  /** Whose turn it is. */
  record Sample(LabelledSet set, LabelledTurn turn) {}

  /**
   * Times a contestant on the tone of some turns, which it reads again and again until the time is
   * over.
   *
   * @param samples not empty
   */
  static Cost of(Contestant contestant, List<Sample> samples) {
    List<Task> task = Tasks.unlabelled().subList(0, 1);
    run(contestant, samples, task, WARM_UP_NANOS);
    return run(contestant, samples, task, TIMED_NANOS);
  }

  private static Cost run(
      Contestant contestant, List<Sample> samples, List<Task> task, long forNanos) {
    long start = System.nanoTime();
    long turns = 0;
    long nanos = 0;
    while (nanos < forNanos && turns < (long) ROUNDS * samples.size()) {
      Sample sample = samples.get((int) (turns % samples.size()));
      contestant.answer(sample.set().file(), sample.turn(), task);
      turns++;
      nanos = System.nanoTime() - start;
    }
    return new Cost(nanos / 1_000.0 / turns, turns);
  }

  /** Mean words of a turn, counted between blanks. */
  static double wordsPerTurn(List<Sample> samples) {
    return samples.stream()
        .mapToInt(sample -> sample.turn().text().strip().split("\\s+").length)
        .average()
        .orElse(0);
  }
}
