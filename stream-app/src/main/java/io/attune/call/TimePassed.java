package io.attune.call;

/**
 * Record time has reached {@code at} and everything published before it has been heard. A tick is
 * an event like any other, so silence is detected like everything else.
 *
 * @param at epoch milliseconds
 */
public record TimePassed(long at) implements CallInput {}
