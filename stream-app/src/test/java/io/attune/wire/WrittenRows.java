package io.attune.wire;

import io.attune.call.CallInput;
import io.attune.detect.Turn;
import io.attune.engine.CallEngine;
import io.attune.engine.CallState;
import io.attune.engine.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of one call as they come to be written, step by step. */
final class WrittenRows {
  private final CallRows rows = new CallRows();
  private final CallEngine engine;
  private final CallRows.Marks marks;
  private final List<byte[]> turns = new ArrayList<>();
  private CallState written;
  private byte[] call;
  private final Map<Integer, byte[]> pageRows = new HashMap<>();
  private EpisodePages pages = EpisodePages.NONE;
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
      writeDossier(state);
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

  /** Writes the rows of a state whatever has changed, and the turns that are not written yet. */
  void writeAll(CallState state) {
    for (Turn turn : RowChanges.since(written, state).turns()) {
      turns.add(rows.turn(turn));
    }
    call = rows.call(state, marks);
    writeDossier(state);
    journey = rows.journey(state);
    written = state;
  }

  private void writeDossier(CallState state) {
    EpisodePages next = pages.holding(state.settled().finished());
    for (EpisodePages.Page page : next.pages()) {
      if (pages.find(page.number()) != page) {
        pageRows.put(page.number(), rows.page(page));
      }
    }
    pages = next;
    dossier = rows.dossier(state, engine.playbook(), pages);
  }

  /** What the rows say, from which the call then goes on. */
  CallState read() throws Undecodable {
    pages = rows.pages(dossier, pageRows::get);
    written = rows.state(written.facts().callId(), call, dossier, pages, journey, turns, engine);
    return written;
  }
}
