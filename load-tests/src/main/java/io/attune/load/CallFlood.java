package io.attune.load;

import io.attune.app.Samples;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallInput;
import io.attune.wire.CallEvents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Final segments of many calls at once, taken from the samples: each call goes through one sample,
 * again and again, a turn at a time and all calls in turn. The same number always gives the same
 * record.
 */
final class CallFlood {
  private static final long START = 1_760_000_000_000L;

  private final int calls;
  private final List<List<SegmentHeard>> samples;
  private final CallEvents codec = new CallEvents();

  CallFlood(int calls) throws IOException {
    this.calls = calls;
    this.samples = new ArrayList<>();
    for (Samples.Sample sample : Samples.all()) {
      samples.add(finals(sample));
    }
  }

  private static List<SegmentHeard> finals(Samples.Sample sample) throws IOException {
    List<SegmentHeard> finals = new ArrayList<>();
    try (var events = sample.events(bad -> {})) {
      while (events.hasNext()) {
        CallInput input = events.next();
        if (input instanceof CallEvent event
            && event.body() instanceof SegmentHeard s
            && s.isFinal()) {
          finals.add(s);
        }
      }
    }
    return finals;
  }

  String key(int number) {
    return "call-" + number % calls;
  }

  byte[] value(int number) {
    List<SegmentHeard> turns = samples.get(number % calls % samples.size());
    int turn = number / calls;
    SegmentHeard said = turns.get(turn % turns.size());
    long later = (turns.get(turns.size() - 1).endMs() + 1_000) * (turn / turns.size());
    SegmentHeard heard =
        new SegmentHeard(
            "s" + turn,
            0,
            true,
            said.speaker(),
            said.speakerId(),
            said.text(),
            said.startMs() + later,
            said.endMs() + later,
            said.confidence(),
            List.of());
    return codec.encode(CallEvent.of(key(number), START + heard.endMs() + 400, heard));
  }
}
