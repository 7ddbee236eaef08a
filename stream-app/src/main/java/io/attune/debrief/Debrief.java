package io.attune.debrief;

import io.attune.call.Speaker;
import io.attune.detect.ScoredTurn;
import io.attune.engine.CallFacts;
import io.attune.language.AgentMove;
import java.util.List;
import java.util.Map;

/**
 * One call after it is over: what the customer lived through, what they minded, what the agent did
 * about it, and what was missed. Every claim carries the words, or the measurement, it rests on.
 *
 * @param facts what is known of the call that is no speech
 * @param durationMs its length, ms
 * @param endReason why it ended, null if nobody said
 * @param abandoned whether nobody said that it ended: it was not heard of any more
 * @param arc the customer's experience from start to end
 * @param concerns what the customer minded, in the order in which it was raised
 * @param marks where the customer's experience turned, in the order of time
 * @param pauses silences and holds, in the order of time
 * @param moves what the agent did, turn by turn
 * @param moveCounts how often the agent made each move, of those that were made
 * @param cues the cues that were raised, in the order of time
 * @param withheld the cues that were decided and not shown
 * @param slips what was heard of the agent's delivery and empathy that could be better
 * @param opportunities buying signals, motivations and the like
 * @param foreshadowing what announced the hardest moment, null if nothing did or none was hard
 * @param talk who spoke how much
 * @param remarks what went well and what did not
 * @param turns everything that was said, in media order
 */
public record Debrief(
    CallFacts facts,
    long durationMs,
    String endReason,
    boolean abandoned,
    Arc arc,
    List<Concern> concerns,
    List<Mark> marks,
    List<Pause> pauses,
    List<MovesMade> moves,
    Map<AgentMove, Integer> moveCounts,
    List<CueShown> cues,
    List<CueWithheld> withheld,
    List<Moment> slips,
    List<Moment> opportunities,
    Foreshadowing foreshadowing,
    Talk talk,
    List<Remark> remarks,
    List<ScoredTurn> turns) {

  /** How many concerns were resolved. */
  public int resolved() {
    return (int) concerns.stream().filter(Concern::resolved).count();
  }

  /** How many concerns the agent acknowledged. */
  public int acknowledged() {
    return (int) concerns.stream().filter(Concern::wasAcknowledged).count();
  }

  /** Mean time to acknowledgement of those that were acknowledged, in ms; null if none was. */
  public Long meanAcknowledgedAfterMs() {
    return acknowledged() == 0
        ? null
        : (Long)
            Math.round(
                concerns.stream()
                    .filter(Concern::wasAcknowledged)
                    .mapToLong(Concern::acknowledgedAfterMs)
                    .average()
                    .orElseThrow());
  }

  /** Whether several people spoke on the customer's side. */
  public boolean severalCustomers() {
    return turns.stream()
            .map(scored -> scored.turn().heard())
            .filter(heard -> heard.speaker() == Speaker.CUSTOMER)
            .map(heard -> heard.speakerId())
            .distinct()
            .count()
        > 1;
  }
}
