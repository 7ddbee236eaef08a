package io.attune.coach;

import io.attune.detect.Evidence;
import io.attune.detect.Ladder.Step;
import io.attune.playbook.Rule;
import java.util.List;

/**
 * One line of coaching at one stage of its life.
 *
 * @param cueId identity; a pure function of call, rule, playbook version and the episode's start
 * @param rule the rule that it follows
 * @param state the stage
 * @param outcome what became of it, VISIBLE until its last stage
 * @param supersedes the cue whose place it took, null if the place was free
 * @param step the step of the ladder that is missing
 * @param level 1, or higher as a silence lasts or a concern comes back
 * @param speakerId the voice on the customer's side that it is about, empty if none in particular
 * @param words the customer's own words, empty if there are none to quote
 * @param evidence what it rests on; never empty
 * @param confidence 0 to 1
 * @param episodeStartMs media time of the onset of what it is about
 * @param evidenceMs media time at which the newest evidence ended
 * @param raisedAt record time at which it was first raised, epoch ms
 * @param decidedAt record time of this stage, epoch ms
 * @param expiresAt record time from which it is of no use, epoch ms
 */
public record Cue(
    String cueId,
    Rule rule,
    CueState state,
    CueOutcome outcome,
    String supersedes,
    Step step,
    int level,
    String speakerId,
    String words,
    List<Evidence> evidence,
    double confidence,
    long episodeStartMs,
    long evidenceMs,
    long raisedAt,
    long decidedAt,
    long expiresAt) {

  public Cue {
    evidence = List.copyOf(evidence);
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException("a cue of rule " + rule.id() + " has no evidence");
    }
  }

  /** Whether an agent would see it now. */
  public boolean isVisible() {
    return state == CueState.TENTATIVE || state == CueState.RAISED || state == CueState.UPDATED;
  }

  /** The same cue at its last stage. */
  Cue ended(CueState last, CueOutcome how, long at) {
    return new Cue(
        cueId,
        rule,
        last,
        how,
        supersedes,
        step,
        level,
        speakerId,
        words,
        evidence,
        confidence,
        episodeStartMs,
        evidenceMs,
        raisedAt,
        at,
        expiresAt);
  }

  /** The same cue with what is known now. */
  Cue refreshed(Candidate now, CueState next, long at) {
    return new Cue(
        cueId,
        rule,
        next,
        outcome,
        supersedes,
        now.step(),
        now.level(),
        speakerId,
        now.words(),
        now.evidence(),
        now.confidence(),
        episodeStartMs,
        now.evidenceMs(),
        raisedAt,
        at,
        at + rule.ttlMs());
  }
}
