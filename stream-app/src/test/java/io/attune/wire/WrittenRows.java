package io.attune.wire;

import io.attune.call.CallInput;
import io.attune.detect.Turn;
import io.attune.engine.CallEngine;
import io.attune.engine.CallState;
import io.attune.engine.Outcome;
import java.util.ArrayList;
import java.util.List;

/** The rows of one call as they come to be written, step by step. */
final class WrittenRows {
  private final CallRows rows = new CallRows();
  private final CallEngine engine;
  private final CallRows.Marks marks;
  private final List<byte[]> turns = new ArrayList<>();
  private CallState written;
  private byte[] call;
  private byte[] dossier;
  private byte[] journey;

  WrittenRows(CallEngine engine, CallRows.Marks marks) {
    this.engine = engine;
    this.marks = marks;
  }

  /** Writes what a step has changed, if anything. */
  boolean write(CallInput input, Outcome outcome) {
    CallState state = outcome.state();
    RowChanges changes = RowChanges.between(written, state, input, outcome.effects());
    if (changes.call()) {
      call = rows.call(state, marks);
    }
    if (changes.dossier()) {
      dossier = rows.dossier(state, engine.playbook());
    }
    if (changes.journey()) {
      journey = rows.journey(state);
    }
    for (Turn turn : changes.turns()) {
      turns.add(rows.turn(turn));
    }
    if (changes.withdrawn() != null) {
      turns.add(rows.withdrawn(changes.withdrawn(), input.at()));
    }
    if (!changes.isNone()) {
      written = state;
    }
    return !changes.isNone();
  }

  /** Writes the rows of a state whatever has changed; its turns are written already. */
  void writeAll(CallState state) {
    call = rows.call(state, marks);
    dossier = rows.dossier(state, engine.playbook());
    journey = rows.journey(state);
    written = state;
  }

  /** What the rows say, from which the call then goes on. */
  CallState read() throws Undecodable {
    written = rows.state(written.facts().callId(), call, dossier, journey, turns, engine);
    return written;
  }
}
