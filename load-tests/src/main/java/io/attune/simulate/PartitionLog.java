package io.attune.simulate;

import io.attune.call.CallInput;
import java.util.List;

/**
 * Everything published to one partition, and what comes of it where nothing goes wrong.
 *
 * @param inputs the records by offset
 * @param orderly whether their record times never go back
 * @param expected what an undisturbed engine makes of it
 */
record PartitionLog(List<CallInput> inputs, boolean orderly, Tale expected) {}
