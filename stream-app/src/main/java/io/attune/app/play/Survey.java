package io.attune.app.play;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallInput;
import io.attune.wire.json.BadLine;
import io.attune.wire.json.RecordedEvents;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What one reading of a recording tells about it, so that it can be played from a second one
 * without being held in memory.
 *
 * @param firstAt its earliest record time, epoch ms
 * @param lastAt its latest record time, epoch ms
 * @param segments pieces of speech, partials included
 * @param calls every call in it, in the order in which they appear, and whether it ends there
 */
record Survey(long firstAt, long lastAt, long segments, Map<String, Boolean> calls) {

  /** Reads a recording to its end; a recording without any event gives null. */
  static Survey of(Recording recording, Consumer<BadLine> onBad) throws IOException {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    long segments = 0;
    Map<String, Boolean> calls = new LinkedHashMap<>();
    try (RecordedEvents events = recording.source().open(onBad)) {
      while (events.hasNext()) {
        CallInput input = events.next();
        first = Math.min(first, input.at());
        last = Math.max(last, input.at());
        if (input instanceof CallEvent event && event.callId() != null) {
          segments += event.body() instanceof SegmentHeard ? 1 : 0;
          calls.merge(event.callId(), event.body() instanceof CallEnded, Boolean::logicalOr);
        }
      }
    }
    return last == Long.MIN_VALUE ? null : new Survey(first, last, segments, calls);
  }

  /** The calls whose end is not recorded. */
  List<String> openCalls() {
    return calls.entrySet().stream()
        .filter(call -> !call.getValue())
        .map(Map.Entry::getKey)
        .toList();
  }
}
