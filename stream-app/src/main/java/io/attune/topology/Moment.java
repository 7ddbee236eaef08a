package io.attune.topology;

/**
 * When something reached the processor, by two clocks.
 *
 * @param publishedAt Kafka timestamp of the record that is being processed, epoch ms; of a tick of
 *     the wall clock, the tick's
 * @param now by the wall clock, epoch ms
 */
record Moment(long publishedAt, long now) {}
