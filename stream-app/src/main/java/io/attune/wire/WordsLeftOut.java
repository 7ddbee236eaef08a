package io.attune.wire;

import io.attune.coach.Cue;
import io.attune.coach.CueText;
import io.attune.schemas.CallSummary;
import io.attune.schemas.CallView;
import io.attune.schemas.CoachingCue;
import io.attune.schemas.Episode;
import io.attune.schemas.TurnScored;
import java.util.List;

/**
 * Text-free mode: what goes out tells what was measured, when and in which segment, and repeats
 * nothing that was said.
 */
final class WordsLeftOut {
  private WordsLeftOut() {}

  /** The lines that an agent could say are then those of the playbook that quote nobody. */
  static void from(CoachingCue told, Cue cue) {
    told.setPrompts(CueText.promptsWithoutQuotes(cue));
    told.getEvidence().forEach(evidence -> evidence.setQuote(null));
  }

  static void from(TurnScored told) {
    told.setText(null);
  }

  static void from(CallView told) {
    leaveOut(told.getOpenEpisodes());
  }

  static void from(CallSummary told) {
    leaveOut(told.getEpisodes());
  }

  private static void leaveOut(List<Episode> episodes) {
    episodes.forEach(episode -> episode.getDrivers().forEach(driver -> driver.setQuote(null)));
  }
}
