package io.attune.engine;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.CallErased;
import io.attune.call.CallEvent.CallHeld;
import io.attune.call.CallEvent.CallResumed;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.ParticipantChanged;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallEvent.TurnRefined;
import io.attune.call.CallInput;
import io.attune.call.CueFeedback;
import io.attune.call.SignalChanged;
import io.attune.detect.Holds;
import io.attune.detect.RecentTurns;
import io.attune.detect.Turn;
import io.attune.engine.CallState.Phase;
import io.attune.engine.Effect.DropReason;
import io.attune.engine.Effect.Dropped;
import java.util.ArrayList;
import java.util.List;

/** One step of the engine: lets time pass, then applies one input. */
final class Step {
  private final CallEngine engine;
  private final Draft call;
  private final Understanding understanding;
  private final Coaching coaching;
  private final List<Effect> effects = new ArrayList<>(2);

  private boolean forgotten;

  Step(CallEngine engine, CallState state) {
    this.engine = engine;
    this.call = new Draft(state);
    this.understanding = new Understanding(engine, call, effects::add);
    this.coaching = new Coaching(engine, call, effects::add);
  }

  CallState state() {
    return call.state();
  }

  List<Effect> effects() {
    return effects;
  }

  /** What has come of it. */
  Outcome outcome() {
    return new Outcome(call.state(), effects, nextDue());
  }

  /** Whether the call has been over for so long that nothing of it is remembered. */
  boolean isForgotten() {
    return forgotten;
  }

  /** A state was loaded: derives what is derived. */
  void recall() {
    understanding.relive();
  }

  // Time.

  /** The earliest moment at which something happens by itself, record time in epoch ms. */
  long nextDue() {
    return switch (call.phase) {
      case LIVE ->
          Math.min(Math.min(understanding.settleDue(), abandonedDue()), coaching.nextDue());
      case ENDING -> call.endedAt + CallEngine.LATENESS_MS;
      case CLOSED -> call.endedAt + CallEngine.REMEMBERED_MS;
      case ERASED -> call.lastHeardAt + CallEngine.ERASED_MS;
    };
  }

  private long abandonedDue() {
    return call.lastHeardAt
        + (call.holds.isHeld() ? CallEngine.ABANDONED_ON_HOLD_MS : CallEngine.ABANDONED_MS);
  }

  /**
   * Lets record time pass: everything due until then happens at its own moment. What is decided
   * later must not depend on how often somebody looked, so the call's time is that of what happened
   * last, not that of the look.
   */
  void advance(long at) {
    for (long due = nextDue(); due <= at && !forgotten; due = nextDue()) {
      long moment = Math.max(call.clock, due);
      if (call.phase == Phase.LIVE && !decidesBy(moment)) {
        // When a view was last shown is not stored, so it does not move the call's time either.
        coaching.showView(moment);
      } else {
        call.clock = moment;
        coaching.receive(moment);
        happen();
      }
    }
  }

  private boolean decidesBy(long moment) {
    long due = Math.min(understanding.settleDue(), coaching.nextDecision());
    return Math.min(due, abandonedDue()) <= moment;
  }

  private void happen() {
    switch (call.phase) {
      case LIVE -> {
        if (abandonedDue() <= call.clock) {
          end(call.clock, "abandoned");
          return;
        }
        understanding.settle();
        coaching.tick();
        coaching.showView(call.clock);
      }
      case ENDING -> {
        long mediaMs = call.facts.mediaMs(call.endedAt);
        understanding.conclude(mediaMs);
        effects.add(new Effect.CallSummarised(call.facts, state(), mediaMs, call.endReason));
        call.close();
      }
      case CLOSED, ERASED -> forgotten = true;
    }
  }

  // News.

  void apply(CallInput input) {
    // Only what the log tells in order moves a call's time on; feedback is published elsewhere.
    if (input instanceof CallEvent) {
      call.clock = Math.max(call.clock, input.at());
    }
    coaching.receive(input.at());
    boolean isOfACall = input instanceof CallEvent || input instanceof CueFeedback;
    if (call.phase == Phase.CLOSED && isOfACall) {
      drop(DropReason.CALL_ENDED);
    } else if (call.phase == Phase.ERASED && isOfACall) {
      call.lastHeardAt = Math.max(call.lastHeardAt, input.at());
      drop(DropReason.CALL_ERASED);
    } else if (input instanceof CallEvent event) {
      if (event.body().isSignOfLife()) {
        call.lastHeardAt = Math.max(call.lastHeardAt, event.at());
      }
      apply(event);
    } else if (input instanceof CueFeedback feedback) {
      apply(feedback);
    } else if (input instanceof SignalChanged signal) {
      apply(signal);
    }
    coaching.showView(Math.max(call.clock, input.at()));
  }

