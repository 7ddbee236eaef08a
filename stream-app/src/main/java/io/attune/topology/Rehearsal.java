package io.attune.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.call.CallEvent;
import io.attune.engine.Shelf;
import io.attune.wire.CallEvents;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Plays recorded calls through the processors of the topology, for nobody: a JVM runs what it has
 * run often enough some ten times faster than what it runs for the first time, and the first agents
 * of the day should not be those who wait for that. Nothing of it is written, sent or counted.
 */
public final class Rehearsal implements AutoCloseable {
  /** From the end of one round of the calls to the begin of the next, in ms. */
  private static final long PAUSE_MS = 60_000;

  private final List<CallEvent> events;
  private final CallEvents codec;
  private final RehearsedTask task;
  private final long roundMs;
  private int next;
  private long round;

  /**
   * @param settings of the topology that is rehearsed
   * @param shelf whose playbooks the calls run on
   * @param meters a registry that nobody reads
   * @param calls the events of each call, in order; they are played side by side
   */
  public Rehearsal(
      TopologySettings settings, Shelf shelf, MeterRegistry meters, List<List<CallEvent>> calls) {
    events = sideBySide(calls);
    codec = new CallEvents(settings.topics().format());
    long last = events.isEmpty() ? 0 : events.get(events.size() - 1).at();
    roundMs = last + PAUSE_MS;
    task = new RehearsedTask(settings, shelf, meters, 0);
  }

  /** All begin at the same moment, a while after 1970. */
  private static List<CallEvent> sideBySide(List<List<CallEvent>> calls) {
    List<CallEvent> all = new ArrayList<>();
    for (List<CallEvent> call : calls) {
      for (CallEvent event : call) {
        all.add(moved(event, event.callId(), event.at() - call.get(0).at() + PAUSE_MS));
      }
    }
    all.sort(Comparator.comparingLong(CallEvent::at));
    return all;
  }

  private static CallEvent moved(CallEvent event, String callId, long at) {
    return new CallEvent(callId, event.tenant(), at, event.producerId(), event.body());
  }

  /**
   * Plays on where it stopped, from the beginning again and again.
   *
   * @param count how many events
   */
  public void play(int count) {
    for (int played = 0; played < count && !events.isEmpty(); played++) {
      CallEvent event = events.get(next);
      // Another call each time: one that is over cannot go on.
      CallEvent again = moved(event, event.callId() + "-" + round, event.at() + round * roundMs);
      task.take(again.callId().getBytes(UTF_8), codec.encode(again), again.at());
      next = (next + 1) % events.size();
      round += next == 0 ? 1 : 0;
    }
  }

  /** How many records all of this would have led to. */
  public long sent() {
    return task.sent();
  }

  @Override
  public void close() {
    task.close();
  }
}
