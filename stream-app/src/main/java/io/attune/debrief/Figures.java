package io.attune.debrief;

import java.util.List;

/**
 * What many calls have in common on one phase, topic or queue.
 *
 * @param name the phase, the topic or the queue
 * @param calls calls that had it
 * @param friction points of friction in it
 * @param frictionPer100Calls the same for a hundred calls: of all, or of a queue's own
 * @param concerns concerns raised in it
 * @param acknowledged share of them that the agent acknowledged, 0 to 1; null without concerns
 * @param resolved share of them that were resolved, 0 to 1; null without concerns
 * @param acknowledgedAfterMs median time to acknowledgement, to the second; null if none was
 * @param moodChange mean change of the customer's mood across it, -2 to +2; null if unknown
 * @param examples words that made it, the strongest first
 */
public record Figures(
    String name,
    long calls,
    long friction,
    double frictionPer100Calls,
    long concerns,
    Double acknowledged,
    Double resolved,
    Long acknowledgedAfterMs,
    Double moodChange,
    List<Example> examples) {

  /**
   * Words from one call.
   *
   * @param callId the call
   * @param words what was said
   * @param weight how strong it was, 0 to 1
   */
  public record Example(String callId, Quote words, double weight) {}
}
