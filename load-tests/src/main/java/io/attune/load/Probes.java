package io.attune.load;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.Speaker;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * Calls of one sentence, which must lead to a cue at once: the time from the moment that the
 * sentence was to be sent until the cue is read is the latency. Each ends two seconds later.
 */
final class Probes {
  private static final String SAID = "I want to speak to a manager please.";
  private static final long SPOKEN_MS = 1_500;
  private static final long OPEN_NANOS = 2_000_000_000L;

  private final String prefix;
  private final long beginMs;
  private final Queue<Sending> ends = new ArrayDeque<>();
  private int sent;

  /**
   * @param name unique among all measurements on the same topics
   * @param beginMs the begin of the schedule, epoch ms
   */
  Probes(String name, long beginMs) {
    this.prefix = prefix(name);
    this.beginMs = beginMs;
  }

  private static String prefix(String name) {
    return name + "-probe-";
  }

  /** The number of the probe that a call is; -1 if it is none of that name. */
  static int number(String name, String callId) {
    String prefix = prefix(name);
    return callId.startsWith(prefix) ? Integer.parseInt(callId.substring(prefix.length())) : -1;
  }

  /** The next one. */
  Sending next(long atNanos, int finalNumber) {
    String callId = prefix + sent;
    long at = beginMs + atNanos / 1_000_000;
    SegmentHeard said =
        new SegmentHeard(
            Traffic.segmentId(finalNumber),
            0,
            true,
            Speaker.CUSTOMER,
            "",
            SAID,
            0,
            SPOKEN_MS,
            1,
            List.of());
    long end = atNanos + OPEN_NANOS;
    ends.add(
        new Sending(
            end,
            BenchHeader.OTHER,
            CallEvent.of(callId, beginMs + end / 1_000_000, new CallEnded("hangup"))));
    return new Sending(atNanos, BenchHeader.PROBE, CallEvent.of(callId, at, said), sent++);
  }

  /** When the next call ends; {@link Long#MAX_VALUE} if none is open. */
  long nextEnd() {
    return ends.isEmpty() ? Long.MAX_VALUE : ends.peek().atNanos();
  }

  /** The end of the call that ends next. */
  Sending end() {
    return ends.remove();
  }
}
