package io.attune.call;

/** How much coaching an agent wants: the same words lead to fewer cues from level to level. */
public enum AgentLevel {
  /** Every cue that the playbook has. */
  NOVICE,
  /** The same, until the agent has met a concern well; later ones only when a step is missed. */
  REGULAR,
  /** Only what was missed, and only what is severe. */
  EXPERT,
  /** None at all; everything is still measured. */
  MUTED
}
