/**
 * Trains the weights that the language tiers ship with: on labelled sets whose licence allows it
 * and on sentences written for this project, the same file from the same seed.
 */
package io.attune.training.train;
