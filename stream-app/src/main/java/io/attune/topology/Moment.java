package io.attune.topology;

/**
 * When something reached the processor, by two clocks.
 *
 * @param publishedAt Kafka timestamp of the record that is being processed, epoch ms; of a tick of
 *     the wall clock, the tick's
 * @param now by the wall clock, epoch ms
 * @param offset of the last record of {@code call-events} up to then; -1 before the first
 */
record Moment(long publishedAt, long now, long offset) {}
