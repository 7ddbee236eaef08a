package io.attune.gateway.live;

import io.attune.gateway.live.Alert.Level;
import io.attune.gateway.live.Alert.Reason;
import io.attune.wire.Acknowledgements.Acknowledgement;
import io.attune.wire.News;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The alert of a call, out of its views one after the other: a pure function of them and of what
 * supervisors said. The weights are ours, ordered by what is lost if nobody steps in; a call for a
 * manager or a threat to leave is urgent at once, a worry becomes more serious when it stays
 * unacknowledged for half a minute.
 */
final class Alerts {
  private static final double URGENT = 0.8;
  private static final double HELP = 0.55;
  private static final double WATCH = 0.3;

  /** A further reason adds a little, so that of two calls the one with more comes first. */
  private static final double FURTHER = 0.03;

  /** A worry that nobody has acknowledged for this long counts for more, ms. */
  private static final long PATIENCE_MS = 30_000;

  /** It must have been less serious for this long before it is called so: no flicker. */
  private static final long CALM_MS = 10_000;

  private static final Map<String, Reason> FIXED =
      Map.of(
          "tension/escalation-request",
              reason("tension", "escalation-request", "asks for a manager", 0.9),
          "tension/churn-threat", reason("tension", "churn-threat", "threatens to leave", 0.85),
          "tension/abuse", reason("tension", "abuse", "abusive language", 0.82),
          "tension/repeated-request",
              reason("tension", "repeated-request", "has asked before", 0.6),
          "objection/deadlock", reason("objection", "deadlock", "stuck on one worry", 0.7),
          "silence/long-hold", reason("silence", "long-hold", "long on hold", 0.56),
          "silence/dead-air", reason("silence", "dead-air", "nobody speaks", 0.5),
          "silence/unanswered-question",
              reason("silence", "unanswered-question", "a question is open", 0.4));

  /**
   * What a customer demanded or threatened stays a reason for this long, whatever the agent does
   * with the cue about it, ms.
   */
  private static final long DEMAND_MS = 120_000;

  private final Map<String, Long> demandedAt = new HashMap<>();
  private Alert shown = Alert.NONE;
  private News.View seen;
  private Acknowledgement acknowledgement;
  private Level calmer;
  private long calmerSince;

  private static Reason reason(String kind, String category, String text, double weight) {
    return new Reason(kind, category, text, weight);
  }

  /**
   * A cue was raised: demands and threats are no episodes, so no view tells of them.
   *
   * @return whether the alert is another one now
   */
  boolean see(News.Cue cue) {
    String name = cue.kind() + "/" + cue.category();
    if (!cue.kind().equals("tension") || !FIXED.containsKey(name)) {
      return false;
    }
    Long before = demandedAt.put(name, Math.max(cue.raisedAt(), demandedAt.getOrDefault(name, 0L)));
    if (before != null || seen == null) {
      return false;
    }
    see(seen);
    return true;
  }

  /** The call is now like this. */
  Alert see(News.View view) {
    seen = view;
    List<Reason> reasons = reasons(view);
    double score = score(reasons);
    long now = view.updatedAt();
    Level level = steady(levelOf(score), now);
    long since = level == Level.NONE ? 0 : shown.level() == Level.NONE ? now : shown.since();
    // A level that is held for a while goes on having the reasons that it had.
    boolean held = level.compareTo(levelOf(score)) > 0;
    shown =
        new Alert(
            level,
            held ? Math.max(score, shown.score()) : score,
            held && reasons.isEmpty() ? shown.reasons() : reasons,
            since,
            stillHolds(level) ? acknowledgement : null);
    return shown;
  }

  /** A supervisor has seen it. */
  Alert acknowledge(Acknowledgement said) {
    acknowledgement = said;
    shown =
        new Alert(
            shown.level(),
            shown.score(),
            shown.reasons(),
            shown.since(),
            stillHolds(shown.level()) ? said : null);
    return shown;
  }

  Alert now() {
    return shown;
  }

  /** A call that gets more serious than it was when it was acknowledged asks again. */
  private boolean stillHolds(Level level) {
    return acknowledgement != null
        && level != Level.NONE
        && level.ordinal() <= rank(acknowledgement.level());
  }

  private static int rank(String level) {
    for (Level known : Level.values()) {
      if (known.name().equalsIgnoreCase(level)) {
        return known.ordinal();
      }
    }
    return 0;
  }

  private Level steady(Level level, long now) {
    if (level.compareTo(shown.level()) >= 0) {
      calmer = null;
      return level;
    }
    if (calmer == null || level.compareTo(calmer) > 0) {
      calmerSince = calmer == null ? now : calmerSince;
      calmer = level;
    }
    if (now - calmerSince < CALM_MS) {
      return shown.level();
    }
    Level settled = calmer;
    calmer = null;
    return settled;
  }

  private List<Reason> reasons(News.View view) {
    List<Reason> reasons = new ArrayList<>();
    long nowMs = view.startedAt() == null ? 0 : view.updatedAt() - view.startedAt();
    for (News.OpenEpisode episode : view.open()) {
      Reason fixed = FIXED.get(episode.kind() + "/" + episode.category());
      if (fixed != null) {
        reasons.add(fixed);
      } else if (episode.kind().equals("tension")) {
        reasons.add(
            reason("tension", episode.category(), "frustration", 0.3 + 0.5 * episode.intensity()));
      } else if (episode.kind().equals("objection")) {
        reasons.add(worry(episode, nowMs - episode.startMs()));
      }
    }
    demandedAt.values().removeIf(at -> view.updatedAt() - at > DEMAND_MS);
    demandedAt.keySet().forEach(name -> reasons.add(FIXED.get(name)));
    if (view.signalLost()) {
      reasons.add(reason("signal", "lost", "no signal", 0.35));
    }
    reasons.sort(Comparator.comparingDouble(Reason::weight).reversed());
    return reasons;
  }

  private static Reason worry(News.OpenEpisode episode, long ageMs) {
    boolean waits = !episode.acknowledged() && ageMs >= PATIENCE_MS;
    double weight = 0.3 + 0.2 * episode.intensity();
    String name = episode.category().replace('-', ' ') + " worry";
    if (episode.acknowledged()) {
      return reason("objection", episode.category(), name + ", acknowledged", weight - 0.15);
    }
    return waits
        ? reason("objection", episode.category(), name + ", not acknowledged", weight + 0.2)
        : reason("objection", episode.category(), name, weight);
  }

  private static double score(List<Reason> reasons) {
    return reasons.isEmpty()
        ? 0
        : Math.min(1, reasons.get(0).weight() + FURTHER * (reasons.size() - 1));
  }

  private static Level levelOf(double score) {
    if (score >= URGENT) {
      return Level.URGENT;
    }
    if (score >= HELP) {
      return Level.HELP;
    }
    return score >= WATCH ? Level.WATCH : Level.NONE;
  }
}
