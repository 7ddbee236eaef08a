package io.attune.call;

/**
 * Anything the engine can be told about a call: what happened on it, that time passed, or what an
 * agent thought of a cue.
 */
public sealed interface CallInput permits CallEvent, TimePassed, CueFeedback, SignalChanged {
  /** Record time: when this was published, epoch milliseconds. */
  long at();
}
