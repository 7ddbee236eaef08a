package io.attune.load;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.wire.CallEvents;
import java.io.IOException;
import java.util.List;

/**
 * Final segments of many calls at once, taken from the samples: each call goes through one sample,
 * again and again, a turn at a time and all calls in turn. The same number always gives the same
 * record.
 */
final class CallFlood {
  private static final long START = 1_760_000_000_000L;

  private final int calls;
  private final SampleTurns samples = new SampleTurns();
  private final CallEvents codec = new CallEvents();

  CallFlood(int calls) throws IOException {
    this.calls = calls;
  }

  String key(int number) {
    return "call-" + number % calls;
  }

  byte[] value(int number) {
    List<SegmentHeard> turns = samples.all(number % calls);
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
            OwnWord.before(said.text(), number),
            said.startMs() + later,
            said.endMs() + later,
            said.confidence(),
            List.of());
    return codec.encode(CallEvent.of(key(number), START + heard.endMs() + 400, heard));
  }
}
