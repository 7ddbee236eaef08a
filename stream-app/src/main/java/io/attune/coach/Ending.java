package io.attune.coach;

import io.attune.detect.Category;
import io.attune.detect.Episode;
import io.attune.detect.Kind;

/**
 * Tells whether a visible cue is over, by what it is about. Nobody has to click: the next turns
 * show whether the agent acted.
 */
final class Ending {
  private Ending() {}

  /** What becomes of a cue in a situation; VISIBLE if it stays. */
  static CueOutcome of(Cue cue, Situation situation, boolean stillCandidate) {
    if (cue.state() == CueState.TENTATIVE) {
      return ofTentative(cue, situation, stillCandidate);
    }
    Category category = cue.rule().category();
    if (category == Category.TENSION_RELEASED || category == Category.CONTEXT_BRIEF) {
      return CueOutcome.VISIBLE;
    }
    if (category.kind() == Kind.SILENCE) {
      return ofSilence(cue, situation);
    }
    Category episodeCategory = category.kind() == Kind.TENSION ? Category.TENSION_RISING : category;
    Episode episode =
        situation.conversation().find(episodeCategory, cue.episodeStartMs()).orElse(null);
    if (episode == null) {
      return CueOutcome.RETRACTED;
    }
    if (episode.isMoment()) {
      return ofMoment(episode);
    }
    if (episode.ladder().missing().compareTo(cue.step()) > 0) {
      return CueOutcome.ACTED;
    }
    return episode.isOpen() ? CueOutcome.VISIBLE : CueOutcome.ENDED;
  }

  private static CueOutcome ofMoment(Episode moment) {
    if (moment.isOpen()) {
      return CueOutcome.VISIBLE;
    }
    return moment.outcome() == Episode.Outcome.RELEASED ? CueOutcome.ACTED : CueOutcome.ENDED;
  }

  private static CueOutcome ofTentative(Cue cue, Situation situation, boolean stillCandidate) {
    if (stillCandidate) {
      return CueOutcome.VISIBLE;
    }
    boolean waiting = cue.evidence().stream().anyMatch(e -> situation.isOpen(e.segmentId()));
    return waiting ? CueOutcome.VISIBLE : CueOutcome.RETRACTED;
  }

  private static CueOutcome ofSilence(Cue cue, Situation situation) {
    boolean held = situation.holds().isHeld();
    if (cue.rule().category() == Category.SILENCE_LONG_HOLD) {
      boolean same = held && situation.holds().sinceMs() == cue.episodeStartMs();
      return same ? CueOutcome.VISIBLE : CueOutcome.ENDED;
    }
    if (held) {
      return CueOutcome.ENDED;
    }
    if (situation.quiet().sinceMs() == cue.episodeStartMs()) {
      return CueOutcome.VISIBLE;
    }
    // Speech that was already going on when the cue was raised shows that the silence never was.
    double threshold = cue.evidence().get(cue.evidence().size() - 1).threshold();
    boolean neverWas = situation.quiet().brokenMs() - cue.episodeStartMs() < threshold;
    return neverWas ? CueOutcome.RETRACTED : CueOutcome.ENDED;
  }
}
