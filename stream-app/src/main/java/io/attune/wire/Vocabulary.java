package io.attune.wire;

import io.attune.detect.Category;
import io.attune.detect.Kind;
import io.attune.detect.Ladder;
import io.attune.language.AgentMove;
import io.attune.playbook.Severity;
import io.attune.schemas.CueCategory;
import io.attune.schemas.CueKind;
import io.attune.schemas.CueOutcome;
import io.attune.schemas.CueState;
import io.attune.schemas.EpisodeOutcome;
import io.attune.schemas.LadderStep;
import io.attune.schemas.Move;
import io.attune.schemas.Stance;
import io.attune.schemas.Urgency;

/** The domain's words in those of the contracts. Null where the contracts have none for it. */
final class Vocabulary {
  private Vocabulary() {}

  static CueKind kind(Kind kind) {
    return CueKind.valueOf(kind.name());
  }

  /** The contracts' categories do not repeat the kind. */
  static CueCategory category(Category category) {
    return StoredCodes.category(category);
  }

  /** Urgency is a field of its own in the contracts; whatever is urgent is severe. */
  static io.attune.schemas.Severity severity(Severity severity) {
    return switch (severity) {
      case LOW -> io.attune.schemas.Severity.LOW;
      case MEDIUM -> io.attune.schemas.Severity.MEDIUM;
      case HIGH, URGENT -> io.attune.schemas.Severity.HIGH;
    };
  }

  static Urgency urgency(Severity severity) {
    return severity == Severity.URGENT ? Urgency.URGENT : Urgency.NORMAL;
  }

  static CueState state(io.attune.coach.CueState state) {
    return CueState.valueOf(state.name());
  }

  /**
   * How a cue ended; null while it is visible, and for one that was withheld without being late.
   */
  static CueOutcome outcome(io.attune.coach.CueOutcome outcome) {
    return switch (outcome) {
      case ACTED -> CueOutcome.ACTED;
      case ENDED -> CueOutcome.RELEASED;
      case EXPIRED -> CueOutcome.EXPIRED;
      case RETRACTED -> CueOutcome.CONTRADICTED;
      case PREEMPTED -> CueOutcome.SUPERSEDED;
      case DISMISSED -> CueOutcome.DISMISSED;
      case LATE -> CueOutcome.LATE;
      case VISIBLE, BUSY, COOLDOWN, BUDGET, MUTED, LEVEL -> null;
    };
  }

  static LadderStep step(Ladder.Step step) {
    return step == Ladder.Step.DONE ? null : LadderStep.valueOf(step.name());
  }

  static Stance stance(io.attune.language.Stance stance) {
    return stance == io.attune.language.Stance.NEUTRAL ? null : Stance.valueOf(stance.name());
  }

  static Move move(AgentMove move) {
    return Move.valueOf(move.name());
  }

  /** How an episode ended; null while it is open. A deadlock that nobody came back to stays one. */
  static EpisodeOutcome outcome(io.attune.detect.Episode episode) {
    return switch (episode.outcome()) {
      case OPEN -> null;
      case RELEASED, ACCEPTED -> EpisodeOutcome.RESOLVED;
      case FADED ->
          episode.category() == Category.OBJECTION_DEADLOCK
              ? EpisodeOutcome.DEADLOCKED
              : EpisodeOutcome.LAPSED;
      case UNRESOLVED -> EpisodeOutcome.UNRESOLVED;
    };
  }
}
