package io.attune.engine;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.CallHeld;
import io.attune.call.CallEvent.CallResumed;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.ParticipantChanged;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallInput;
import io.attune.call.CueFeedback;
import io.attune.call.SignalChanged;
import io.attune.coach.Cue;
import io.attune.coach.Situation;
import io.attune.detect.Conversation;
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
  private final List<Effect> effects = new ArrayList<>(2);

  private boolean forgotten;
  private long receivedAt;

  Step(CallEngine engine, CallState state) {
    this.engine = engine;
    this.call = new Draft(state);
    this.understanding = new Understanding(engine, call, effects::add);
  }

  CallState state() {
    return call.state();
  }

  List<Effect> effects() {
    return effects;
  }

  /** Whether the call has been over for so long that nothing of it is remembered. */
  boolean isForgotten() {
    return forgotten;
  }

  /** A state was loaded: derives what is derived. */
  void recall(long firstNewsAt) {
    call.hearing = Hearing.restored(firstNewsAt);
    understanding.relive();
  }

  // Time.

  /** The earliest moment at which something happens by itself, record time in epoch ms. */
  long nextDue() {
    return switch (call.phase) {
      case LIVE ->
          Math.min(
              Math.min(understanding.settleDue(), abandonedDue()), Math.min(coachDue(), viewDue()));
      case ENDING -> call.endedAt + CallEngine.LATENESS_MS;
      case CLOSED -> call.endedAt + CallEngine.REMEMBERED_MS;
    };
  }

  private long abandonedDue() {
    return call.lastHeardAt
        + (call.holds.isHeld() ? CallEngine.ABANDONED_ON_HOLD_MS : CallEngine.ABANDONED_MS);
  }

  private long coachDue() {
    Cue visible = call.ledger.visible();
    return Math.min(
        visible == null ? Long.MAX_VALUE : visible.expiresAt(), silence().nextDue(call.quiet));
  }

  private long viewDue() {
    return call.viewDue ? call.viewAt + CallEngine.VIEW_MS : Long.MAX_VALUE;
  }

  private SilenceClock silence() {
    return new SilenceClock(engine.playbook.thresholds().silence(), call);
  }

  /** Lets record time pass: everything due until then happens at its own moment. */
  void advance(long at) {
    receivedAt = at;
    for (long due = nextDue(); due <= at && !forgotten; due = nextDue()) {
      call.clock = Math.max(call.clock, due);
      happen();
    }
    call.clock = Math.max(call.clock, at);
  }

  private void happen() {
    switch (call.phase) {
      case LIVE -> {
        if (abandonedDue() <= call.clock) {
          end(call.clock, "abandoned");
          return;
        }
        understanding.settle();
        call.quiet = silence().levelsAt(call.clock, call.quiet);
        call.ledger = engine.policy.expire(call.ledger, call.clock, this::changed);
        decide();
        showView();
      }
      case ENDING -> {
        long mediaMs = call.facts.mediaMs(call.endedAt);
        understanding.conclude(mediaMs);
        effects.add(new Effect.CallSummarised(call.facts, state(), mediaMs, call.endReason));
        call.close();
      }
      case CLOSED -> forgotten = true;
    }
  }

  // News.

  void apply(CallInput input) {
    receivedAt = input.at();
    if (call.phase == Phase.CLOSED && (input instanceof CallEvent || input instanceof CueFeedback)) {
      drop(DropReason.CALL_ENDED);
    } else if (input instanceof CallEvent event) {
      call.lastHeardAt = Math.max(call.lastHeardAt, event.at());
      apply(event);
    } else if (input instanceof CueFeedback feedback) {
      apply(feedback);
    } else if (input instanceof SignalChanged signal) {
      call.signalLost = signal.lost();
      viewAtOnce();
    }
    showView();
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
    } else if (body instanceof CallEnded ended) {
      end(event.at(), ended.reason());
    } else {
      throw new IllegalArgumentException("an event for a whole partition is not for one call");
    }
  }

  private void announce(CallStarted started, CallEvent event) {
    if (call.facts.announced()) {
      drop(DropReason.DUPLICATE);
      return;
    }
    call.facts = call.facts.announced(started, event);
    call.viewDue = true;
  }

  private void onHold(Holds now) {
    if (now.equals(call.holds)) {
      drop(DropReason.DUPLICATE);
      return;
    }
    call.holds = now;
    call.quiet = call.quiet.levels(call.quiet.deadAirLevel(), call.quiet.questionLevel(), 0);
    hush(call.quiet.brokenMs());
    decide();
    viewAtOnce();
  }

  private void end(long at, String reason) {
    if (call.phase != Phase.LIVE) {
      drop(DropReason.DUPLICATE);
      return;
    }
    call.ledger = engine.policy.end(call.ledger, call.clock, this::changed);
    call.phase = Phase.ENDING;
    call.endedAt = at;
    call.endReason = reason;
  }

  private void apply(CueFeedback feedback) {
    engine
        .policy
        .hear(call.ledger, feedback, this::changed)
        .ifPresentOrElse(ledger -> call.ledger = ledger, () -> drop(DropReason.UNKNOWN_CUE));
    call.viewDue = true;
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
    catchUp(segment);
    if (segment.isFinal()) {
      hearFinal(segment, at, known);
    } else {
      hearPartial(segment, at);
    }
  }

  /**
   * The first words since the state was loaded tell what could not be known before: if they began late enough, there was silence
   * until then, and it is found as it would have been without the interruption.
   */
  private void catchUp(SegmentHeard segment) {
    if (call.hearing.restoredAt() == 0) {
      return;
    }
    call.hearing = call.hearing.caughtUp();
    long brokenAt = Math.min(call.clock, call.facts.startedAt() + segment.startMs());
    if (silence().nextDue(call.quiet) <= brokenAt) {
      call.quiet = silence().levelsAt(brokenAt, call.quiet);
      decide();
    }
  }

  private void hearPartial(SegmentHeard segment, long at) {
    SegmentHeard earlier = call.hearing.partials().get(segment.segmentId());
    if (earlier != null && earlier.revision() >= segment.revision()) {
      drop(earlier.revision() == segment.revision() ? DropReason.DUPLICATE : DropReason.SUPERSEDED);
      return;
    }
    call.hearing = call.hearing.with(segment, at);
    call.partialsSeen = true;
    hush(segment.startMs());
    if (call.ledger.visible() != null) {
      decide();
    }
    Turn soFar = engine.reader.read(segment, at, call.live);
    if (call.phase == Phase.LIVE && !soFar.reading().phrases().isEmpty()) {
      decide(understanding.withPartial(soFar), true);
    }
  }

  private void hearFinal(SegmentHeard segment, long at, Turn known) {
    call.hearing = call.hearing.without(segment.segmentId());
    if (segment.text().isBlank()) {
      drop(DropReason.EMPTY);
    }
    understanding.hear(segment, at, known);
    hush(segment.startMs());
    decide();
    call.viewDue = true;
  }

  // What follows.

  /** Speech, or a hold, ended somewhere: from there silence counts. */
  private void hush(long brokenMs) {
    long speechEndMs = Math.max(call.live.lastSpeechEndMs(), call.hearing.speechEndMs());
    if (speechEndMs > 0) {
      call.quiet = call.quiet.since(Math.max(speechEndMs, call.holds.lastEndMs()), brokenMs);
    }
  }

  private void decide() {
    if (call.phase == Phase.LIVE) {
      decide(call.live, false);
    }
  }

  private void decide(Conversation conversation, boolean tentative) {
    Situation situation =
        new Situation(
            call.facts.callId(),
            call.facts.playbook(),
            call.facts.startedAt(),
            call.clock,
            conversation,
            call.quiet,
            call.holds,
            call.hearing.openSegments(),
            tentative);
    call.ledger = engine.policy.decide(call.ledger, situation, this::changed);
  }

  private void changed(Cue cue) {
    effects.add(new Effect.CueChanged(call.facts, cue, receivedAt));
    viewAtOnce();
  }

  private void viewAtOnce() {
    call.viewDue = true;
    call.viewAt = 0;
  }

  private void showView() {
    if (call.phase == Phase.LIVE && viewDue() <= call.clock) {
      effects.add(Effect.ViewChanged.of(call));
      call.viewAt = call.clock;
      call.viewDue = false;
    }
  }

  private void drop(DropReason reason) {
    effects.add(new Dropped(reason));
  }
}
