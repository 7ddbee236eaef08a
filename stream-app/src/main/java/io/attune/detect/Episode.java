package io.attune.detect;

import io.attune.call.Speaker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Something that lasts: a stretch of tension, an objection until it is settled, a silence. It has
 * an onset, a peak and an end.
 *
 * @param category what it is
 * @param startMs media time of its onset; with the category its identity within the call
 * @param endMs media time of its end, -1 while it is open
 * @param intensity now, 0 to 1
 * @param peak the highest intensity so far
 * @param peakMs media time of the peak
 * @param timesRaised how often the customer raised it, 1 or more; for silence the level that it
 *     reached
 * @param lastRaisedMs media time at which it was last raised
 * @param speakerId whose concern it is, empty if unknown
 * @param ladder what the agent has done about it
 * @param drivers its causes, the first and the strongest, at most {@link #DRIVERS}
 * @param outcome how it ended
 */
public record Episode(
    Category category,
    long startMs,
    long endMs,
    double intensity,
    double peak,
    long peakMs,
    int timesRaised,
    long lastRaisedMs,
    String speakerId,
    Ladder ladder,
    List<Driver> drivers,
    Outcome outcome) {

  /** Most causes kept for one episode. */
  public static final int DRIVERS = 6;

  /** How an episode ended. */
  public enum Outcome {
    /** Still going on. */
    OPEN,
    /** Tension eased, or silence was broken. */
    RELEASED,
    /** The customer accepted the answer. */
    ACCEPTED,
    /** It was not raised again. */
    FADED,
    /** The call ended while it was open. */
    UNRESOLVED
  }

  static Episode open(Finding finding, Turn turn, int timesRaised) {
    return new Episode(
        finding.category(),
        turn.startMs(),
        -1,
        finding.strength(),
        finding.strength(),
        turn.endMs(),
        timesRaised,
        turn.endMs(),
        turn.heard().speakerId(),
        Ladder.NONE,
        List.of(Driver.of(finding)),
        Outcome.OPEN);
  }

  /** Whether it is a concern of the customer's, which has a ladder: tension or an objection. */
  public boolean isConcern() {
    return category.kind().isConcern();
  }

  /** Whether it is a moment: something that one turn shows, and that is soon met or gone. */
  public boolean isMoment() {
    return category.kind().isMoment();
  }

  /** Whether it goes on. */
  public boolean isOpen() {
    return endMs < 0;
  }

  /** Whether both are the same episode, at whatever stage. */
  public boolean isSameAs(Episode other) {
    return category == other.category && startMs == other.startMs;
  }

  /** A moment that a turn showed, which may be about something that began earlier. */
  static Episode moment(Finding finding, Turn turn) {
    return new Episode(
        finding.category(),
        finding.onsetMs(),
        -1,
        finding.strength(),
        finding.strength(),
        turn.endMs(),
        1,
        turn.endMs(),
        turn.isBy(Speaker.CUSTOMER) ? turn.heard().speakerId() : "",
        Ladder.NONE,
        List.of(Driver.of(finding)),
        Outcome.OPEN);
  }

  Episode closed(long atMs, Outcome how) {
    return new Episode(
        category,
        startMs,
        Math.max(startMs, atMs),
        intensity,
        peak,
        peakMs,
        timesRaised,
        lastRaisedMs,
        speakerId,
        ladder,
        drivers,
        how);
  }

  Episode withIntensity(double now, long atMs) {
    boolean higher = now > peak;
    return new Episode(
        category,
        startMs,
        endMs,
        now,
        higher ? now : peak,
        higher ? atMs : peakMs,
        timesRaised,
        lastRaisedMs,
        speakerId,
        ladder,
        drivers,
        outcome);
  }

  Episode withStep(Ladder.Step step, long atMs) {
    Ladder next = ladder.with(step, atMs);
    return next.equals(ladder)
        ? this
        : new Episode(
            category,
            startMs,
            endMs,
            intensity,
            peak,
            peakMs,
            timesRaised,
            lastRaisedMs,
            speakerId,
            next,
            drivers,
            outcome);
  }

  Episode raisedAgain(long atMs) {
    return new Episode(
        category,
        startMs,
        endMs,
        intensity,
        peak,
        peakMs,
        timesRaised + 1,
        atMs,
        speakerId,
        ladder,
        drivers,
        outcome);
  }

  /**
   * Keeps the first driver, which explains the onset, the newest, and the strongest of the others.
   */
  Episode withDriver(Driver driver) {
    List<Driver> kept = new ArrayList<>(drivers);
    if (kept.size() == DRIVERS) {
      kept.remove(
          kept.subList(1, DRIVERS).stream()
              .min(Comparator.comparingDouble(Driver::strength))
              .orElseThrow());
    }
    kept.add(driver);
    return new Episode(
        category,
        startMs,
        endMs,
        intensity,
        peak,
        peakMs,
        timesRaised,
        lastRaisedMs,
        speakerId,
        ladder,
        List.copyOf(kept),
        outcome);
  }
}
