package io.attune.engine;

import io.attune.coach.Ledger;
import io.attune.coach.Quiet;
import io.attune.detect.Conversation;
import io.attune.detect.Holds;
import io.attune.detect.Turn;
import java.util.List;

/**
 * The working copy of a call's state during one step, thrown away once the next state is taken from
 * it. The fields are those of {@link CallState}.
 */
final class Draft {
  CallFacts facts;
  CallState.Phase phase;
  long clock;
  long lastHeardAt;
  long endedAt;
  String endReason;
  Holds holds;
  Conversation settled;
  List<Turn> pending;
  Live live;
  Quiet quiet;
  Ledger ledger;
  boolean partialsSeen;
  boolean signalLost;
  long viewAt;
  boolean viewDue;
  Hearing hearing;

  Draft(CallState state) {
    facts = state.facts();
    phase = state.phase();
    clock = state.clockAt();
    lastHeardAt = state.lastHeardAt();
    endedAt = state.endedAt();
    endReason = state.endReason();
    holds = state.holds();
    settled = state.settled();
    pending = state.pending();
    live = state.live();
    quiet = state.quiet();
    ledger = state.ledger();
    partialsSeen = state.partialsSeen();
    signalLost = state.signalLost();
    viewAt = state.viewAt();
    viewDue = state.viewDue();
    hearing = state.hearing();
  }

  CallState state() {
    return new CallState(
        facts,
        phase,
        clock,
        lastHeardAt,
        endedAt,
        endReason,
        holds,
        settled,
        pending,
        live,
        quiet,
        ledger,
        partialsSeen,
        signalLost,
        viewAt,
        viewDue,
        hearing);
  }

  /** All is said: keeps just enough to recognise a straggler. */
  void close() {
    phase = CallState.Phase.CLOSED;
    settled = Conversation.EMPTY;
    live = Live.NOTHING;
    pending = List.of();
    quiet = Quiet.NONE;
    ledger = Ledger.EMPTY;
    holds = Holds.NONE;
    hearing = Hearing.NOTHING;
    viewDue = false;
  }
}
