package io.attune.load;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.CallStarted;
import java.io.IOException;
import java.util.Comparator;
import java.util.Iterator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Many calls at once, each as {@link SyntheticCall} has it; where one ends, the next begins. Probes
 * come in between by Poisson arrivals.
 */
final class CallsTraffic implements Traffic {
  private static final long SECOND = 1_000_000_000L;

  /** What comes in on one of the lines: the call that is on it, and its next event. */
  private final class Line {
    private final int number;
    private final SplittableRandom random;
    private int calls;
    private SyntheticCall call;
    private Sending next;

    Line(int number, SplittableRandom random) {
      this.number = number;
      this.random = random;
      begin(random.nextLong(rampNanos));
    }

    private void begin(long atNanos) {
      String callId = name + "-call-" + number + "-" + calls;
      call =
          new SyntheticCall(
              callId,
              beginMs,
              atNanos,
              turns,
              // Another conversation each time.
              number + 7 * calls,
              random.split(),
              CallsTraffic.this::nextFinal);
      calls++;
      next =
          new Sending(
              atNanos,
              BenchHeader.OTHER,
              CallEvent.of(
                  callId,
                  beginMs + atNanos / 1_000_000,
                  new CallStarted("agent-" + number, "sales", "north", turns.language(number))));
    }

    void advance() {
      Sending after = call.next();
      if (after == null) {
        begin(next.atNanos() + SECOND);
      } else {
        next = after;
      }
    }
  }

  private final String name;
  private final long beginMs;
  private final long endNanos;
  private final long rampNanos;
  private final SampleTurns turns;
  private final Probes probes;
  private final Poisson probeArrivals;
  private final PriorityQueue<Line> lines =
      new PriorityQueue<>(Comparator.comparingLong((Line line) -> line.next.atNanos()));
  private final boolean[] open;
  private long nextProbe;
  private int finals;

  /**
   * @param name unique among all measurements on the same topics
   * @param calls at once
   * @param probesPerSecond more than 0
   * @param rampSeconds over which they begin
   * @param seconds how long, the ramp included
   * @param beginMs the begin of the schedule, epoch ms
   */
  CallsTraffic(
      String name,
      int calls,
      int probesPerSecond,
      int rampSeconds,
      int seconds,
      long beginMs,
      long seed)
      throws IOException {
    this.name = name;
    this.beginMs = beginMs;
    this.rampNanos = rampSeconds * SECOND;
    this.endNanos = seconds * SECOND;
    this.turns = new SampleTurns();
    this.probes = new Probes(name, beginMs);
    SplittableRandom random = new SplittableRandom(seed);
    this.probeArrivals = new Poisson(probesPerSecond, random.split());
    this.nextProbe = probeArrivals.next();
    this.open = new boolean[calls];
    IntStream.range(0, calls).forEach(line -> lines.add(new Line(line, random.split())));
  }

  private int nextFinal() {
    return finals++;
  }

  @Override
  public boolean hasNext() {
    return Math.min(lines.peek().next.atNanos(), Math.min(nextProbe, probes.nextEnd())) < endNanos;
  }

  @Override
  public Sending next() {
    long nextLine = lines.peek().next.atNanos();
    if (probes.nextEnd() < Math.min(nextProbe, nextLine)) {
      return probes.end();
    }
    if (nextProbe < nextLine) {
      Sending probe = probes.next(nextProbe, nextFinal());
      nextProbe = probeArrivals.next();
      return probe;
    }
    Line line = lines.remove();
    Sending sending = line.next;
    open[line.number] = !(sending.event().body() instanceof CallEnded);
    line.advance();
    lines.add(line);
    return sending;
  }

  @Override
  public Iterator<Sending> ending(long atNanos) {
    long now = beginMs + atNanos / 1_000_000;
    return lines.stream()
        .filter(line -> open[line.number])
        .map(
            line ->
                new Sending(
                    atNanos,
                    BenchHeader.OTHER,
                    CallEvent.of(line.call.callId(), now, new CallEnded("hangup"))))
        .iterator();
  }
}
