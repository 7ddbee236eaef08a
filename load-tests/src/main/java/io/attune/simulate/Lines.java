package io.attune.simulate;

import io.attune.app.Samples;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallInput;
import io.attune.call.Speaker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What people say on simulated calls: turns of the English samples, few enough for a machine to
 * remember how they read. Safe for threads.
 */
final class Lines {
  /** One turn in so many of the samples is taken. */
  private static final int OF = 8;

  private int turns;
  private final List<String> agent = new ArrayList<>();
  private final List<String> others = new ArrayList<>();

  /** Reads the samples. */
  Lines() throws IOException {
    for (Samples.Sample sample : Samples.all()) {
      if (!sample.name().startsWith("de-")) {
        read(sample);
      }
    }
  }

  private void read(Samples.Sample sample) throws IOException {
    try (var events = sample.events(bad -> {})) {
      while (events.hasNext()) {
        CallInput input = events.next();
        if (input instanceof CallEvent event
            && event.body() instanceof SegmentHeard heard
            && heard.isFinal()
            && turns++ % OF == 0) {
          (heard.speaker() == Speaker.AGENT ? agent : others).add(heard.text());
        }
      }
    }
  }

  String any(Speaker speaker, Random random) {
    List<String> lines = speaker == Speaker.AGENT ? agent : others;
    return lines.get(random.nextInt(lines.size()));
  }
}
