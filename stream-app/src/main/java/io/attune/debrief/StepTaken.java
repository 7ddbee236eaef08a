package io.attune.debrief;

import io.attune.detect.Ladder;

/**
 * The agent took a step of the empathy ladder on a concern.
 *
 * @param step which
 * @param atMs media time at which the turn ended that took it
 * @param words that turn, null if it was taken back by a revision
 */
public record StepTaken(Ladder.Step step, long atMs, Quote words) {}
