package io.attune.detect;

import io.attune.call.Speaker;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the silences of the past: stretches between turns in which nobody spoke, less the holds. A
 * silence is only certain when no turn that began inside it can still be published, so each is kept
 * as a {@link Gap} for a while and shrinks if need be.
 */
public final class Gaps {

  /**
   * A gap this old, in milliseconds of media time, is certain: recognisers end a turn long before
   * it lasts a minute.
   */
  static final long CERTAIN_MS = 60_000;

  private final Thresholds.Silence thresholds;

  Gaps(Thresholds.Silence thresholds) {
    this.thresholds = thresholds;
  }

  /** The shortest gap that can be a silence, in milliseconds. */
  long shortest() {
    return Math.min(thresholds.deadAirMs(), thresholds.unansweredQuestionMs());
  }

  List<Gap> after(Turn turn, Conversation before) {
    List<Gap> gaps = new ArrayList<>(before.gaps().size() + 1);
    for (Gap gap : before.gaps()) {
      if (turn.endMs() <= gap.startMs() || turn.startMs() >= gap.endMs()) {
        gaps.add(gap);
      } else {
        keepIfLong(
            gaps,
            new Gap(gap.startMs(), Math.max(gap.startMs(), turn.startMs()), gap.afterQuestion()));
        keepIfLong(gaps, new Gap(Math.min(gap.endMs(), turn.endMs()), gap.endMs(), false));
      }
    }
    long quietFrom = before.lastSpeechEndMs();
    if (quietFrom > 0) {
      keepIfLong(
          gaps,
          new Gap(quietFrom, Math.max(quietFrom, turn.startMs()), before.recent().waitForAnswer()));
    }
    return List.copyOf(gaps);
  }

  private void keepIfLong(List<Gap> gaps, Gap gap) {
    if (gap.lengthMs() >= shortest()) {
      gaps.add(gap);
    }
  }

  /**
   * Splits off the gaps that are certain at a media time, as finished silences where they are long
   * enough.
   */
  List<Episode> certain(List<Gap> gaps, long mediaMs, Holds holds, List<Gap> stillOpen) {
    List<Episode> silences = new ArrayList<>();
    for (Gap gap : gaps) {
      if (gap.endMs() + CERTAIN_MS > mediaMs) {
        stillOpen.add(gap);
      } else {
        silences.addAll(silences(gap, holds));
      }
    }
    return silences;
  }

  /** The silences within a gap, once the holds are taken out of it. */
  List<Episode> silences(Gap gap, Holds holds) {
    List<Episode> silences = new ArrayList<>();
    for (Gap quiet : holds.outside(gap)) {
      if (quiet.afterQuestion() && quiet.lengthMs() >= thresholds.unansweredQuestionMs()) {
        silences.add(
            silence(
                Category.SILENCE_UNANSWERED_QUESTION, quiet, thresholds.unansweredQuestionMs(), 1));
      }
      if (quiet.lengthMs() >= thresholds.deadAirMs()) {
        int level = quiet.lengthMs() >= thresholds.deadAirStrongMs() ? 2 : 1;
        silences.add(silence(Category.SILENCE_DEAD_AIR, quiet, thresholds.deadAirMs(), level));
      }
    }
    return silences;
  }

  private static Episode silence(Category category, Gap gap, long thresholdMs, int level) {
    Evidence evidence =
        new Evidence(
            "",
            Speaker.OTHER,
            gap.startMs(),
            gap.endMs(),
            0,
            0,
            "",
            "silence-ms",
            gap.lengthMs(),
            thresholdMs);
    return new Episode(
        category,
        gap.startMs(),
        gap.endMs(),
        1,
        1,
        gap.endMs(),
        level,
        gap.startMs(),
        "",
        Ladder.NONE,
        List.of(new Driver(category, "silence-ms", 1, evidence)),
        Episode.Outcome.RELEASED);
  }
}
