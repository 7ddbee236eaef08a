package io.attune.coach;

import io.attune.call.AgentLevel;
import io.attune.call.CallEvent.RuleSwitched;
import java.util.ArrayList;
import java.util.List;

/**
 * How agents take each rule, learned from the calls that have ended: what they said of its cues,
 * and what they did without a word. A rule that is waved away again and again mutes itself, in a
 * record of the log that everybody can read and take back. Immutable and bounded.
 *
 * @param all at most {@link #MOST}, the one that was not heard of longest first
 */
public record Standings(List<Standing> all) {
  /** Most standings kept. */
  public static final int MOST = 1_000;

  /** Nothing learned yet. */
  public static final Standings NONE = new Standings(List.of());

  public Standings {
    all = List.copyOf(all);
  }

  /**
   * Learns from one call.
   *
   * @param playbookId the one that it ran on
   * @param level its agent's
   * @param ledger what its agent was shown, and what came of it
   */
  public Standings after(String playbookId, AgentLevel level, Ledger ledger) {
    List<Standing> next = new ArrayList<>(all);
    for (Ledger.Entry entry : ledger.entries()) {
      if (entry.outcome().wasShown()) {
        Standing before = take(next, playbookId, entry.ruleId(), level);
        next.add(before.after(Standing.Verdict.of(entry)));
      }
    }
    return new Standings(next.subList(Math.max(0, next.size() - MOST), next.size()));
  }

  private static Standing take(
      List<Standing> from, String playbookId, String ruleId, AgentLevel level) {
    for (int i = 0; i < from.size(); i++) {
      if (from.get(i).isOf(playbookId, ruleId, level)) {
        return from.remove(i);
      }
    }
    return new Standing(playbookId, ruleId, level, List.of());
  }

  /** The rules that have become tiresome since, each with why. */
  public List<RuleSwitched> tiredSince(Standings before) {
    return all.stream()
        .filter(now -> now.isTiresome() && !before.holdsTiresome(now))
        .map(
            now ->
                new RuleSwitched(
                    now.playbookId(),
                    now.ruleId(),
                    now.level(),
                    true,
                    "dismissed " + now.against() + " of " + now.verdicts().size()))
        .toList();
  }

  private boolean holdsTiresome(Standing now) {
    return all.stream()
        .anyMatch(
            then -> then.isOf(now.playbookId(), now.ruleId(), now.level()) && then.isTiresome());
  }

  /** A rule that speaks again, or was silenced, begins anew. */
  public Standings without(RuleSwitched switched) {
    return new Standings(
        all.stream()
            .filter(
                s ->
                    !s.playbookId().equals(switched.playbookId())
                        || !s.ruleId().equals(switched.ruleId())
                        || (switched.level() != null && s.level() != switched.level()))
            .toList());
  }
}
