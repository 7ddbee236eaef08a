package io.attune.topology;

import io.attune.call.CallInput;

/**
 * A record that says something, with the bytes that say it, in case the engine cannot take it.
 *
 * @param input what it says
 * @param bytes its value as it was read, or written anew where something was redacted
 */
record Received(CallInput input, byte[] bytes) {}
