package io.attune.detect;

import io.attune.call.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Understands a call turn by turn: {@code hear} is the fold over the conversation. It is pure, so
 * the same turns in the same order always come to the same understanding, whoever calls it and how
 * often.
 */
public final class Listener {

  /** Weight of a new turn in the agent's mean pace. */
  private static final double PACE_WEIGHT = 0.2;

  private final List<Detector> detectors;
  private final TensionTracker tension;
  private final ObjectionTracker objections;
  private final LadderTracker ladder = new LadderTracker();
  private final MissedSteps missed;
  private final MomentTracker moments;
  private final Gaps spoken;
  private final Gaps written;

  /** Listens with every detector, held to these thresholds. */
  public Listener(Thresholds thresholds) {
    this.detectors = Detectors.all(thresholds);
    this.tension = new TensionTracker(thresholds.tension());
    this.objections = new ObjectionTracker(thresholds.objection());
    this.missed = new MissedSteps(thresholds.empathy().missedAfter());
    this.moments = new MomentTracker(thresholds);
    this.spoken = new Gaps(thresholds.silence());
    this.written = new Gaps(thresholds.chat().silence(thresholds.silence()));
  }

  /**
   * Hears one turn.
   *
   * @param before the conversation so far
   * @param turn the next turn in media order
   * @param holds when the customer was on hold
   */
  public Heard hear(Conversation before, Turn turn, Holds holds) {
    List<Finding> findings = new ArrayList<>();
    Consumer<Finding> found = findings::add;
    for (Detector detector : detectors) {
      detector.detect(turn, before, found);
    }
    EpisodeChanges episodes = new EpisodeChanges(before.open());
    Tension tensionNow = tension.hear(turn, before.tension(), findings, episodes);
    ladder.hear(turn, before, episodes);
    objections.hear(turn, before, findings, episodes);
    missed.find(turn, before, episodes.open(), found);
    moments.hear(turn, before, findings, episodes);

    Gaps gaps = gaps(before);
    List<Gap> stillOpen = new ArrayList<>();
    List<Episode> finished = new ArrayList<>(episodes.finished());
    finished.addAll(gaps.certain(gaps.after(turn, before), turn.endMs(), holds, stillOpen));

    Conversation after = after(before, turn, tensionNow, episodes.open(), finished, stillOpen);
    return new Heard(after, scored(before, turn, tensionNow, findings), finished);
  }

  /**
   * Ends the conversation: every silence is certain now, and what is open stays unresolved.
   *
   * @param mediaMs media time of the end
   * @return the conversation with nothing open, its {@code finished} episodes among them
   */
  public Heard end(Conversation before, Holds holds, long mediaMs) {
    Gaps gaps = gaps(before);
    List<Episode> finished = new ArrayList<>();
    List<Gap> all = new ArrayList<>(before.gaps());
    long quietFrom = before.lastSpeechEndMs();
    if (quietFrom > 0 && mediaMs - quietFrom >= gaps.shortest()) {
      all.add(new Gap(quietFrom, mediaMs, before.recent().waitForAnswer()));
    }
    for (Gap gap : all) {
      finished.addAll(gaps.silences(gap, holds));
    }
    for (Episode episode : before.open()) {
      finished.add(episode.closed(mediaMs, Episode.Outcome.UNRESOLVED));
    }
    Conversation after =
        new Conversation(
            before.agent(),
            before.customer(),
            before.overlapMs(),
            before.pace(),
            before.voices(),
            before.mood(),
            before.tension(),
            List.of(),
            append(before.finished(), finished),
            List.of(),
            before.journey(),
            before.stockLines(),
            before.context(),
            before.recent());
    return new Heard(after, null, finished);
  }

  private static Conversation after(
      Conversation before,
      Turn turn,
      Tension tension,
      List<Episode> open,
      List<Episode> finished,
      List<Gap> gaps) {
    boolean byCustomer = turn.isBy(Speaker.CUSTOMER);
    Mood mood = byCustomer ? before.mood().after(turn) : before.mood();
    return new Conversation(
        turn.isBy(Speaker.AGENT) ? before.agent().after(turn) : before.agent(),
        byCustomer ? before.customer().after(turn) : before.customer(),
        before.overlapMs() + before.recent().overlapMs(turn),
        pace(before, turn),
        byCustomer ? before.voices().after(turn) : before.voices(),
        mood,
        tension,
        open,
        append(before.finished(), finished),
        List.copyOf(gaps),
        before.journey().after(turn, mood, tension),
        StockLines.after(turn, before.stockLines()),
        before.context(),
        before.recent().after(turn));
  }

  private static double pace(Conversation before, Turn turn) {
    double now = turn.isBy(Speaker.AGENT) ? turn.wordsPerMinute() : 0;
    if (now == 0) {
      return before.pace();
    }
    return before.pace() == 0 ? now : before.pace() + PACE_WEIGHT * (now - before.pace());
  }

  private Gaps gaps(Conversation conversation) {
    return conversation.context().isChat() ? written : spoken;
  }

  /** What is too much goes: moments and silences first, concerns last. */
  private static List<Episode> append(List<Episode> finished, List<Episode> more) {
    if (more.isEmpty()) {
      return finished;
    }
    List<Episode> all = new ArrayList<>(finished);
    all.addAll(more);
    for (int i = 0; all.size() > Conversation.FINISHED && i < all.size(); ) {
      if (all.get(i).isConcern()) {
        i++;
      } else {
        all.remove(i);
      }
    }
    return List.copyOf(all.subList(Math.max(0, all.size() - Conversation.FINISHED), all.size()));
  }

  private static ScoredTurn scored(
      Conversation before, Turn turn, Tension tension, List<Finding> findings) {
    Finding strongest = null;
    for (Finding finding : findings) {
      if (finding.category().kind() == Kind.OBJECTION
          && (strongest == null || finding.strength() > strongest.strength())) {
        strongest = finding;
      }
    }
    Category objection = strongest == null ? null : strongest.category();
    return ScoredTurn.in(before, turn, tension.level(), objection);
  }
}
