package io.attune.detect;

import io.attune.call.Speaker;
import io.attune.language.AgentMove;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the level of tension and the episode it makes. Each finding closes part of the distance to
 * 1, so many weak signs add up without ever exceeding it; time, kind words and acknowledgement let
 * it fall. Onset and release differ (hysteresis).
 */
final class TensionTracker {

  /**
   * What one finding of full strength adds, as a share of what is left to 1. Own judgement, to be
   * replaced by measurement.
   */
  private static final Map<Category, Double> WEIGHTS =
      new EnumMap<>(
          Map.of(
              Category.TENSION_RISING, 0.5,
              Category.TENSION_ESCALATION_REQUEST, 0.7,
              Category.TENSION_REPEATED_REQUEST, 0.75,
              Category.TENSION_CHURN_THREAT, 0.7,
              Category.TENSION_ABUSE, 0.7));

  /** What is left of the level after a release of full strength. */
  private static final double RELEASED = 0.35;

  /** What is left after the agent acknowledged or validated a tense customer. */
  private static final double ACKNOWLEDGED = 0.85;

  /** What is left after a turn of the customer that shows nothing. */
  private static final double CALM_TURN = 0.92;

  private static final Set<AgentMove> SOOTHING = Set.of(AgentMove.ACKNOWLEDGE, AgentMove.VALIDATE);

  private final Thresholds.Tense thresholds;

  TensionTracker(Thresholds.Tense thresholds) {
    this.thresholds = thresholds;
  }

  Tension hear(Turn turn, Tension before, List<Finding> findings, EpisodeChanges episodes) {
    double level =
        before.level() * Decay.factor(turn.endMs() - before.atMs(), thresholds.halfLifeMs());
    List<Driver> recent = level < 0.1 ? new ArrayList<>() : new ArrayList<>(before.recent());
    List<Driver> now = new ArrayList<>();
    boolean released = false;
    for (Finding finding : findings) {
      Double weight = WEIGHTS.get(finding.category());
      if (weight != null) {
        level = 1 - (1 - level) * (1 - weight * finding.strength());
        now.add(Driver.of(finding));
      } else if (finding.category() == Category.TENSION_RELEASED) {
        level *= 1 - (1 - RELEASED) * finding.strength();
        released = true;
      }
    }
    if (now.isEmpty() && !released) {
      level *= calming(turn);
    }
    level = updateEpisode(turn, level, recent, now, episodes);
    recent.addAll(now);
    int from = Math.max(0, recent.size() - Tension.RECENT);
    return new Tension(
        level,
        Math.max(before.atMs(), turn.endMs()),
        List.copyOf(recent.subList(from, recent.size())));
  }

  private static double calming(Turn turn) {
    if (turn.isBy(Speaker.CUSTOMER)) {
      return CALM_TURN;
    }
    boolean soothing =
        turn.isBy(Speaker.AGENT) && !Collections.disjoint(turn.reading().moves(), SOOTHING);
    return soothing ? ACKNOWLEDGED : 1;
  }

  private double updateEpisode(
      Turn turn, double level, List<Driver> recent, List<Driver> now, EpisodeChanges episodes) {
    Episode open = episodes.open(Category.TENSION_RISING).orElse(null);
    if (open == null) {
      if (level >= thresholds.onset() && !now.isEmpty()) {
        episodes.add(onset(turn, level, recent, now));
      }
      return level;
    }
    Episode next = open.withIntensity(level, turn.endMs());
    for (Driver driver : now) {
      next = next.withDriver(driver);
    }
    episodes.replace(open, next);
    if (level < thresholds.release()) {
      episodes.close(next, turn.endMs(), Episode.Outcome.RELEASED);
    }
    return level;
  }

  private static Episode onset(Turn turn, double level, List<Driver> recent, List<Driver> now) {
    List<Driver> drivers = new ArrayList<>(recent);
    drivers.addAll(now);
    int from = Math.max(0, drivers.size() - Episode.DRIVERS);
    return new Episode(
        Category.TENSION_RISING,
        turn.startMs(),
        -1,
        level,
        level,
        turn.endMs(),
        1,
        turn.endMs(),
        turn.isBy(Speaker.CUSTOMER) ? turn.heard().speakerId() : "",
        Ladder.NONE,
        List.copyOf(drivers.subList(from, drivers.size())),
        Episode.Outcome.OPEN);
  }
}
