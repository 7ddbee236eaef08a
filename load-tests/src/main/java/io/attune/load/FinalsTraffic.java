package io.attune.load;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.SegmentHeard;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Final segments of many calls, taken from the samples, by Poisson arrivals: the calls speak in
 * turn, each about every three seconds; every tenth segment is a probe.
 */
final class FinalsTraffic implements Traffic {
  private static final int PROBE_EVERY = 10;
  private static final int CALL_SPEAKS_EVERY_SECONDS = 3;

  /** Calls began before the schedule, so that their media times have room. */
  private static final long BEGUN_BEFORE_MS = 60_000;

  private static final long RECOGNISED_MS = 300;

  private final String name;
  private final long beginMs;
  private final long endNanos;
  private final int calls;
  private final SampleTurns turns;
  private final long[] spokenUntilMs;
  private final Poisson arrivals;
  private final Probes probes;
  private long nextAt;
  private int finals;
  private int spoken;
  private Sending afterStart;

  /**
   * @param name unique among all measurements on the same topics
   * @param perSecond final segments, probes included
   * @param seconds how long
   * @param beginMs the begin of the schedule, epoch ms
   */
  FinalsTraffic(String name, int perSecond, int seconds, long beginMs, long seed)
      throws IOException {
    this.name = name;
    this.beginMs = beginMs;
    this.endNanos = seconds * 1_000_000_000L;
    this.calls = calls(perSecond);
    this.turns = new SampleTurns();
    this.spokenUntilMs = new long[calls];
    this.arrivals = new Poisson(perSecond, new SplittableRandom(seed));
    this.probes = new Probes(name, beginMs);
    this.nextAt = arrivals.next();
  }

  /** How many calls speak at a rate. */
  static int calls(int perSecond) {
    return perSecond * CALL_SPEAKS_EVERY_SECONDS;
  }

  @Override
  public boolean hasNext() {
    return afterStart != null || Math.min(nextAt, probes.nextEnd()) < endNanos;
  }

  @Override
  public Sending next() {
    if (afterStart != null) {
      Sending said = afterStart;
      afterStart = null;
      return said;
    }
    if (probes.nextEnd() < nextAt) {
      return probes.end();
    }
    long at = nextAt;
    nextAt = arrivals.next();
    int number = finals++;
    if (number % PROBE_EVERY == 0) {
      return probes.next(at, number);
    }
    int call = spoken % calls;
    int turn = spoken / calls;
    spoken++;
    Sending said = said(at, number, call, turn);
    if (turn > 0) {
      return said;
    }
    afterStart = said;
    return new Sending(
        at,
        BenchHeader.OTHER,
        CallEvent.of(
            callId(call),
            beginMs - BEGUN_BEFORE_MS,
            new CallStarted("agent-" + call, "sales", "north", turns.language(call))));
  }

  private Sending said(long at, int number, int call, int turn) {
    SegmentHeard sample = turns.turn(call, turn);
    long now = beginMs + at / 1_000_000;
    long endMs = now - (beginMs - BEGUN_BEFORE_MS) - RECOGNISED_MS;
    // Nobody begins before the one before has ended.
    long startMs = Math.min(endMs, Math.max(spokenUntilMs[call], endMs - sample.durationMs()));
    spokenUntilMs[call] = endMs;
    SegmentHeard segment =
        new SegmentHeard(
            Traffic.segmentId(number),
            0,
            true,
            sample.speaker(),
            sample.speakerId(),
            OwnWord.before(sample.text(), number),
            startMs,
            endMs,
            sample.confidence(),
            List.of());
    return new Sending(at, BenchHeader.FINAL, CallEvent.of(callId(call), now, segment));
  }

  private String callId(int call) {
    return name + "-call-" + call;
  }

  @Override
  public Iterator<Sending> ending(long atNanos) {
    long now = beginMs + atNanos / 1_000_000;
    while (probes.nextEnd() != Long.MAX_VALUE) {
      probes.end();
    }
    return IntStream.range(0, Math.min(spoken, calls))
        .mapToObj(
            call ->
                new Sending(
                    atNanos,
                    BenchHeader.OTHER,
                    CallEvent.of(callId(call), now, new CallEnded("hangup"))))
        .iterator();
  }
}
