package io.attune.playbook;

/**
 * How much of the agent's attention cues may take. Prompting every 15 to 30 s makes agents switch a
 * tool off, and after 5 to 8 s a moment is gone; the defaults stay on the quiet side of both.
 *
 * @param cooldownMs least time between two cues of one call, urgent ones aside, in milliseconds
 * @param budget most cues in one call, urgent ones aside
 * @param lateAfterMs a cue decided later than this after its evidence was spoken is not shown
 */
public record Attention(long cooldownMs, int budget, long lateAfterMs) {
  /** The defaults: one cue in 20 s, six in a call, 5 s. */
  public static final Attention DEFAULT = new Attention(20_000, 6, 5_000);
}
