package io.attune.debrief;

import io.attune.coach.Cue;
import io.attune.coach.CueOutcome;
import io.attune.coach.CueState;
import io.attune.coach.CueText;
import io.attune.coach.Ledger;
import io.attune.engine.CallFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows the cues of one call. A tentative cue that its final took back was never raised for
 * certain and is not told of.
 */
final class CueStories {
  private final Map<String, Story> byId = new LinkedHashMap<>();

  private record Story(Cue raised, Cue last) {
    Story with(Cue next) {
      boolean first = raised == null && isCertain(next);
      return new Story(first ? next : raised, next);
    }

    private static boolean isCertain(Cue cue) {
      return cue.state() == CueState.RAISED || cue.state() == CueState.UPDATED;
    }
  }

  void hear(Cue cue) {
    byId.put(cue.cueId(), byId.getOrDefault(cue.cueId(), new Story(null, null)).with(cue));
  }

  /**
   * @param ledger tells the outcome: a cue expires by itself, without another stage
   */
  List<CueShown> told(CallFacts facts, Ledger ledger, Transcript transcript) {
    List<CueShown> told = new ArrayList<>();
    for (Story story : byId.values()) {
      if (story.raised() != null) {
        CueOutcome outcome =
            ledger
                .find(story.last().cueId())
                .map(Ledger.Entry::outcome)
                .orElse(story.last().outcome());
        told.add(told(story, outcome, facts, transcript));
      }
    }
    return List.copyOf(told);
  }

  private static CueShown told(
      Story story, CueOutcome outcome, CallFacts facts, Transcript transcript) {
    Cue raised = story.raised();
    boolean expired = outcome == CueOutcome.EXPIRED;
    long endedAt = expired ? story.last().expiresAt() : story.last().decidedAt();
    return new CueShown(
        raised.cueId(),
        raised.rule().id(),
        raised.rule().category(),
        raised.rule().severity(),
        raised.step(),
        facts.mediaMs(raised.decidedAt()),
        facts.mediaMs(endedAt),
        raised.episodeStartMs(),
        raised.rule().headline(),
        CueText.prompts(raised),
        raised.evidence().stream()
            .filter(evidence -> !evidence.quotable().isEmpty())
            .map(transcript::quote)
            .flatMap(Optional::stream)
            .distinct()
            .toList(),
        outcome);
  }
}
