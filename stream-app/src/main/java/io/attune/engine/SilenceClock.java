package io.attune.engine;

import io.attune.coach.Quiet;
import io.attune.detect.Thresholds;

/**
 * Says when quiet becomes silence. Silence is measured in media time from the end of speech, or of
 * a hold, and falls due in record time, while nobody can be speaking as far as the log tells.
 */
final class SilenceClock {
  /** A hold is mentioned at most this often; each time takes twice as long. */
  private static final int HOLD_LEVELS = 4;

  /**
   * The longest utterance that is allowed for where speech in progress is unseen, in milliseconds.
   */
  private static final long LONGEST_UTTERANCE_MS = 30_000;

  private final Thresholds.Silence thresholds;
  private final Draft call;

  SilenceClock(Thresholds.Silence thresholds, Draft call) {
    this.thresholds = thresholds;
    this.call = call;
  }

  /**
   * When the next level is reached, record time in epoch ms; {@link Long#MAX_VALUE} if none will
   * be.
   */
  long nextDue(Quiet quiet) {
    return Math.min(holdDue(quiet), Math.min(deadAirDue(quiet), questionDue(quiet)));
  }

  /** The levels reached at a moment. */
  Quiet levelsAt(long at, Quiet quiet) {
    return quiet.levels(
        deadAirDue(quiet) <= at ? quiet.deadAirLevel() + 1 : quiet.deadAirLevel(),
        questionDue(quiet) <= at ? 1 : quiet.questionLevel(),
        holdDue(quiet) <= at ? quiet.holdLevel() + 1 : quiet.holdLevel());
  }

  private long holdDue(Quiet quiet) {
    if (!call.holds.isHeld() || quiet.holdLevel() >= HOLD_LEVELS || call.signalLost) {
      return Long.MAX_VALUE;
    }
    return call.facts.startedAt()
        + call.holds.sinceMs()
        + (thresholds.longHoldMs() << quiet.holdLevel());
  }

  private long deadAirDue(Quiet quiet) {
    if (quiet.deadAirLevel() >= 2) {
      return Long.MAX_VALUE;
    }
    long first =
        call.live.now().recent().announceWait()
            ? thresholds.announcedWaitMs()
            : thresholds.deadAirMs();
    long more =
        quiet.deadAirLevel() == 0 ? 0 : thresholds.deadAirStrongMs() - thresholds.deadAirMs();
    return due(quiet, first + more);
  }

  private long questionDue(Quiet quiet) {
    if (quiet.questionLevel() >= 1 || !call.live.now().recent().waitForAnswer()) {
      return Long.MAX_VALUE;
    }
    return due(quiet, thresholds.unansweredQuestionMs());
  }

  private long due(Quiet quiet, long afterMs) {
    if (quiet.sinceMs() == 0 || call.holds.isHeld() || call.signalLost) {
      return Long.MAX_VALUE;
    }
    long due = call.facts.startedAt() + quiet.sinceMs() + afterMs + unseenSpeechMs();
    return call.hearing.partials().isEmpty()
        ? due
        : Math.max(due, call.hearing.lastPartialAt() + thresholds.openUtteranceMs());
  }

  /**
   * A recogniser that sends finals only is quiet while somebody speaks. No data is not silence: as
   * long as anybody has lately spoken in one breath, somebody may be speaking now.
   */
  private long unseenSpeechMs() {
    if (call.partialsSeen) {
      return 0;
    }
    long longest = Math.max(thresholds.finalsOnlyMs(), call.live.now().recent().longestMs());
    return Math.min(longest, LONGEST_UTTERANCE_MS);
  }
}
