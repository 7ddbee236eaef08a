/**
 * How good answers are: figures over judged turns, each with its interval. Knows nothing of what
 * was asked.
 */
package io.attune.training.figures;
