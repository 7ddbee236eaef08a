package io.attune.coach;

import io.attune.call.AgentLevel;
import io.attune.call.CueFeedback;
import java.util.ArrayList;
import java.util.List;

/**
 * How agents of one level have taken one rule of late.
 *
 * @param playbookId whose rule it is, in all its versions
 * @param ruleId the rule
 * @param level the agents'
 * @param verdicts on its last cues, oldest first, at most {@link #REMEMBERED}
 */
public record Standing(String playbookId, String ruleId, AgentLevel level, List<Verdict> verdicts) {

  /** How many cues are remembered. */
  public static final int REMEMBERED = 20;

  /** Fewer verdicts than this condemn no rule. */
  static final int ENOUGH = 8;

  /** A rule that this share of the agents waves away, 0 to 1, is noise to them. */
  static final double TIRESOME = 0.6;

  /** How an agent took one cue. */
  public enum Verdict {
    /** Nothing was said of it and nothing done. */
    IGNORED,
    /** The agent took the step. */
    ACTED,
    /** Waved away. */
    DISMISSED,
    /** Called mistaken. */
    WRONG,
    /** Called helpful. */
    HELPFUL,
    /** Accepted, but the step was not taken. */
    ACCEPTED_NOT_ACTED;

    /** How the agent took a cue that was shown. */
    public static Verdict of(Ledger.Entry entry) {
      CueFeedback.Action said = entry.feedback();
      if (said == CueFeedback.Action.WRONG) {
        return WRONG;
      } else if (said == CueFeedback.Action.DISMISSED || said == CueFeedback.Action.MUTED) {
        return DISMISSED;
      } else if (said == CueFeedback.Action.HELPFUL) {
        return HELPFUL;
      } else if (entry.outcome() == CueOutcome.ACTED) {
        return ACTED;
      }
      return said == CueFeedback.Action.ACCEPTED ? ACCEPTED_NOT_ACTED : IGNORED;
    }

    boolean isAgainst() {
      return this == DISMISSED || this == WRONG;
    }
  }

  public Standing {
    verdicts = List.copyOf(verdicts);
  }

  /** How many of the verdicts are against the rule. */
  public int against() {
    return (int) verdicts.stream().filter(Verdict::isAgainst).count();
  }

  /** Whether the agents keep waving the rule away. */
  public boolean isTiresome() {
    return verdicts.size() >= ENOUGH && against() >= TIRESOME * verdicts.size();
  }

  Standing after(Verdict verdict) {
    List<Verdict> next = new ArrayList<>(verdicts);
    next.add(verdict);
    int from = Math.max(0, next.size() - REMEMBERED);
    return new Standing(playbookId, ruleId, level, next.subList(from, next.size()));
  }

  boolean isOf(String playbook, String rule, AgentLevel of) {
    return playbookId.equals(playbook) && ruleId.equals(rule) && level == of;
  }
}
