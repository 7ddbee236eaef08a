package io.attune.debrief;

import io.attune.detect.Category;
import io.attune.detect.Episode;
import java.util.List;

/**
 * A stretch of tension or an objection: what the customer minded, and what the agent did about it.
 *
 * @param category what it is
 * @param speakerId who raised it, empty if unknown
 * @param startMs media time at which the turn began that raised it
 * @param endMs media time at which it ended; of an unresolved one the end of the call
 * @param outcome how it ended
 * @param resolved whether tension eased, or the customer accepted the answer
 * @param timesRaised how often it was raised, 1 or more
 * @param deadlockMs media time at which both sides were stuck on it, null if they were not
 * @param peak its highest intensity, 0 to 1
 * @param peakMs media time of the peak
 * @param signs what it rests on, oldest first, never empty
 * @param steps what the agent did about it, in the order of time; steps of one turn in the order of
 *     the ladder
 * @param acknowledgedAfterMs time from the end of the turn that raised it to the beginning of the
 *     agent's turn that acknowledged it, 0 or more; null if none did
 * @param agentTurnsBefore how many of the agent's turns went by before that one, or before its end
 *     if none did
 * @param answeredFirst whether the agent turned to an answer before acknowledging it, or without
 * @param resolution what the customer said when it was resolved, null if it was not, or not by
 *     words of the customer
 * @param cueIds the cues about it that were raised
 */
public record Concern(
    Category category,
    String speakerId,
    long startMs,
    long endMs,
    Episode.Outcome outcome,
    boolean resolved,
    int timesRaised,
    Long deadlockMs,
    double peak,
    long peakMs,
    List<Sign> signs,
    List<StepTaken> steps,
    Long acknowledgedAfterMs,
    int agentTurnsBefore,
    boolean answeredFirst,
    Quote resolution,
    List<String> cueIds) {

  /** The words that raised it, null if it rests on measurements of nothing said. */
  public Quote firstWords() {
    return onset().quote();
  }

  /** What raised it; the signs before only announced it. */
  public Sign onset() {
    return signs.stream().filter(s -> s.startMs() >= startMs).findFirst().orElse(signs.get(0));
  }

  /** Whether the agent acknowledged it. */
  public boolean wasAcknowledged() {
    return acknowledgedAfterMs != null;
  }
}
