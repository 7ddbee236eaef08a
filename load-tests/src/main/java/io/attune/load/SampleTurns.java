package io.attune.load;

import io.attune.app.Samples;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.SegmentHeard;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What is said in the bundled calls: a call follows one of them, again and again. */
final class SampleTurns {
  private final List<List<SegmentHeard>> finals = new ArrayList<>();
  private final List<String> languages = new ArrayList<>();

  SampleTurns() throws IOException {
    for (Samples.Sample sample : Samples.all()) {
      List<SegmentHeard> said = new ArrayList<>();
      try (var events = sample.events(bad -> {})) {
        while (events.hasNext()) {
          if (events.next() instanceof CallEvent event
              && event.body() instanceof SegmentHeard s
              && s.isFinal()) {
            said.add(s);
          }
        }
      }
      finals.add(said);
      languages.add(sample.name().startsWith("de-") ? "de-DE" : "en-GB");
    }
  }

  /** A turn of a call, each counted from 0. */
  SegmentHeard turn(int call, int turn) {
    List<SegmentHeard> said = all(call);
    return said.get(turn % said.size());
  }

  /** All turns of the recording that a call follows. */
  List<SegmentHeard> all(int call) {
    return finals.get(call % finals.size());
  }

  /** In which language a call is. */
  String language(int call) {
    return languages.get(call % languages.size());
  }
}
