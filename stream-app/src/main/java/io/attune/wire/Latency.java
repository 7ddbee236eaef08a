package io.attune.wire;

/**
 * What the wall clock showed on the way to an effect, so that its latency can be told from the
 * record alone.
 *
 * @param receivedAt when the input that led to it was received, epoch ms
 * @param decidedAt when it was decided, epoch ms
 */
public record Latency(long receivedAt, long decidedAt) {}
