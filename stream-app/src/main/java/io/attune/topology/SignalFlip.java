package io.attune.topology;

/**
 * That a call's producer was found to have stopped beating, or to be back, as its views tell. The
 * processor finds it out by its own clock, so no log of what was published has it.
 *
 * @param lost whether it had stopped
 * @param updatedAt the record time that the call had reached by then, epoch ms
 * @param publishedAt Kafka timestamp of the view, epoch ms: when it is back, that of the heartbeat
 *     which told
 */
public record SignalFlip(boolean lost, long updatedAt, long publishedAt) {}
