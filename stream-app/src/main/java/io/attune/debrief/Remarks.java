package io.attune.debrief;

import io.attune.coach.CueOutcome;
import io.attune.debrief.Remark.Type;
import io.attune.detect.Category;
import io.attune.detect.Episode;
import io.attune.detect.Ladder;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws what went well and what did not from the facts: what matters to the customer first, each
 * group in the order of time.
 */
final class Remarks {
  /** An agent's share of the talk from which on it is remarked. */
  static final double TALK_SHARE = 0.7;

  /** Of fewer questions no share is remarked. */
  static final int QUESTIONS = 3;

  private final List<Remark> remarks = new ArrayList<>();

  private Remarks() {}

  static List<Remark> of(
      List<Concern> concerns,
      List<CueShown> cues,
      List<CueWithheld> withheld,
      List<Moment> slips,
      Arc arc,
      Talk talk) {
    Remarks remarks = new Remarks();
    concerns.forEach(remarks::outcome);
    concerns.forEach(remarks::deadlock);
    concerns.forEach(remarks::acknowledgement);
    remarks.mood(arc);
    cues.forEach(remarks::cue);
    withheld.stream()
        .filter(cue -> cue.reason() == CueOutcome.LATE)
        .forEach(cue -> remarks.add(Type.CUE_LATE, cue.atMs(), cue.category(), Double.NaN, null));
    slips.stream()
        .filter(slip -> !slip.met())
        .forEach(
            slip ->
                remarks.add(Type.SLIP, slip.startMs(), slip.category(), Double.NaN, slip.words()));
    remarks.talk(talk);
    if (concerns.isEmpty() && talk.customerTurns() > 0) {
      remarks.add(Type.NO_CONCERN, -1, null, Double.NaN, null);
    }
    return List.copyOf(remarks.remarks);
  }

  private void outcome(Concern concern) {
    if (concern.resolved()) {
      add(
          Type.RESOLVED,
          concern.endMs(),
          concern.category(),
          concern.endMs() - concern.startMs(),
          concern.resolution());
    } else if (concern.outcome() == Episode.Outcome.UNRESOLVED) {
      add(
          Type.LEFT_OPEN,
          concern.startMs(),
          concern.category(),
          concern.timesRaised(),
          concern.firstWords());
    }
  }

  private void deadlock(Concern concern) {
    if (concern.deadlockMs() != null) {
      add(Type.DEADLOCKED, concern.deadlockMs(), concern.category(), concern.timesRaised(), null);
    }
  }

  private void acknowledgement(Concern concern) {
    if (!concern.wasAcknowledged()) {
      add(
          Type.NEVER_ACKNOWLEDGED,
          concern.startMs(),
          concern.category(),
          concern.agentTurnsBefore(),
          concern.firstWords());
    } else {
      StepTaken step = acknowledging(concern);
      add(
          concern.agentTurnsBefore() < 2 ? Type.ACKNOWLEDGED_SOON : Type.ACKNOWLEDGED_LATE,
          step.atMs(),
          concern.category(),
          concern.acknowledgedAfterMs(),
          step.words());
    }
    if (concern.answeredFirst()) {
      concern.steps().stream()
          .filter(step -> step.step() == Ladder.Step.REFRAME)
          .forEach(
              step ->
                  add(
                      Type.ANSWERED_FIRST,
                      step.atMs(),
                      concern.category(),
                      Double.NaN,
                      step.words()));
    }
  }

  private static StepTaken acknowledging(Concern concern) {
    return concern.steps().stream()
        .filter(step -> step.step() == Ladder.Step.ACKNOWLEDGE)
        .findFirst()
        .orElseThrow();
  }

  private void mood(Arc arc) {
    double change = arc.moodChange();
    if (Math.abs(change) >= Arc.CLEAR) {
      add(change > 0 ? Type.MOOD_ROSE : Type.MOOD_FELL, -1, null, Math.abs(change), null);
    }
  }

  private void cue(CueShown cue) {
    Quote words = cue.quotes().isEmpty() ? null : cue.quotes().get(cue.quotes().size() - 1);
    if (cue.wasActedOn()) {
      add(
          Type.CUE_ACTED_ON,
          cue.raisedMs(),
          cue.category(),
          Math.max(0, cue.endedMs() - cue.raisedMs()),
          words);
    } else if (cue.wasMissed()) {
      add(Type.CUE_MISSED, cue.raisedMs(), cue.category(), Double.NaN, words);
    }
  }

  private void talk(Talk talk) {
    if (talk.questions() >= QUESTIONS && 2 * talk.openQuestions() >= talk.questions()) {
      double share = (double) talk.openQuestions() / talk.questions();
      add(Type.OPEN_QUESTIONS, -1, null, share, null);
    }
    if (talk.agentShare() > TALK_SHARE) {
      add(Type.AGENT_TALKED_MOST, -1, null, talk.agentShare(), null);
    }
  }

  private void add(Type type, long atMs, Category category, double value, Quote words) {
    remarks.add(new Remark(type, atMs, category, value, words));
  }
}
