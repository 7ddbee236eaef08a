package io.attune.debrief;

import io.attune.call.Speaker;
import io.attune.detect.Conversation;
import io.attune.detect.ScoredTurn;
import io.attune.language.Question;
import java.util.List;

/**
 * Who spoke how much, and how.
 *
 * @param agentTurns turns of the agent
 * @param customerTurns turns of the customers
 * @param agentTalkMs the agent's speech, ms
 * @param customerTalkMs the customers' speech, ms
 * @param agentShare the agent's share of all talk, 0 to 1; 0 before anybody spoke
 * @param overlapMs time during which both sides spoke, ms
 * @param agentWordsPerMinute the agent's mean pace, 0 while unknown
 * @param silences silences that were long enough to be one
 * @param silenceMs their length together, ms
 * @param longestSilenceMs the longest of them, ms
 * @param heldMs time on hold, ms
 * @param openQuestions the agent's turns that end on an open question
 * @param closedQuestions the agent's turns that end on a closed question
 */
public record Talk(
    int agentTurns,
    int customerTurns,
    long agentTalkMs,
    long customerTalkMs,
    double agentShare,
    long overlapMs,
    double agentWordsPerMinute,
    int silences,
    long silenceMs,
    long longestSilenceMs,
    long heldMs,
    int openQuestions,
    int closedQuestions) {

  static Talk of(Conversation all, List<ScoredTurn> turns, List<Pause> pauses) {
    List<Pause> silences = pauses.stream().filter(pause -> !pause.onHold()).toList();
    return new Talk(
        all.agent().turns(),
        all.customer().turns(),
        all.agent().talkMs(),
        all.customer().talkMs(),
        all.agentTalkShare(),
        all.overlapMs(),
        all.pace(),
        silences.size(),
        silences.stream().mapToLong(Pause::lengthMs).sum(),
        silences.stream().mapToLong(Pause::lengthMs).max().orElse(0),
        pauses.stream().filter(Pause::onHold).mapToLong(Pause::lengthMs).sum(),
        asked(turns, Question.OPEN),
        asked(turns, Question.CLOSED));
  }

  private static int asked(List<ScoredTurn> turns, Question form) {
    return (int)
        turns.stream()
            .map(ScoredTurn::turn)
            .filter(turn -> turn.isBy(Speaker.AGENT) && turn.reading().question() == form)
            .count();
  }

  /** Questions that the agent asked. */
  public int questions() {
    return openQuestions + closedQuestions;
  }
}
