package io.attune.topology;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whose time has come. Each call is woken by the clock that speaks for it: the heartbeats of its
 * producer where that beats, else the wall clock as its producer would read it.
 */
final class CallClocks {
  /** How long a call waits that is held back by the slowest producer, in ms. */
  private static final long HELD_BACK_MS = 50;

  /** For so long words may be on their way that the wall clock does not know of. */
  private final FlightTime inFlight = new FlightTime();

  private final Map<String, ProducerClock> producers = new LinkedHashMap<>();

  /** Producers whose calls may be due, so that a beat costs nothing to the other producers. */
  private final Deque<ProducerClock> ready = new ArrayDeque<>();

  /**
   * Calls whose producer does not beat, and by the second those that name none: by the wall clock,
   * less what may be in flight.
   */
  private final DeadlineHeap<KnownCall> unbeaten = new DeadlineHeap<>();

  private final DeadlineHeap<KnownCall> nameless = new DeadlineHeap<>();

  /**
   * A call whose moment may have come.
   *
   * @param at the moment that it has reached, record time in epoch ms
   */
  record Due(KnownCall call, long at) {}

  /** A record was on its way for so long, in ms. */
  void tookInFlight(long ms) {
    inFlight.record(ms);
  }

  /** Every producer that is known, beating or not. */
  Collection<ProducerClock> producers() {
    return producers.values();
  }

  /** The clock of a producer, made if need be. */
  ProducerClock producer(String id) {
    return producers.computeIfAbsent(id, ProducerClock::new);
  }

  /** Time has passed for the calls of a producer. */
  void moved(ProducerClock producer) {
    if (producer.due().nextDue() <= producer.publishedUpTo() && !ready.contains(producer)) {
      ready.add(producer);
    }
  }

  /**
   * The moment that a call has reached by the heartbeats of its producer, record time in epoch ms;
   * 0 if nobody's heartbeats speak for it.
   */
  long reached(KnownCall call) {
    ProducerClock producer = call.producerId() == null ? null : producers.get(call.producerId());
    return producer != null && producer.isBeating() ? producer.publishedUpTo() : 0;
  }

  /** Whether a producer's clock has passed a moment that a call waits for. */
  boolean isAnyReady() {
    return !ready.isEmpty();
  }

  /** A call is known from now on, or may have changed its producer. */
  void claim(KnownCall call) {
    if (call.producerId() != null) {
      producer(call.producerId()).calls().add(call);
    }
  }

  /** A call is not waited for any more. */
  void release(KnownCall call, String producerId) {
    call.wake().remove();
    ProducerClock producer = producerId == null ? null : producers.get(producerId);
    if (producer != null) {
      producer.calls().remove(call);
      if (producer.calls().isEmpty() && !producer.isBeating()) {
        producers.remove(producerId);
      }
    }
  }

  /**
   * Wakes a call no later than at a moment.
   *
   * @param due record time in epoch ms
   * @param now by the wall clock, epoch ms
   */
  void arm(KnownCall call, long due, long now) {
    if (due == Long.MAX_VALUE) {
      return;
    }
    long wallDue = due - call.skewMs();
    if (call.producerId() == null) {
      long heard = heardUpTo(now);
      nameless.arm(call.wake(), wallDue <= heard ? heard + HELD_BACK_MS : wallDue);
      return;
    }
    ProducerClock producer = producer(call.producerId());
    if (producer.isBeating()) {
      producer.due().arm(call.wake(), due);
      moved(producer);
    } else {
      unbeaten.arm(call.wake(), wallDue);
    }
  }

  /** A producer beats for the first time: its calls are its own from here on. */
  void adopt(ProducerClock producer) {
    for (KnownCall call : producer.calls()) {
      producer.due().arm(call.wake(), 0);
    }
  }

  /** A producer is given up: its calls go by the wall clock, so that they end in the end. */
  void disown(ProducerClock producer, long now) {
    producer.giveUp();
    ready.remove(producer);
    for (KnownCall call : producer.calls()) {
      unbeaten.arm(call.wake(), now);
    }
    if (producer.calls().isEmpty()) {
      producers.remove(producer.id());
    }
  }

  /**
   * The next call whose moment may have come, taken out of its heap; null if there is none.
   *
   * @param heard up to when the wall clock tells what was said, epoch ms
   * @param trusted whether silence may be told from the wall clock
   */
  Due next(long heard, boolean trusted) {
    while (!ready.isEmpty()) {
      long at = ready.peek().publishedUpTo();
      KnownCall call = ready.peek().due().poll(at);
      if (call != null) {
        return new Due(call, at);
      }
      ready.remove();
    }
    KnownCall call = trusted ? unbeaten.poll(heard) : null;
    if (call != null) {
      return new Due(call, heard + call.skewMs());
    }
    long slowest = slowestProducer();
    call = trusted || slowest < Long.MAX_VALUE ? nameless.poll(heard) : null;
    return call == null ? null : new Due(call, Math.min(slowest, heard + call.skewMs()));
  }

  /** What was published before this moment by the wall clock was heard, or was not said. */
  long heardUpTo(long now) {
    return now - inFlight.ms();
  }

  /** Whether a call waits for the wall clock to reach this moment, or one before. */
  boolean isAnyDue(long heard) {
    return nextHeard() <= heard;
  }

  private long slowestProducer() {
    long slowest = Long.MAX_VALUE;
    for (ProducerClock producer : producers.values()) {
      if (producer.isBeating() && !producer.isLost() && producer.publishedUpTo() > 0) {
        slowest = Math.min(slowest, producer.publishedUpTo());
      }
    }
    return slowest;
  }

  /**
   * When the wall clock is next looked at for a call, epoch ms; {@link Long#MAX_VALUE} if never.
   */
  long nextByWall() {
    long next = nextHeard();
    return next == Long.MAX_VALUE ? next : next + inFlight.ms();
  }

  /** Up to when all must be heard before a call is due by the wall clock, epoch ms. */
  private long nextHeard() {
    return Math.min(unbeaten.nextDue(), nameless.nextDue());
  }
}
