/**
 * What speech recognition does to words, made on purpose: to measure what is left of quality under
 * it. Everything is drawn from a seed.
 */
package io.attune.training.noise;
