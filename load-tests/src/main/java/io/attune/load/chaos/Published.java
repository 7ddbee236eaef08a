package io.attune.load.chaos;

import io.attune.app.Samples;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A call as a producer publishes it: a recorded one, at the speed at which it was spoken. For one
 * thread.
 */
final class Published {
  /**
   * Something that happens on a recorded call.
   *
   * @param afterMs how long after the call's first event
   */
  record Line(long afterMs, CallEvent.Body body) {}

  private final String callId;
  private final List<Line> lines;
  private final long startedAt;
  private final boolean finalsOnly;
  private int next;

  /**
   * @param startedAt by the machine's clock, epoch ms
   * @param finalsOnly whether its recogniser sends no partials
   */
  Published(String callId, List<Line> lines, long startedAt, boolean finalsOnly) {
    this.callId = callId;
    this.lines = lines;
    this.startedAt = startedAt;
    this.finalsOnly = finalsOnly;
  }

  /** The calls that come with Attune, each as a list of what happens on it. */
  static List<List<Line>> samples() throws IOException {
    List<List<Line>> calls = new ArrayList<>();
    for (Samples.Sample sample : Samples.all()) {
      List<Line> lines = new ArrayList<>();
      long first = -1;
      try (var events = sample.events(bad -> {})) {
        while (events.hasNext()) {
          CallInput input = events.next();
          if (input instanceof CallEvent event && event.callId() != null) {
            first = first < 0 ? event.at() : first;
            lines.add(new Line(event.at() - first, event.body()));
          }
        }
      }
      calls.add(lines);
    }
    return calls;
  }

  String callId() {
    return callId;
  }

  boolean isOver() {
    return next >= lines.size();
  }

  /** What is to be published next, if its time has come; null if nothing is. */
  CallEvent.Body poll(long now) {
    while (!isOver() && startedAt + lines.get(next).afterMs() <= now) {
      CallEvent.Body body = lines.get(next++).body();
      if (!finalsOnly || !(body instanceof SegmentHeard segment) || segment.isFinal()) {
        return body;
      }
    }
    return null;
  }

  /** Nothing is published any more but its end; null if that has been. */
  CallEvent.Body hangUp() {
    boolean wasOver = isOver();
    next = lines.size();
    return wasOver ? null : new CallEnded("hangup");
  }
}
