package io.attune.engine;

import io.attune.call.CueFeedback;
import io.attune.coach.Cue;
import io.attune.coach.Ledger;
import io.attune.coach.Situation;
import io.attune.detect.Conversation;
import io.attune.engine.CallState.Phase;
import java.util.Optional;
import java.util.function.Consumer;

/** What a step shows: cues to the agent, views to supervisors. */
final class Coaching {
  private final CallEngine engine;
  private final Draft call;
  private final Consumer<Effect> effects;
  private long receivedAt;

  Coaching(CallEngine engine, Draft call, Consumer<Effect> effects) {
    this.engine = engine;
    this.call = call;
    this.effects = effects;
  }

  /** An input of this record time is being taken into account. */
  void receive(long at) {
    receivedAt = at;
  }

  /** The earliest moment at which something is shown, or taken away, by itself. */
  long nextDue() {
    return Math.min(nextDecision(), viewDue());
  }

  /** The same, views aside: the earliest moment at which the agent may see something else. */
  long nextDecision() {
    Cue visible = call.ledger.visible();
    long expiry = visible == null ? Long.MAX_VALUE : visible.expiresAt();
    return Math.min(expiry, silence().nextDue(call.quiet));
  }

  private long viewDue() {
    return call.viewDue ? call.viewAt + CallEngine.VIEW_MS : Long.MAX_VALUE;
  }

  private SilenceClock silence() {
    return new SilenceClock(engine.playbook.thresholds().silence(call.facts.context()), call);
  }

  /** Time has passed: silence may have deepened, a cue may have expired. */
  void tick() {
    call.quiet = silence().levelsAt(call.clock, call.quiet);
    call.ledger = engine.policy.expire(call.ledger, call.clock, this::changed);
    decide();
  }

  /** Speech, or a hold, ended somewhere: from there silence counts. */
  void hush(long brokenMs) {
    long speechEndMs = Math.max(call.live.now().lastSpeechEndMs(), call.hearing.speechEndMs());
    if (speechEndMs > 0) {
      call.quiet = call.quiet.since(Math.max(speechEndMs, call.holds.lastEndMs()), brokenMs);
    }
  }

  /** What was said before this media time may have been lost, so it is no silence. */
  void countSilenceFrom(long mediaMs) {
    if (call.quiet.sinceMs() > 0) {
      call.quiet = call.quiet.since(Math.max(mediaMs, call.quiet.sinceMs()), mediaMs);
    }
  }

  /** Decides what the agent sees now. */
  void decide() {
    if (call.phase == Phase.LIVE) {
      decide(call.live.now(), false);
    }
  }

  /** Decides what the agent may see already, though the words may still change. */
  void decideTentatively(Conversation ifItStays) {
    if (call.phase == Phase.LIVE) {
      decide(ifItStays, true);
    }
  }

  private void decide(Conversation conversation, boolean tentative) {
    Situation situation =
        new Situation(
            call.facts.callId(),
            call.facts.playbook(),
            call.facts.context().level(),
            call.facts.terms().mutedRules(),
            call.facts.startedAt(),
            call.clock,
            conversation,
            call.quiet,
            call.holds,
            call.hearing.partials(),
            tentative);
    call.ledger = engine.policy.decide(call.ledger, situation, this::changed);
  }

  /** Whether the feedback was about a cue of this call. */
  boolean hear(CueFeedback feedback) {
    Optional<Ledger> next = engine.policy.hear(call.ledger, feedback, this::changed);
    next.ifPresent(ledger -> call.ledger = ledger);
    call.viewDue |= next.isPresent();
    return next.isPresent();
  }

  /** The call is over. */
  void end() {
    call.ledger = engine.policy.end(call.ledger, call.clock, this::changed);
  }

  private void changed(Cue cue) {
    effects.accept(new Effect.CueChanged(call.facts, cue, receivedAt));
    viewAtOnce();
  }

  /** Something changed that supervisors want to see without waiting. */
  void viewAtOnce() {
    call.viewDue = true;
    call.viewAt = 0;
  }

  /**
   * Shows the call if it changed and was not shown just now.
   *
   * @param at record time, epoch ms; at or after the call's
   */
  void showView(long at) {
    if (call.phase == Phase.LIVE && viewDue() <= at) {
      effects.accept(Effect.ViewChanged.of(call, at));
      call.viewAt = at;
      call.viewDue = false;
    }
  }
}
