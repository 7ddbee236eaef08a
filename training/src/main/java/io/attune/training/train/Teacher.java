package io.attune.training.train;

import java.util.List;

/**
 * Answers about talk that nobody has labelled, for the always-on tier to learn from (distillation;
 * Buciluă, Caruana and Niculescu-Mizil, KDD 2006; Hinton, Vinyals and Dean, 2015): what labels say
 * of some words it carries over to the words that mean much the same.
 */
interface Teacher {
  /**
   * How likely yes is the answer to a head's question, 0 to 1.
   *
   * @param head one that is answered by yes or no
   * @param labelled what the teacher learns from itself
   * @param talk what is asked about
   * @param leaveOut the fold of {@code labelled} that it is not to look at, -1 for none
   * @return one likelihood for each of {@code talk}
   */
  double[] answers(Head head, List<Sample> labelled, List<Sample> talk, int leaveOut);
}
