package io.attune.simulate;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallInput;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything published to one partition, and what comes of it where nothing goes wrong.
 *
 * @param inputs the records by offset
 * @param orderly whether their record times never go back
 * @param expected what an undisturbed engine makes of it
 */
record PartitionLog(List<CallInput> inputs, boolean orderly, Tale expected) {

  static boolean isPartial(CallInput input) {
    return input instanceof CallEvent event
        && event.body() instanceof SegmentHeard segment
        && !segment.isFinal();
  }

  /** The calls whose recogniser sends partials. */
  Set<String> withPartials() {
    return inputs.stream()
        .filter(PartitionLog::isPartial)
        .map(input -> ((CallEvent) input).callId())
        .collect(Collectors.toSet());
  }
}
