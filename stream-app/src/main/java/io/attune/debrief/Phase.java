package io.attune.debrief;

import io.attune.call.Speaker;
import io.attune.detect.Turn;
import io.attune.language.AgentMove;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * The phases of a call, found by what was said: fifths of the call, moved to where the first offer,
 * the first concern and the next step after the last concern really are.
 */
public enum Phase {
  OPENING,
  DISCOVERY,
  OFFER,
  RESOLUTION,
  CLOSE;

  /**
   * Where the phases of a call end, media time in ms, in their order: never falling, the last one
   * the end of the call. A phase that ends where it begins did not take place.
   */
  static long[] endsOf(Debrief debrief) {
    long end = debrief.durationMs();
    OptionalLong offer = firstOf(debrief, 0, turn -> turn.reading().has("agent.price"));
    OptionalLong concern = firstConcern(debrief, 0);
    long opening =
        Math.min(end / 5, Math.min(offer.orElse(Long.MAX_VALUE), concern.orElse(Long.MAX_VALUE)));
    long discovery = offer.orElse(concern.orElse(2 * end / 5));
    long offering =
        offer.isPresent()
            ? firstConcern(debrief, discovery).orElse(3 * end / 5)
            : concern.isPresent() ? discovery : 3 * end / 5;
    long resolution =
        firstOf(
                debrief,
                Math.max(offering, lastRaised(debrief)),
                turn -> turn.reading().moves().contains(AgentMove.NEXT_STEP))
            .orElse(4 * end / 5);
    long[] ends = {opening, discovery, offering, resolution, end};
    for (int i = 1; i < ends.length; i++) {
      ends[i] = Math.min(end, Math.max(ends[i - 1], ends[i]));
    }
    return ends;
  }

  /** The phase of a moment, media time in ms. */
  static Phase at(long ms, long[] ends) {
    for (Phase phase : values()) {
      if (ms < ends[phase.ordinal()]) {
        return phase;
      }
    }
    return CLOSE;
  }

  private static OptionalLong firstOf(Debrief debrief, long fromMs, Predicate<Turn> what) {
    return debrief.turns().stream()
        .map(scored -> scored.turn())
        .filter(turn -> turn.isBy(Speaker.AGENT) && turn.startMs() >= fromMs && what.test(turn))
        .mapToLong(Turn::startMs)
        .findFirst();
  }

  private static OptionalLong firstConcern(Debrief debrief, long fromMs) {
    return debrief.concerns().stream()
        .mapToLong(Concern::startMs)
        .filter(ms -> ms >= fromMs)
        .findFirst();
  }

  private static long lastRaised(Debrief debrief) {
    return debrief.concerns().stream()
        .flatMap(concern -> concern.signs().stream())
        .mapToLong(Sign::endMs)
        .max()
        .orElse(0);
  }
}