  private void apply(CallEvent event) {
    CallEvent.Body body = event.body();
    if (body instanceof SegmentHeard segment) {
      apply(segment, event.at());
    } else if (body instanceof CallStarted started) {
      announce(started, event);
    } else if (body instanceof CallHeld) {
      onHold(call.holds.held(call.facts.mediaMs(event.at())));
    } else if (body instanceof CallResumed) {
      onHold(call.holds.resumed(call.facts.mediaMs(event.at())));
    } else if (body instanceof ParticipantChanged who) {
      call.facts = who.agentId() == null ? call.facts : call.facts.servedBy(who.agentId());
      call.viewDue = true;
    } else if (body instanceof TurnRefined answer) {
      DropReason reason = understanding.keep(answer);
      if (reason != null) {
        drop(reason);
      }
    } else if (body instanceof CallEnded ended) {
      end(event.at(), ended.reason());
    } else {
      throw new IllegalArgumentException("an event for a whole partition is not for one call");
    }
  }

  /** To a draft that holds nothing of the call. */
  void erase(CallErased erased) {
    call.phase = Phase.ERASED;
    effects.add(new Effect.CallErased(call.facts, call.clock, erased.reason()));
  }

  private void announce(CallStarted started, CallEvent event) {
    if (call.facts.announced()) {
      drop(DropReason.DUPLICATE);
      return;
    }
    call.facts = call.facts.announced(started, event);
    understanding.placeWithin(started.context());
    coaching.decide();
    call.viewDue = true;
  }

  private void onHold(Holds now) {
    if (now.equals(call.holds)) {
      drop(DropReason.DUPLICATE);
      return;
    }
    call.holds = now;
    understanding.relive();
    call.quiet = call.quiet.levels(call.quiet.deadAirLevel(), call.quiet.questionLevel(), 0);
    coaching.hush(call.quiet.brokenMs());
    coaching.decide();
    coaching.viewAtOnce();
  }

  private void end(long at, String reason) {
    if (call.phase != Phase.LIVE) {
      drop(DropReason.DUPLICATE);
      return;
    }
    coaching.end();
    call.phase = Phase.ENDING;
    call.endedAt = at;
    call.endReason = reason;
  }

  private void apply(SignalChanged signal) {
    if (call.signalLost == signal.lost()) {
      return;
    }
    if (!signal.lost()) {
      coaching.countSilenceFrom(call.facts.mediaMs(signal.at()));
    }
    call.signalLost = signal.lost();
    coaching.viewAtOnce();
  }

  private void apply(CueFeedback feedback) {
    if (!coaching.hear(feedback)) {
      drop(DropReason.UNKNOWN_CUE);
    }
  }

  private void apply(SegmentHeard segment, long at) {
    Turn known = understanding.find(segment.segmentId()).orElse(null);
    if (known != null) {
      int newer = Integer.compare(segment.revision(), known.heard().revision());
      if (newer <= 0 || !segment.isFinal()) {
        drop(newer == 0 && segment.isFinal() ? DropReason.DUPLICATE : DropReason.SUPERSEDED);
        return;
      }
    } else if (segment.endMs() < call.settled.recent().lastEndMs() - RecentTurns.WINDOW_MS) {
      drop(DropReason.TOO_LATE);
      return;
    }
    if (segment.isFinal()) {
      hearFinal(segment, at, known);
    } else {
      hearPartial(segment, at);
    }
  }

  private void hearPartial(SegmentHeard segment, long at) {
    SegmentHeard earlier = call.hearing.of(segment.segmentId());
    if (earlier != null && earlier.revision() >= segment.revision()) {
      drop(earlier.revision() == segment.revision() ? DropReason.DUPLICATE : DropReason.SUPERSEDED);
      return;
    }
    call.hearing = call.hearing.with(segment, at);
    call.partialsSeen = true;
    coaching.hush(segment.startMs());
    if (call.ledger.visible() != null) {
      coaching.decide();
    }
    if (call.phase == Phase.LIVE && engine.reader.hasPhrases(segment)) {
      Turn soFar = engine.reader.read(segment, at, call.live.now().recent());
      coaching.decideTentatively(understanding.withPartial(soFar));
    }
  }

  private void hearFinal(SegmentHeard segment, long at, Turn known) {
    call.hearing = call.hearing.without(segment.segmentId());
    if (segment.text().isBlank()) {
      drop(DropReason.EMPTY);
    }
    understanding.hear(segment, at, known);
    coaching.hush(segment.startMs());
    coaching.decide();
    call.viewDue = true;
  }

  private void drop(DropReason reason) {
    effects.add(new Dropped(reason));
  }
}
