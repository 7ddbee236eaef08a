package io.attune.topology;

import io.attune.call.CallEvent.Heartbeat;
import io.attune.call.SignalChanged;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Watches who beats: takes heartbeats, notices producers that stop and come back, and keeps what
 * their calls have to be told until there is time for it.
 */
final class Producers {
  /**
   * A producer that has not beaten for this long will not come back with what was said meanwhile,
   * and its calls do not wait for it any more. In ms.
   */
  static final long GONE_MS = 15_000;

  /** The longest that one tick counts as silence; a longer one shows that we stood still. In ms. */
  private static final long LONGEST_TICK_MS = 1_500;

  private final CallClocks clocks;
  private final TopologyMeters meters;
  private final long lostMs;
  private final Deque<Told> untold = new ArrayDeque<>();
  private int counted;

  /** Something that a call has to be told. */
  record Told(KnownCall call, SignalChanged signal) {}

  /**
   * @param lostMs a producer that has not beaten for this long is lost, in ms
   */
  Producers(CallClocks clocks, TopologyMeters meters, long lostMs) {
    this.clocks = clocks;
    this.meters = meters;
    this.lostMs = lostMs;
  }

  /**
   * These producers beat before this task started.
   *
   * @param log how far they were then
   */
  void recall(List<String> ids, RecentLog log) {
    for (String id : ids) {
      ProducerClock producer = clocks.producer(id);
      producer.recall(log.publishedUpTo(id));
      clocks.adopt(producer);
    }
  }

  /** Of these, those are lost of which a call knows it already; its other calls are told. */
  void recallLost() {
    for (ProducerClock producer : clocks.producers()) {
      if (producer.isBeating() && producer.calls().stream().anyMatch(KnownCall::isSignalLost)) {
        signal(producer, true);
      }
    }
  }

  /** Takes a heartbeat; whether it was the producer's first. */
  boolean beat(Heartbeat beat) {
    ProducerClock producer = clocks.producer(beat.producerId());
    boolean first = !producer.isBeating();
    producer.beat(beat.publishedUpTo());
    if (first) {
      clocks.adopt(producer);
    }
    if (producer.isLost()) {
      signal(producer, false);
    }
    clocks.moved(producer);
    return first;
  }

  /**
   * A tick of the wall clock: whoever has not beaten for too long is lost, and later given up.
   *
   * @param now by the wall clock, epoch ms
   * @param elapsedMs since the last tick
   * @param catchingUp whether missing beats may just be waiting to be read
   * @return whether a producer was given up
   */
  boolean tick(long now, long elapsedMs, boolean catchingUp) {
    List<ProducerClock> gone = new ArrayList<>();
    int lost = 0;
    for (ProducerClock producer : clocks.producers()) {
      if (producer.isBeating() && !catchingUp) {
        producer.passInSilence(Math.min(elapsedMs, LONGEST_TICK_MS));
        if (!producer.isLost() && producer.silentMs() >= lostMs) {
          signal(producer, true);
        } else if (producer.silentMs() >= Math.max(GONE_MS, lostMs)) {
          gone.add(producer);
        }
      }
      lost += producer.isLost() ? 1 : 0;
    }
    gone.forEach(producer -> clocks.disown(producer, now));
    meters.lostProducers(lost - counted);
    counted = lost;
    return !gone.isEmpty();
  }

  /** The moment is the producer's own, so that being told does not make time pass. */
  private void signal(ProducerClock producer, boolean lost) {
    producer.setLost(lost);
    for (KnownCall call : producer.calls()) {
      if (call.isSignalLost() != lost) {
        long at = Math.max(producer.publishedUpTo(), Math.max(1, call.bornAt()));
        untold.add(new Told(call, new SignalChanged(at, lost)));
      }
    }
  }

  /** What has to be told next, taken out; null if nothing has. */
  Told poll() {
    return untold.poll();
  }

  /** Who beats. */
  List<String> beating() {
    return clocks.producers().stream()
        .filter(ProducerClock::isBeating)
        .map(ProducerClock::id)
        .toList();
  }

  /** The task is given up. */
  void close() {
    meters.lostProducers(-counted);
    untold.clear();
  }
}
