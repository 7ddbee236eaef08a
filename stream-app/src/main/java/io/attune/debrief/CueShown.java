package io.attune.debrief;

import io.attune.coach.CueOutcome;
import io.attune.detect.Category;
import io.attune.detect.Episode;
import io.attune.detect.Kind;
import io.attune.detect.Ladder;
import io.attune.playbook.Severity;
import java.util.List;

/**
 * A cue that was raised for certain, and what became of it.
 *
 * @param cueId the cue
 * @param ruleId the rule that it follows
 * @param category what it is about
 * @param severity how much it matters
 * @param step the step of the ladder that was missing when it was raised
 * @param raisedMs media time at which it was raised
 * @param endedMs media time of its last stage
 * @param episodeStartMs media time of the onset of what it is about
 * @param headline what the agent read
 * @param prompts what the agent could say, best first
 * @param quotes the words that it rests on, empty if it rests on measurements alone
 * @param outcome what became of it
 */
public record CueShown(
    String cueId,
    String ruleId,
    Category category,
    Severity severity,
    Ladder.Step step,
    long raisedMs,
    long endedMs,
    long episodeStartMs,
    String headline,
    List<String> prompts,
    List<Quote> quotes,
    CueOutcome outcome) {

  /** Whether the agent did what it suggests. */
  public boolean wasActedOn() {
    return outcome == CueOutcome.ACTED;
  }

  /**
   * Whether it stayed on the screen for as long as it was of use, or was waved away. The brief, and
   * the news that tension has eased, ask for nothing that could be missed.
   */
  public boolean wasMissed() {
    return category != Category.TENSION_RELEASED
        && category != Category.CONTEXT_BRIEF
        && (outcome == CueOutcome.EXPIRED || outcome == CueOutcome.DISMISSED);
  }

  /** All that tension shows itself by is one episode. */
  boolean isAbout(Episode episode) {
    return episodeStartMs == episode.startMs()
        && (category.kind() == Kind.TENSION
            ? episode.category().kind() == Kind.TENSION
            : category == episode.category());
  }
}
