package io.attune.coach;

import io.attune.call.AgentLevel;
import io.attune.call.CueFeedback;
import io.attune.detect.Category;
import io.attune.playbook.Attention;
import io.attune.playbook.Playbook;
import io.attune.playbook.Rule;
import io.attune.playbook.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Decides what the agent sees. Attention is the scarce resource: one visible cue, a pause between
 * cues, a budget for the call, and nothing that comes too late to help. Pure: the ledger goes in
 * and comes out.
 */
public final class CuePolicy {

  private static final Comparator<Candidate> MOST_IMPORTANT =
      Comparator.<Candidate>comparingInt(c -> -c.rule().priority())
          .thenComparingLong(Candidate::episodeStartMs)
          .thenComparing(c -> c.rule().id());

  /** A rule that the agent has waved away so often says no more on this call. */
  private static final int WAVED = 2;

  private final Attention attention;
  private final Candidates candidates;

  /** Decides by the rules and the attention settings of a playbook. */
  public CuePolicy(Playbook playbook) {
    this.attention = playbook.attention();
    this.candidates = new Candidates(playbook);
  }

  /**
   * Looks at a situation and decides.
   *
   * @param ledger what the agent has been shown so far
   * @param out takes every cue whose stage changed, in order
   * @return the ledger afterwards
   */
  public Ledger decide(Ledger ledger, Situation situation, Consumer<Cue> out) {
    List<Candidate> found = candidates.in(situation);
    Ledger next = situation.tentative() ? ledger : review(ledger, situation, found, out);
    found.sort(MOST_IMPORTANT);
    for (Candidate candidate : found) {
      next = consider(next, candidate, situation, out);
    }
    return next;
  }

  /** Takes the visible cue off the screen when its time is up. */
  public Ledger expire(Ledger ledger, long now, Consumer<Cue> out) {
    Cue visible = ledger.visible();
    if (visible == null || now < visible.expiresAt()) {
      return ledger;
    }
    if (visible.state() == CueState.TENTATIVE) {
      out.accept(visible.ended(CueState.RETRACTED, CueOutcome.RETRACTED, now));
      return ledger.closing(CueOutcome.RETRACTED);
    }
    return ledger.closing(CueOutcome.EXPIRED);
  }

  /** The call is over: whatever is visible is resolved. */
  public Ledger end(Ledger ledger, long now, Consumer<Cue> out) {
    if (ledger.visible() == null) {
      return ledger;
    }
    out.accept(ledger.visible().ended(CueState.RESOLVED, CueOutcome.ENDED, now));
    return ledger.closing(CueOutcome.ENDED);
  }

  /**
   * Notes what an agent did with a cue.
   *
   * @return the ledger afterwards, or empty if this call never had such a cue
   */
  public Optional<Ledger> hear(Ledger ledger, CueFeedback feedback, Consumer<Cue> out) {
    Ledger.Entry entry = ledger.find(feedback.cueId()).orElse(null);
    if (entry == null) {
      return Optional.empty();
    }
    Ledger next = ledger.record(entry.judged(said(entry.feedback(), feedback.action())));
    next =
        switch (feedback.action()) {
          case MUTED -> next.muted(true);
          case UNMUTED -> next.muted(false);
          default -> next;
        };
    boolean away =
        switch (feedback.action()) {
          case DISMISSED, WRONG, MUTED -> true;
          case SHOWN, ACCEPTED, HELPFUL, UNMUTED -> false;
        };
    Cue visible = next.visible();
    if (away && visible != null && visible.cueId().equals(feedback.cueId())) {
      out.accept(visible.ended(CueState.RETRACTED, CueOutcome.DISMISSED, feedback.at()));
      next = next.closing(CueOutcome.DISMISSED);
    }
    return Optional.of(next);
  }

  /**
   * That a cue was shown says nothing about it, so it takes no other word back; nor does it that
   * others are wanted again.
   */
  private static CueFeedback.Action said(CueFeedback.Action before, CueFeedback.Action now) {
    return switch (now) {
      case SHOWN -> before == null ? now : before;
      case UNMUTED -> before;
      default -> now;
    };
  }

  /** Whether the visible cue is still true, confirmed, or over. */
  private static Ledger review(
      Ledger ledger, Situation situation, List<Candidate> found, Consumer<Cue> out) {
    Cue visible = ledger.visible();
    if (visible == null) {
      return ledger;
    }
    Candidate still =
        found.stream()
            .filter(
                c ->
                    c.rule().id().equals(visible.rule().id())
                        && c.episodeStartMs() == visible.episodeStartMs())
            .findFirst()
            .orElse(null);
    CueOutcome end = Ending.of(visible, situation, still != null);
    if (end == CueOutcome.VISIBLE) {
      return still == null ? ledger : refresh(ledger, still, situation.now(), out);
    }
    CueState state = end == CueOutcome.RETRACTED ? CueState.RETRACTED : CueState.RESOLVED;
    out.accept(visible.ended(state, end, situation.now()));
    return ledger.closing(end);
  }

