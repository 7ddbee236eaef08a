package io.attune.engine;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.CallHeld;
import io.attune.call.CallEvent.CallResumed;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.Heartbeat;
import io.attune.call.CallEvent.ParticipantChanged;
import io.attune.call.CallEvent.PlaybookActivated;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallInput;
import io.attune.call.CueFeedback;
import io.attune.call.SignalChanged;
import io.attune.call.TimePassed;
import io.attune.coach.Cue;
import io.attune.coach.Ledger;
import io.attune.coach.Quiet;
import io.attune.coach.Situation;
import io.attune.detect.Conversation;
import io.attune.detect.Heard;
import io.attune.detect.Holds;
import io.attune.detect.RecentTurns;
import io.attune.detect.Turn;
import io.attune.engine.CallState.Phase;
import io.attune.engine.Effect.DropReason;
import io.attune.engine.Effect.Dropped;
import java.util.ArrayList;
import java.util.List;

/** One step of the engine under way: the working copy of a call's state, thrown away once the next state is taken from it. */
final class Step {
  private final CallEngine engine;
  private final List<Effect> effects = new ArrayList<>(2);

  private CallFacts facts;
  private Phase phase;
  private long clock;
  private long lastHeardAt;
  private long endedAt;
  private String endReason;
  private Holds holds;
  private Conversation settled;
  private List<Turn> pending;
  private Conversation live;
  private Quiet quiet;
  private Ledger ledger;
  private boolean partialsSeen;
  private boolean signalLost;
  private long viewAt;
  private boolean viewDue;
  private Hearing hearing;

  private boolean forgotten;
  private long receivedAt;

