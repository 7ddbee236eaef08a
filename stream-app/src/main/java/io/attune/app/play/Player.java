package io.attune.app.play;

import io.attune.app.Failure;
import io.attune.app.play.Programme.Moment;
import io.attune.call.CallEvent;
import io.attune.call.CueFeedback;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Publishes recorded events on their own schedule, whatever the broker and the processor make of
 * it, and heartbeats that tell how far it is. After the last event the heartbeats go on until it is
 * closed, so that silence at the end still falls due and calls settle.
 *
 * <p>One thread of its own publishes; everything public may be called from any thread.
 */
public final class Player implements AutoCloseable {
  /** Between two heartbeats, ms of the wall clock. */
  static final long BEAT_MS = 250;

  /**
   * Record time that still passes at the play's speed after the last event, so that calls settle.
   */
  static final long TAIL_MS = 4_000;

  private final MergedParts events;
  private final Outlet outlet;
  private final Restamp restamp;
  private final LongSupplier wall;
  private final PlayClock clock;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final CompletableFuture<Void> played = new CompletableFuture<>();
  private final AtomicLong segments = new AtomicLong();
  private final Set<String> liveCalls = ConcurrentHashMap.newKeySet();
  private final AtomicLong mostBehindMs = new AtomicLong();
  private final Thread thread = new Thread(this::run, "attune-player");

  private final Set<String> endedCalls = new HashSet<>();
  private long nextBeat;

  /**
   * @param programme what to play
   * @param outlet where to; closed with this
   * @param wall the wall clock, epoch ms; the play starts at its now
   * @param speed how many seconds of the recording pass in a second, above 0
   */
  Player(Programme programme, Outlet outlet, Restamp restamp, LongSupplier wall, double speed)
      throws IOException {
    this.events = programme.open();
    this.outlet = outlet;
    this.restamp = restamp;
    this.wall = wall;
    this.clock = PlayClock.starting(wall.getAsLong(), programme.lengthMs() + TAIL_MS, speed);
    this.nextBeat = clock.startedAt();
  }

  /** Begins to publish. */
  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (stop.getCount() > 0) {
        long wakeAt = playUntil(wall.getAsLong());
        if (stop.await(Math.max(0, wakeAt - wall.getAsLong()), TimeUnit.MILLISECONDS)) {
          break;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      played.completeExceptionally(e);
    }
  }

  /**
   * Publishes everything that is due.
   *
   * @param now wall clock, epoch ms
   * @return when to come again, epoch ms
   */
  long playUntil(long now) {
    if (outlet.failure() != null) {
      throw Failure.of("an event could not be published: " + outlet.failure(), outlet.failure());
    }
    long recordTime = clock.recordTime(now);
    Moment next = events.peek();
    while (next != null && clock.base() + next.dueMs() <= recordTime) {
      mostBehindMs.accumulateAndGet(now - clock.wallTime(clock.base() + next.dueMs()), Math::max);
      publish(next);
      events.advance();
      next = events.peek();
    }
    if (next == null) {
      played.complete(null);
    }
    if (now >= nextBeat) {
      outlet.publish(restamp.heartbeat(recordTime));
      nextBeat += (1 + (now - nextBeat) / BEAT_MS) * BEAT_MS;
    }
    return next == null
        ? nextBeat
        : Math.min(nextBeat, clock.wallTime(clock.base() + next.dueMs()));
  }

  private void publish(Moment moment) {
    long at = clock.base() + moment.atMs();
    if (moment.input() instanceof CueFeedback feedback) {
      outlet.publish(restamp.feedback(feedback, at));
    } else if (moment.input() instanceof CallEvent event
        // The recording's own heartbeats are no longer true; ours speak for its calls.
        && !(event.body() instanceof CallEvent.Heartbeat)) {
      outlet.publish(restamp.event(event, at));
      count(event);
    }
  }

  private void count(CallEvent event) {
    if (event.body() instanceof CallEvent.SegmentHeard) {
      segments.incrementAndGet();
    }
    if (event.callId() == null) {
      return;
    }
    if (event.body() instanceof CallEvent.CallEnded) {
      endedCalls.add(event.callId());
      liveCalls.remove(event.callId());
    } else if (!endedCalls.contains(event.callId())) {
      liveCalls.add(event.callId());
    }
  }

  /** Done when the last event was published; fails if one could not be. */
  public CompletableFuture<Void> played() {
    return played;
  }

  /** Pieces of speech published so far, partials included. */
  public long segments() {
    return segments.get();
  }

  /** How many calls have begun and not ended. */
  public int liveCalls() {
    return liveCalls.size();
  }

  /** How far the recording has been played, ms of record time. */
  public long elapsedMs() {
    return clock.recordTime(wall.getAsLong()) - clock.base();
  }

  /** The furthest that an event was published behind its schedule, ms. */
  public long mostBehindMs() {
    return mostBehindMs.get();
  }

  /** The wall clock at which a moment of record time passed, or will, epoch ms. */
  public long wallTime(long recordTime) {
    return clock.wallTime(recordTime);
  }

  /** Stops at once, wherever it is; what was handed to the broker still arrives. */
  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    outlet.close();
    try {
      events.close();
    } catch (IOException e) {
      // It was only read.
    }
  }
}
