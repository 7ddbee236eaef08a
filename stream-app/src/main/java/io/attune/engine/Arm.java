package io.attune.engine;

/** What happens on a call that takes part in an experiment. */
public enum Arm {
  /** The playbook that holds without the experiment. */
  CONTROL,
  /** The candidate playbook, and its cues are shown. */
  CANDIDATE,
  /** The playbook that holds, but no cue is shown: what agents do unaided. */
  HOLDOUT,
  /** The candidate playbook on a control call, unseen. */
  SHADOW;

  /** Whether an agent sees the cues. */
  public boolean isSeen() {
    return this == CONTROL || this == CANDIDATE;
  }
}
