package io.attune.call;

/**
 * The producer that publishes a call has stopped, or has come back. A lost signal is shown to
 * supervisors and is never silence.
 *
 * @param at epoch milliseconds of record time
 * @param lost true when heartbeats stopped, false when they are back
 */
public record SignalChanged(long at, boolean lost) implements CallInput {}
