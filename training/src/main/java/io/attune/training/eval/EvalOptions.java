package io.attune.training.eval;

/**
 * What the user asks of an evaluation.
 *
 * @param seed of everything that is drawn
 * @param mistakes how many are listed for each task and tier, 0 or more
 * @param withText whether what was said stands beside them; texts of sets may not be published
 * @param noiseTurns about how many turns of each set are tried with spoilt words, 0 for all
 */
public record EvalOptions(long seed, int mistakes, boolean withText, int noiseTurns) {}
