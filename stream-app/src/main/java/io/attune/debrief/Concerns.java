package io.attune.debrief;

import io.attune.call.Speaker;
import io.attune.detect.Category;
import io.attune.detect.Episode;
import io.attune.detect.Kind;
import io.attune.detect.Ladder;
import io.attune.detect.Turn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tells what became of each concern. */
final class Concerns {
  private final Transcript transcript;
  private final List<CueShown> cues;

  Concerns(Transcript transcript, List<CueShown> cues) {
    this.transcript = transcript;
    this.cues = cues;
  }

  /** The concerns among a call's episodes, in their order. */
  List<Concern> among(List<Episode> episodes) {
    List<Episode> minded = episodes.stream().filter(Concerns::isConcern).toList();
    List<Concern> concerns = new ArrayList<>();
    for (Episode episode : minded) {
      if (!isDeadlock(episode) || minded.stream().noneMatch(e -> isStuck(e, episode))) {
        Episode deadlock =
            minded.stream().filter(d -> isStuck(episode, d)).findFirst().orElse(null);
        concerns.add(of(episode, deadlock));
      }
    }
    return List.copyOf(concerns);
  }

  private static boolean isConcern(Episode episode) {
    Kind kind = episode.category().kind();
    return kind == Kind.TENSION || kind == Kind.OBJECTION;
  }

  private static boolean isDeadlock(Episode episode) {
    return episode.category() == Category.OBJECTION_DEADLOCK;
  }

  /**
   * Whether a deadlock is about a concern: the engine opens it as an episode beside the objection
   * that was raised too often, yet the customer minds one thing and not two.
   */
  private static boolean isStuck(Episode concern, Episode deadlock) {
    return isDeadlock(deadlock)
        && !isDeadlock(concern)
        && concern.startMs() <= deadlock.startMs()
        && deadlock.startMs() <= concern.endMs()
        && deadlock.drivers().stream().anyMatch(d -> d.category() == concern.category());
  }

  private Concern of(Episode episode, Episode deadlock) {
    boolean resolved =
        episode.outcome() == Episode.Outcome.RELEASED
            || episode.outcome() == Episode.Outcome.ACCEPTED;
    Ladder ladder = episode.ladder();
    Optional<Turn> acknowledging =
        ladder.isAcknowledged()
            ? transcript.endingAt(Speaker.AGENT, ladder.acknowledgedMs())
            : Optional.empty();
    long raisedMs =
        transcript
            .startingAt(Speaker.CUSTOMER, episode.startMs())
            .map(Turn::endMs)
            .orElse(episode.startMs());
    long heardMs = acknowledging.map(Turn::startMs).orElse(ladder.acknowledgedMs());
    return new Concern(
        episode.category(),
        episode.speakerId(),
        episode.startMs(),
        episode.endMs(),
        episode.outcome(),
        resolved,
        episode.timesRaised(),
        deadlock == null ? null : (Long) deadlock.startMs(),
        episode.peak(),
        episode.peakMs(),
        episode.drivers().stream()
            .map(transcript::sign)
            .sorted(Comparator.comparingLong(Sign::endMs))
            .toList(),
        steps(ladder),
        ladder.isAcknowledged() ? (Long) Math.max(0, heardMs - raisedMs) : null,
        agentTurns(
            raisedMs, ladder.isAcknowledged() ? ladder.acknowledgedMs() : episode.endMs() + 1),
        ladder.isAnswered()
            && (!ladder.isAcknowledged() || ladder.reframedMs() < ladder.acknowledgedMs()),
        resolved
            ? transcript.endingAt(Speaker.CUSTOMER, episode.endMs()).map(Quote::of).orElse(null)
            : null,
        cues.stream()
            .filter(cue -> cue.isAbout(episode) || (deadlock != null && cue.isAbout(deadlock)))
            .map(CueShown::cueId)
            .toList());
  }

  private List<StepTaken> steps(Ladder ladder) {
    List<StepTaken> steps = new ArrayList<>(4);
    add(Ladder.Step.ACKNOWLEDGE, ladder.acknowledgedMs(), steps);
    add(Ladder.Step.VALIDATE, ladder.validatedMs(), steps);
    add(Ladder.Step.REFRAME, ladder.reframedMs(), steps);
    add(Ladder.Step.CHECK, ladder.checkedMs(), steps);
    steps.sort(Comparator.comparingLong(StepTaken::atMs));
    return List.copyOf(steps);
  }

  private void add(Ladder.Step step, long atMs, List<StepTaken> steps) {
    if (atMs >= 0) {
      Quote words = transcript.endingAt(Speaker.AGENT, atMs).map(Quote::of).orElse(null);
      steps.add(new StepTaken(step, atMs, words));
    }
  }

  /** Turns of the agent that ended after {@code fromMs} and before {@code toMs}. */
  private int agentTurns(long fromMs, long toMs) {
    return (int)
        transcript.turns().stream()
            .map(scored -> scored.turn())
            .filter(t -> t.isBy(Speaker.AGENT) && t.endMs() > fromMs && t.endMs() < toMs)
            .count();
  }
}
