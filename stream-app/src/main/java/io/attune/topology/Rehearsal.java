package io.attune.topology;

import io.attune.call.CallEvent;
import io.attune.call.CallInput;
import io.attune.engine.CallEngine;
import io.attune.engine.CallState;
import io.attune.engine.Reception;
import io.attune.engine.Shelf;
import io.attune.wire.CallEvents;
import io.attune.wire.CallRows;
import io.attune.wire.EpisodePages;
import io.attune.wire.Latency;
import io.attune.wire.RowChanges;
import io.attune.wire.RowDelta;
import io.attune.wire.Undecodable;
import io.attune.wire.WireFormat;
import java.util.List;

/**
 * Plays recorded calls through all that a record goes through but Kafka, for nobody: a JVM runs
 * what it has run often enough some ten times faster than what it runs for the first time, and the
 * first agents of the day should not be those who wait for that. Nothing of it is written or sent.
 */
public final class Rehearsal {
  private final Reception reception;
  private final Outbox outbox;
  private final CallEvents events;
  private final CallRows rows = new CallRows();
  private final RowDelta delta = new RowDelta();

  /**
   * @param shelf whose playbooks the calls run on
   * @param format what records are written in
   */
  public Rehearsal(Shelf shelf, WireFormat format) {
    reception = new Reception(shelf);
    outbox = new Outbox(format, true);
    events = new CallEvents(format);
  }

  /**
   * Plays calls again and again.
   *
   * @param calls the events of each, in order
   * @param nanos how long, in nanoseconds; the call that is being played then ends early
   * @return how many events were played
   */
  public long play(List<List<CallEvent>> calls, long nanos) {
    long until = System.nanoTime() + nanos;
    long played = 0;
    for (int i = 0; !calls.isEmpty() && System.nanoTime() < until; i = (i + 1) % calls.size()) {
      played += playOne(calls.get(i), until);
    }
    return played;
  }

  private long playOne(List<CallEvent> call, long until) {
    CallEngine engine = null;
    CallState state = null;
    byte[] before = null;
    long played = 0;
    for (CallEvent event : call) {
      if (System.nanoTime() >= until) {
        break;
      }
      CallInput input = again(event);
      Reception.Received received = reception.step(engine, state, input);
      CallState next = received.outcome().state();
      outbox.of(received.outcome().effects(), new Latency(input.at(), input.at()));
      if (next != null) {
        engine = received.engine();
        before = write(state, next, input, received, before);
      }
      state = next;
      played++;
    }
    return played;
  }

  private CallEvent again(CallEvent event) {
    try {
      return events.decode(events.encode(event));
    } catch (Undecodable e) {
      throw new IllegalStateException("it was encoded a moment ago", e);
    }
  }

  private byte[] write(
      CallState state,
      CallState next,
      CallInput input,
      Reception.Received received,
      byte[] before) {
    RowChanges changes = RowChanges.between(state, next, input, received.outcome().effects());
    long due = received.engine().nextDue(next);
    changes.turns().forEach(rows::turn);
    if (changes.dossier()) {
      EpisodePages pages = EpisodePages.NONE.holding(next.settled().finished());
      pages.pages().forEach(rows::page);
      rows.dossier(next, received.engine().playbook(), pages);
    }
    if (changes.journey()) {
      rows.journey(next);
    }
    if (!changes.call()) {
      return before;
    }
    byte[] row = rows.call(next, new CallRows.Marks(input.at(), due, 0, 0));
    return before == null || delta.between(before, row, row.length / 2) == null ? row : before;
  }
}
