package io.attune.detect;

import io.attune.call.Speaker;
import io.attune.language.TextReading;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Follows each objection from the moment it is raised until it is accepted, fades, or the call
 * ends; the same objection a third time is a deadlock.
 */
final class ObjectionTracker {

  /** A customer's turn that commits this much, 0 to 1, accepts what was answered. */
  private static final double ACCEPTS = 0.6;

  private final Thresholds.Concern thresholds;

  ObjectionTracker(Thresholds.Concern thresholds) {
    this.thresholds = thresholds;
  }

  /** Hears what the turn raised, or accepted, or let fade. */
  void hear(Turn turn, Conversation before, List<Finding> findings, EpisodeChanges episodes) {
    boolean raised = false;
    for (Finding finding : findings) {
      if (finding.category().kind() == Kind.OBJECTION
          && finding.strength() >= thresholds.strength()) {
        raise(turn, before, finding, episodes);
        raised = true;
      }
    }
    TextReading reading = turn.reading();
    boolean accepts =
        turn.isBy(Speaker.CUSTOMER)
            && !raised
            && (reading.commitment() >= ACCEPTS || isReleased(findings));
    closeWhere(
        episodes,
        turn,
        e ->
            accepts
                && speaksFor(turn, e)
                && e.ladder().isAnswered()
                && turn.startMs() >= e.lastRaisedMs(),
        Episode.Outcome.ACCEPTED);
    closeWhere(
        episodes,
        turn,
        e -> turn.endMs() - e.lastRaisedMs() > thresholds.fadeMs(),
        Episode.Outcome.FADED);
  }

  private static boolean isReleased(List<Finding> findings) {
    return findings.stream().anyMatch(f -> f.driver().equals("release-words"));
  }

  /** Nobody settles what somebody else on the line is worried about. */
  private static boolean speaksFor(Turn turn, Episode concern) {
    String speakerId = turn.heard().speakerId();
    return concern.speakerId().isEmpty()
        || speakerId.isEmpty()
        || concern.speakerId().equals(speakerId);
  }

  private static void closeWhere(
      EpisodeChanges episodes, Turn turn, Predicate<Episode> when, Episode.Outcome how) {
    for (Episode episode : episodes.open()) {
      if (episode.category().kind() == Kind.OBJECTION && when.test(episode)) {
        episodes.close(episode, turn.endMs(), how);
      }
    }
  }

  private void raise(Turn turn, Conversation before, Finding finding, EpisodeChanges episodes) {
    Category category = finding.category();
    Episode open = openFor(turn, category, episodes);
    int times;
    if (open == null) {
      times = 1 + timesBefore(turn, before, category);
      episodes.add(Episode.open(finding, turn, times));
    } else if (turn.startMs() - open.lastRaisedMs() >= thresholds.repeatMs()
        && agentSpokeSince(before, open.lastRaisedMs())) {
      Episode again = open.raisedAgain(turn.endMs()).withDriver(Driver.of(finding));
      episodes.replace(open, again);
      times = again.timesRaised();
    } else {
      episodes.replace(open, open.withDriver(Driver.of(finding)));
      return;
    }
    if (times >= thresholds.deadlockTimes()
        && episodes.open(Category.OBJECTION_DEADLOCK).isEmpty()) {
      List<Driver> history = new ArrayList<>(open == null ? List.of() : open.drivers());
      history.add(Driver.of(finding));
      Episode deadlock =
          Episode.open(
              new Finding(
                  Category.OBJECTION_DEADLOCK,
                  category.wireName(),
                  finding.strength(),
                  finding.evidence()),
              turn,
              times);
      for (Driver driver : history.subList(0, history.size() - 1)) {
        deadlock = deadlock.withDriver(driver);
      }
      episodes.add(deadlock);
    }
  }

  /** The same objection by somebody else on the line is another concern. */
  private static Episode openFor(Turn turn, Category category, EpisodeChanges episodes) {
    return episodes.open().stream()
        .filter(e -> e.category() == category && speaksFor(turn, e))
        .findFirst()
        .orElse(null);
  }

  private static int timesBefore(Turn turn, Conversation before, Category category) {
    return before.finished().stream()
        .filter(e -> e.category() == category && speaksFor(turn, e))
        .mapToInt(Episode::timesRaised)
        .max()
        .orElse(0);
  }

  /** "Mm-hm" lets the customer go on; more than that is an answer. */
  private static boolean agentSpokeSince(Conversation before, long mediaMs) {
    return before.recent().all().stream()
        .anyMatch(t -> t.isBy(Speaker.AGENT) && t.endMs() > mediaMs && t.takesTheFloor());
  }
}
