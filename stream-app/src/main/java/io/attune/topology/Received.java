package io.attune.topology;

import io.attune.call.CallInput;

/**
 * A record that says something, with the bytes that it came in, in case the engine cannot take it.
 *
 * @param input what it says
 * @param bytes its value as it was read
 */
record Received(CallInput input, byte[] bytes) {}
