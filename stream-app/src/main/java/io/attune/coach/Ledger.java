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

  /** Nothing shown yet. */
  public static final Ledger EMPTY = new Ledger(null, false, List.of());

  /**
   * One cue and its fate.
   *
   * @param cueId the cue
   * @param ruleId its rule
   * @param category what it was about
   * @param at record time at which it was raised or withheld, epoch ms
   * @param outcome what became of it
   * @param feedback what the agent last said of it, null if nothing
   */
  public record Entry(
      String cueId,
      String ruleId,
      Category category,
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
  }

  /** What became of a cue. */
  public Optional<Entry> find(String cueId) {
    return entries.stream().filter(e -> e.cueId().equals(cueId)).findFirst();
  }

  /** Record time of the latest cue shown; far in the past if there was none. */
  long lastShownAt() {
    return entries.stream()
        .filter(Entry::takesAttention)
        .mapToLong(Entry::at)
        .max()
        .orElse(Long.MIN_VALUE / 2);
  }

  /** Record time of the latest cue of a rule that was shown; far in the past if there was none. */
  long lastShownAt(String ruleId) {
    return entries.stream()
        .filter(e -> e.outcome().wasShown() && e.ruleId().equals(ruleId))
        .mapToLong(Entry::at)
        .max()
        .orElse(Long.MIN_VALUE / 2);
  }

  /** How often the agent has waved a rule's cues away on this call. */
  int waved(String ruleId) {
    return (int)
        entries.stream()
            .filter(e -> e.ruleId().equals(ruleId))
            .filter(
                e ->
                    e.feedback() == CueFeedback.Action.DISMISSED
                        || e.feedback() == CueFeedback.Action.WRONG)
            .count();
  }

  /** Cues shown so far. */
  public int shown() {
    return (int) entries.stream().filter(e -> e.outcome().wasShown()).count();
  }

  /** Cues that the agent acted on so far. */
  public int acted() {
    return (int) entries.stream().filter(e -> e.outcome() == CueOutcome.ACTED).count();
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
    Ledger next =
        record(
            new Entry(
                old.cueId(), old.ruleId(), old.category(), old.at(), outcome, old.feedback()));
    return next.showing(null);
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