  private static Ledger refresh(Ledger ledger, Candidate still, long now, Consumer<Cue> out) {
    Cue visible = ledger.visible();
    Cue next;
    if (visible.state() == CueState.TENTATIVE) {
      next = visible.refreshed(still, CueState.RAISED, now);
    } else if (still.level() > visible.level()) {
      next = visible.refreshed(still, CueState.UPDATED, now);
    } else {
      return ledger;
    }
    out.accept(next);
    return ledger.showing(next);
  }

  private Ledger consider(
      Ledger ledger, Candidate candidate, Situation situation, Consumer<Cue> out) {
    Rule rule = candidate.rule();
    long now = situation.now();
    if (situation.tentative() && !rule.tentative()) {
      return ledger;
    }
    // A candidate stays around as long as its episode; only while its evidence is fresh is it worth
    // a word.
    long spokenAt = situation.startedAt() + candidate.evidenceMs();
    boolean late = now - spokenAt > attention.lateAfterMs();
    Ledger.Entry known = ledger.find(rule.id(), candidate.episodeStartMs());
    if (known != null && (known.outcome().wasShown() || late)) {
      return ledger;
    }
    CueOutcome gate = late ? CueOutcome.LATE : gate(ledger, candidate, situation);
    if (gate != CueOutcome.VISIBLE) {
      boolean asBefore = known != null && known.outcome() == gate;
      return situation.tentative() || asBefore
          ? ledger
          : ledger.record(entry(known, candidate, situation, gate));
    }
    Ledger next = ledger;
    Cue superseded = ledger.visible();
    if (superseded != null) {
      out.accept(superseded.ended(CueState.RETRACTED, CueOutcome.PREEMPTED, now));
      next = next.closing(CueOutcome.PREEMPTED);
    }
    Ledger.Entry entry = entry(known, candidate, situation, CueOutcome.VISIBLE);
    Cue cue =
        new Cue(
            entry.cueId(),
            rule,
            situation.tentative() ? CueState.TENTATIVE : CueState.RAISED,
            CueOutcome.VISIBLE,
            superseded == null ? null : superseded.cueId(),
            candidate.step(),
            candidate.level(),
            candidate.speakerId(),
            candidate.words(),
            candidate.evidence(),
            candidate.confidence(),
            candidate.episodeStartMs(),
            candidate.evidenceMs(),
            now,
            now,
            now + rule.ttlMs());
    out.accept(cue);
    return next.record(entry).showing(cue);
  }

  /**
   * @param known what became of the cue before, null if it is new
   */
  private static Ledger.Entry entry(
      Ledger.Entry known, Candidate candidate, Situation situation, CueOutcome outcome) {
    Rule rule = candidate.rule();
    long began = candidate.episodeStartMs();
    return new Ledger.Entry(
        known == null
            ? CueIds.of(situation.callId(), rule.id(), situation.playbook(), began)
            : known.cueId(),
        rule.id(),
        rule.category(),
        began,
        situation.now(),
        outcome,
        null);
  }

  /** What keeps a cue of this rule from being shown now; VISIBLE if nothing does. */
  private CueOutcome gate(Ledger ledger, Candidate candidate, Situation situation) {
    Rule rule = candidate.rule();
    long now = situation.now();
    if (isMuted(ledger, rule, situation)) {
      return CueOutcome.MUTED;
    }
    if (Tact.withholds(candidate, situation, shown(ledger, Severity.LOW))) {
      return CueOutcome.LEVEL;
    }
    Cue visible = ledger.visible();
    boolean mayInterrupt =
        visible == null
            || visible.rule().category() == Category.CONTEXT_BRIEF
            || (rule.isUrgent() && !visible.rule().isUrgent())
            || (rule.isUrgent() && rule.priority() > visible.rule().priority());
    if (!mayInterrupt) {
      return CueOutcome.BUSY;
    }
    if (now - ledger.lastShownAt(rule.id()) < rule.cooldownMs()) {
      return CueOutcome.COOLDOWN;
    }
    if (!rule.isUrgent() && now - ledger.lastShownAt() < attention.cooldownMs()) {
      return CueOutcome.COOLDOWN;
    }
    int spent = ledger.taken() - shown(ledger, Severity.URGENT);
    return !rule.isUrgent() && spent >= attention.budget() ? CueOutcome.BUDGET : CueOutcome.VISIBLE;
  }

  private static boolean isMuted(Ledger ledger, Rule rule, Situation situation) {
    return ledger.muted()
        || situation.level() == AgentLevel.MUTED
        || situation.mutedRules().contains(rule.id())
        || ledger.waved(rule.id()) >= WAVED;
  }

  /** Cues of a severity that took the agent's attention so far. */
  private int shown(Ledger ledger, Severity severity) {
    int shown = 0;
    for (Ledger.Entry entry : ledger.entries()) {
      boolean counts = entry.takesAttention() && candidates.isOf(entry.category(), severity);
      shown += counts ? 1 : 0;
    }
    return shown;
  }
}
