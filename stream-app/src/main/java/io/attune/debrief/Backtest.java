package io.attune.debrief;

import io.attune.call.CallInput;
import io.attune.debrief.CueDifference.Type;
import io.attune.engine.CallBook;
import io.attune.engine.CallEngine;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Two playbooks on the same events, side by side: what the one would have cued that the other did
 * not. A call is compared when it is over and then forgotten. Not safe for threads.
 */
public final class Backtest {
  private final CallBook old;
  private final CallBook fresh;
  private final Consumer<CueDifference> differences;
  private final Map<String, Debrief> halves = new HashMap<>();
  private final Map<String, RuleTally> rules = new TreeMap<>();

  private long calls;
  private long turns;
  private long cuesBefore;
  private long cuesAfter;

  /**
   * What became of one rule's cues.
   *
   * @param before cues of the old playbook
   * @param after cues of the new playbook
   * @param differing how many differ, and how; those that do not are left out
   */
  public record RuleTally(long before, long after, Map<Type, Long> differing) {
    static final RuleTally NONE = new RuleTally(0, 0, Map.of());

    RuleTally plus(long moreBefore, long moreAfter) {
      return new RuleTally(before + moreBefore, after + moreAfter, differing);
    }

    RuleTally plus(Type type) {
      Map<Type, Long> more = new EnumMap<>(Type.class);
      more.putAll(differing);
      more.merge(type, 1L, Long::sum);
      return new RuleTally(before, after, more);
    }

    /** How many cues differ in this way. */
    public long of(Type type) {
      return differing.getOrDefault(type, 0L);
    }
  }

  /**
   * What came of all calls.
   *
   * @param calls how many
   * @param turns of agents and customers
   * @param cuesBefore cues of the old playbook
   * @param cuesAfter cues of the new playbook
   * @param rules by rule id, in its order
   */
  public record Result(
      long calls, long turns, long cuesBefore, long cuesAfter, Map<String, RuleTally> rules) {
    /** How many cues differ in any way. */
    public long differences() {
      return rules.values().stream()
          .flatMap(rule -> rule.differing().values().stream())
          .mapToLong(Long::longValue)
          .sum();
    }
  }

  /**
   * @param old runs the playbook that is compared with
   * @param fresh runs the playbook that is tried
   * @param differences takes each difference when its call is over
   */
  public Backtest(CallEngine old, CallEngine fresh, Consumer<CueDifference> differences) {
    this.differences = differences;
    this.old = new CallBook(old, new Debriefer(debrief -> half(debrief, true)));
    this.fresh = new CallBook(fresh, new Debriefer(debrief -> half(debrief, false)));
  }

  /** Both take the next record of the log into account. */
  public void hear(CallInput input) {
    old.hear(input);
    fresh.hear(input);
  }

  /** The log is over. */
  public Result finish() {
    old.finish();
    fresh.finish();
    return new Result(calls, turns, cuesBefore, cuesAfter, new TreeMap<>(rules));
  }

  /** A call ends at the same record whatever the playbook, so its other half is never far. */
  private void half(Debrief debrief, boolean isOld) {
    String callId = debrief.facts().callId();
    Debrief other = halves.remove(callId);
    if (other == null) {
      halves.put(callId, debrief);
    } else if (isOld) {
      compare(debrief, other);
    } else {
      compare(other, debrief);
    }
  }

  private void compare(Debrief before, Debrief after) {
    calls++;
    turns += after.talk().agentTurns() + after.talk().customerTurns();
    cuesBefore += before.cues().size();
    cuesAfter += after.cues().size();
    before.cues().forEach(cue -> tally(cue.ruleId(), 1, 0));
    after.cues().forEach(cue -> tally(cue.ruleId(), 0, 1));
    List<CueDifference> found =
        CueMatching.differences(before.facts().callId(), before.cues(), after.cues());
    for (CueDifference difference : found) {
      rules.compute(difference.ruleId(), (id, tally) -> tally.plus(difference.type()));
      differences.accept(difference);
    }
  }

  private void tally(String ruleId, long moreBefore, long moreAfter) {
    rules.merge(
        ruleId,
        RuleTally.NONE.plus(moreBefore, moreAfter),
        (tally, more) -> tally.plus(moreBefore, moreAfter));
  }
}