  Step(CallEngine engine, CallState state) {
    this.engine = engine;
    this.facts = state.facts();
    this.phase = state.phase();
    this.clock = state.clockAt();
    this.lastHeardAt = state.lastHeardAt();
    this.endedAt = state.endedAt();
    this.endReason = state.endReason();
    this.holds = state.holds();
    this.settled = state.settled();
    this.pending = state.pending();
    this.live = state.live();
    this.quiet = state.quiet();
    this.ledger = state.ledger();
    this.partialsSeen = state.partialsSeen();
    this.signalLost = state.signalLost();
    this.viewAt = state.viewAt();
    this.viewDue = state.viewDue();
    this.hearing = state.hearing();
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

  List<Effect> effects() {
    return effects;
  }

  /** Whether the call has been over for so long that nothing of it is remembered. */
  boolean isForgotten() {
    return forgotten;
  }

  // What is due.

  /** The earliest moment at which something happens by itself. */
  long nextDue() {
    return switch (phase) {
      case LIVE -> Math.min(Math.min(settleDue(), abandonedDue()), Math.min(coachDue(), viewDueAt()));
      case ENDING -> endedAt + CallEngine.LATENESS_MS;
      case CLOSED -> endedAt + CallEngine.REMEMBERED_MS;
    };
  }

  private long settleDue() {
    long due = Long.MAX_VALUE;
    for (Turn turn : pending) {
      due = Math.min(due, turn.heardAt() + CallEngine.LATENESS_MS);
    }
    return due;
  }

  private long abandonedDue() {
    return lastHeardAt
        + (holds.isHeld() ? CallEngine.ABANDONED_ON_HOLD_MS : CallEngine.ABANDONED_MS);
  }

  private long coachDue() {
    long expiry = ledger.visible() == null ? Long.MAX_VALUE : ledger.visible().expiresAt();
    return Math.min(expiry, silence().nextDue(quiet));
  }

  private long viewDueAt() {
    return viewDue ? viewAt + CallEngine.VIEW_MS : Long.MAX_VALUE;
  }

  private SilenceClock silence() {
    return new SilenceClock(
        engine.playbook.thresholds().silence(), facts.startedAt(), live, holds, hearing, partialsSeen, signalLost);
  }

  /** Lets record time pass: everything due until then happens at its own moment. */
  void advance(long at) {
    receivedAt = at;
    for (long due = nextDue(); due <= at && !forgotten; due = nextDue()) {
      clock = Math.max(clock, due);
      happen();
    }
    clock = Math.max(clock, at);
  }

  private void happen() {
    switch (phase) {
      case LIVE -> {
        if (abandonedDue() <= clock) {
          end(clock, "abandoned");
          finish();
          return;
        }
        settle(false);
        quiet = silence().levelsAt(clock, quiet);
        ledger = engine.policy.expire(ledger, clock, this::changed);
        decide();
        showView();
      }
      case ENDING -> finish();
      case CLOSED -> forgotten = true;
    }
  }

  // What is heard.

  void apply(CallInput input) {
    receivedAt = input.at();
    if (input instanceof CallEvent event) {
      apply(event);
    } else if (input instanceof CueFeedback feedback) {
      apply(feedback);
    } else if (input instanceof SignalChanged signal) {
      signalLost = signal.lost();
      viewDue = true;
      viewAt = 0;
    } else if (input instanceof TimePassed) {
      return;
    }
    showView();
  }

  private void apply(CallEvent event) {
    if (phase == Phase.CLOSED) {
      drop(DropReason.CALL_ENDED);
      return;
    }
    lastHeardAt = Math.max(lastHeardAt, event.at());
    CallEvent.Body body = event.body();
    if (body instanceof SegmentHeard segment) {
      apply(segment, event.at());
    } else if (body instanceof CallStarted started) {
      announce(started, event);
    } else if (body instanceof CallHeld) {
      onHold(holds.held(facts.mediaMs(event.at())));
    } else if (body instanceof CallResumed) {
      onHold(holds.resumed(facts.mediaMs(event.at())));
    } else if (body instanceof ParticipantChanged who) {
      facts = who.agentId() == null ? facts : facts.servedBy(who.agentId());
      viewDue = true;
    } else if (body instanceof CallEnded ended) {
      end(event.at(), ended.reason());
    } else if (body instanceof Heartbeat || body instanceof PlaybookActivated) {
      throw new IllegalArgumentException("an event for a whole partition is not for one call");
    }
  }

  private void announce(CallStarted started, CallEvent event) {
    if (facts.announced()) {
      drop(DropReason.DUPLICATE);
      return;
    }
    facts =
        new CallFacts(
            event.callId(),
            event.tenant(),
            event.producerId(),
            event.at(),
            true,
            started.agentId(),
            started.queue(),
            started.team(),
            started.language(),
            facts.playbook());
    viewDue = true;
  }

  private void onHold(Holds now) {
    if (now.equals(holds)) {
      drop(DropReason.DUPLICATE);
      return;
    }
    holds = now;
    quiet = quiet.levels(quiet.deadAirLevel(), quiet.questionLevel(), 0);
    hush(quiet.brokenMs());
    decide();
    viewDue = true;
    viewAt = 0;
  }

  private void apply(CueFeedback feedback) {
    if (phase == Phase.CLOSED) {
      drop(DropReason.CALL_ENDED);
      return;
    }
    Ledger next = engine.policy.hear(ledger, feedback, this::changed).orElse(null);
    if (next == null) {
      drop(DropReason.UNKNOWN_CUE);
    } else {
      ledger = next;
      viewDue = true;
    }
  }

  private void apply(SegmentHeard segment, long at) {
    Turn known = known(segment.segmentId());
    if (known != null) {
      boolean older = segment.revision() < known.heard().revision() || !segment.isFinal();
      if (older || segment.revision() == known.heard().revision()) {
        drop(older ? DropReason.SUPERSEDED : DropReason.DUPLICATE);
        return;
      }
    } else if (segment.endMs() < settled.recent().lastEndMs() - RecentTurns.WINDOW_MS) {
      drop(DropReason.TOO_LATE);
      return;
    }
    if (segment.isFinal()) {
      hearFinal(segment, at, known);
    } else {
      hearPartial(segment, at);
    }
  }

  private Turn known(String segmentId) {
    for (Turn turn : pending) {
      if (turn.segmentId().equals(segmentId)) {
        return turn;
      }
    }
    return settled.recent().find(segmentId).orElse(null);
  }

  private void hearPartial(SegmentHeard segment, long at) {
    SegmentHeard earlier = hearing.partials().get(segment.segmentId());
    if (earlier != null && earlier.revision() >= segment.revision()) {
      drop(earlier.revision() == segment.revision() ? DropReason.DUPLICATE : DropReason.SUPERSEDED);
      return;
    }
    hearing = hearing.with(segment, at);
    partialsSeen = true;
    hush(segment.startMs());
    if (ledger.visible() != null) {
      decide();
    }
    Turn soFar = engine.reader.read(segment, at, live);
    if (!soFar.reading().phrases().isEmpty() && phase == Phase.LIVE) {
      Conversation ifItStays = engine.listener.hear(live, soFar, holds).after();
      ledger = engine.policy.decide(ledger, situation(ifItStays, true), this::changed);
    }
  }

  private void hearFinal(SegmentHeard segment, long at, Turn known) {
    hearing = hearing.without(segment.segmentId());
    if (known != null && !pending.contains(known)) {
      revise(known, segment, at);
      return;
    }
    List<Turn> next = new ArrayList<>(pending);
    next.remove(known);
    if (segment.text().isBlank()) {
      drop(DropReason.EMPTY);
    } else {
      next.add(engine.reader.read(segment, at, live));
      next.sort(Turn.MEDIA_ORDER);
    }
    pending = List.copyOf(next);
    settle(false);
    relive();
    hush(segment.startMs());
    decide();
    viewDue = true;
  }

  /** A correction after the turn was certain: its row is written again, what followed from it stays. */
  private void revise(Turn known, SegmentHeard segment, long at) {
    Turn revised = engine.reader.read(segment, at, settled);
    settled = settled.revising(revised);
    relive();
    effects.add(
        new Effect.TurnSettled(facts, settled.rescored(revised), isLate(known)));
  }

  // What follows.

  /** Folds the turns that are certain by now, and every turn spoken before them, into the settled conversation. */
  private void settle(boolean all) {
    int ready = all ? pending.size() : 0;
    for (int i = 0; i < pending.size() && !all; i++) {
      if (pending.get(i).heardAt() + CallEngine.LATENESS_MS <= clock) {
        ready = i + 1;
      }
    }
    for (Turn turn : pending.subList(0, ready)) {
      Heard heard = engine.listener.hear(settled, engine.reader.inPlace(turn, settled), holds);
      settled = heard.after();
      effects.add(new Effect.TurnSettled(facts, heard.scored(), isLate(turn)));
      heard.finished().forEach(e -> effects.add(new Effect.EpisodeFinished(facts, e)));
    }
    pending = ready == 0 ? pending : List.copyOf(pending.subList(ready, pending.size()));
  }

  private boolean isLate(Turn turn) {
    long spokenAt = facts.startedAt() + turn.endMs();
    return turn.heardAt() - spokenAt > engine.playbook.attention().lateAfterMs();
  }

  /** Derives the live conversation: the settled one, continued over what is pending. */
  private void relive() {
    Conversation now = settled;
    for (Turn turn : pending) {
      now = engine.listener.hear(now, engine.reader.inPlace(turn, now), holds).after();
    }
    live = now;
  }

  void recall(long firstNewsAt) {
    hearing = Hearing.restored(firstNewsAt);
    relive();
  }

  /** Speech, or a hold, ended somewhere: that is from when silence counts. */
  private void hush(long brokenMs) {
    long speechEndMs = Math.max(live.lastSpeechEndMs(), hearing.speechEndMs());
    if (speechEndMs > 0) {
      quiet = quiet.since(Math.max(speechEndMs, holds.lastEndMs()), brokenMs);
    }
  }

  private void decide() {
    if (phase == Phase.LIVE) {
      ledger = engine.policy.decide(ledger, situation(live, false), this::changed);
    }
  }

  private Situation situation(Conversation conversation, boolean tentative) {
    return new Situation(
        facts.callId(),
        facts.playbook(),
        facts.startedAt(),
        clock,
        conversation,
        quiet,
        holds,
        hearing.openSegments(),
        tentative);
  }

  private void changed(Cue cue) {
    effects.add(new Effect.CueChanged(facts, cue, receivedAt));
    viewDue = true;
    viewAt = 0;
  }

  private void showView() {
    if (phase == Phase.LIVE && viewDueAt() <= clock) {
      effects.add(
          new Effect.ViewChanged(
              facts, clock, live, quiet, holds, ledger.visible(), ledger.shown(), signalLost));
      viewAt = clock;
      viewDue = false;
    }
  }

  private void end(long at, String reason) {
    if (phase != Phase.LIVE) {
      drop(DropReason.DUPLICATE);
      return;
    }
    ledger = engine.policy.end(ledger, clock, this::changed);
    phase = Phase.ENDING;
    endedAt = at;
    endReason = reason;
  }

  /** Nothing more can be heard: everything becomes certain, the debrief is written, and all but the memory of it goes. */
  private void finish() {
    settle(true);
    Heard end = engine.listener.end(settled, holds, facts.mediaMs(endedAt));
    settled = end.after();
    end.finished().forEach(e -> effects.add(new Effect.EpisodeFinished(facts, e)));
    effects.add(new Effect.CallSummarised(facts, state(), facts.mediaMs(endedAt), endReason));
    phase = Phase.CLOSED;
    settled = Conversation.EMPTY;
    live = Conversation.EMPTY;
    quiet = Quiet.NONE;
    ledger = Ledger.EMPTY;
    holds = Holds.NONE;
    hearing = Hearing.NOTHING;
  }

  private void drop(DropReason reason) {
    effects.add(new Dropped(reason));
  }
}
