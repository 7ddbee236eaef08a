package io.attune.coach;

import io.attune.call.CueFeedback;
import io.attune.detect.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the agent of a call has been shown, and what came of it.
 *
 * @param visible the cue on the screen, null if there is none
 * @param muted whether the agent wants no more
 * @param entries every cue shown or withheld so far, oldest first, at most {@link #ENTRIES}
 */
public record Ledger(Cue visible, boolean muted, List<Entry> entries) {

  /** Most cues remembered for one call; withheld ones are forgotten first. */
  public static final int ENTRIES = 64;

  /** Long before any call, and no overflow when something is counted from it. */
  private static final long NEVER = Long.MIN_VALUE / 2;

  /** Nothing shown yet. */
  public static final Ledger EMPTY = new Ledger(null, false, List.of());

  /**
   * One cue and its fate.
   *
   * @param cueId the cue
   * @param ruleId its rule
   * @param category what it was about
   * @param episodeStartMs media time at which the episode began that it was raised for
   * @param at record time at which it was raised or withheld, epoch ms
   * @param outcome what became of it
   * @param feedback what the agent last said of it, null if nothing
   */
  public record Entry(
      String cueId,
      String ruleId,
      Category category,
      long episodeStartMs,
      long at,
      CueOutcome outcome,
      CueFeedback.Action feedback) {

    /**
     * Whether it counts as a cue that took the agent's attention in the call: the brief came
     * before.
     */
    boolean takesAttention() {
      return outcome.wasShown() && category != Category.CONTEXT_BRIEF;
    }

    /** The same cue with another fate. */
    Entry ending(CueOutcome end) {
      return new Entry(cueId, ruleId, category, episodeStartMs, at, end, feedback);
    }

    /** The same cue after the agent has said something of it. */
    Entry judged(CueFeedback.Action said) {
      return new Entry(cueId, ruleId, category, episodeStartMs, at, outcome, said);
    }
  }

  /** What became of a cue. */
  public Optional<Entry> find(String cueId) {
    for (Entry entry : entries) {
      if (entry.cueId().equals(cueId)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  /** What became of the cue that a rule raised for an episode; null if it raised none. */
  Entry find(String ruleId, long episodeStartMs) {
    for (Entry entry : entries) {
      if (entry.episodeStartMs() == episodeStartMs && entry.ruleId().equals(ruleId)) {
        return entry;
      }
    }
    return null;
  }

  /** Record time of the latest cue shown; far in the past if there was none. */
  long lastShownAt() {
    long last = NEVER;
    for (Entry entry : entries) {
      last = entry.takesAttention() ? Math.max(last, entry.at()) : last;
    }
    return last;
  }

  /** Record time of the latest cue of a rule that was shown; far in the past if there was none. */
  long lastShownAt(String ruleId) {
    long last = NEVER;
    for (Entry entry : entries) {
      boolean counts = entry.outcome().wasShown() && entry.ruleId().equals(ruleId);
      last = counts ? Math.max(last, entry.at()) : last;
    }
    return last;
  }

  /** How often the agent has waved a rule's cues away on this call. */
  int waved(String ruleId) {
    int waved = 0;
    for (Entry entry : entries) {
      boolean away =
          entry.feedback() == CueFeedback.Action.DISMISSED
              || entry.feedback() == CueFeedback.Action.WRONG;
      waved += away && entry.ruleId().equals(ruleId) ? 1 : 0;
    }
    return waved;
  }

  /** Cues shown so far. */
  public int shown() {
    int shown = 0;
    for (Entry entry : entries) {
      shown += entry.outcome().wasShown() ? 1 : 0;
    }
    return shown;
  }

  /** Cues that took the agent's attention so far. */
  int taken() {
    int taken = 0;
    for (Entry entry : entries) {
      taken += entry.takesAttention() ? 1 : 0;
    }
    return taken;
  }

  /** Cues that the agent acted on so far. */
  public int acted() {
    int acted = 0;
    for (Entry entry : entries) {
      acted += entry.outcome() == CueOutcome.ACTED ? 1 : 0;
    }
    return acted;
  }

  Ledger showing(Cue cue) {
    return new Ledger(cue, muted, entries);
  }

  Ledger muted(boolean now) {
    return new Ledger(visible, now, entries);
  }

  /** Writes an entry, or changes the one that is there. */
  Ledger record(Entry entry) {
    List<Entry> all = new ArrayList<>(entries);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).cueId().equals(entry.cueId())) {
        all.set(i, entry);
        return new Ledger(visible, muted, List.copyOf(all));
      }
    }
    if (all.size() == ENTRIES && !all.removeIf(new FirstWithheld())) {
      all.remove(0);
    }
    all.add(entry);
    return new Ledger(visible, muted, List.copyOf(all));
  }

  /** The visible cue leaves the screen. */
  Ledger closing(CueOutcome outcome) {
    Entry old = find(visible.cueId()).orElseThrow();
    return record(old.ending(outcome)).showing(null);
  }

  private static final class FirstWithheld implements java.util.function.Predicate<Entry> {
    private boolean found;

    @Override
    public boolean test(Entry entry) {
      boolean first = !found && !entry.outcome().wasShown();
      found |= first;
      return first;
    }
  }
}
