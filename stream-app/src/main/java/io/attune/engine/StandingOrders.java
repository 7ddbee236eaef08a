package io.attune.engine;

import io.attune.call.AgentLevel;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.Body;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.ExperimentSet;
import io.attune.call.CallEvent.PlaybookActivated;
import io.attune.call.CallEvent.RuleSwitched;
import io.attune.call.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What holds for the calls that start from here on: a pure function of the log up to this offset,
 * so that a replay gives every call the same terms. Immutable and bounded.
 *
 * @param activations the playbooks that were activated, one for each scope
 * @param muted the rules that are muted
 * @param experiments the experiments that go on, oldest first
 */
public record StandingOrders(
    List<PlaybookActivated> activations,
    List<RuleSwitched> muted,
    List<ExperimentSet> experiments) {

  /** Most of each kind kept; the oldest goes. */
  public static final int MOST = 1_000;

  /** Nothing was ordered. */
  public static final StandingOrders NONE = new StandingOrders(List.of(), List.of(), List.of());

  public StandingOrders {
    activations = List.copyOf(activations);
    muted = List.copyOf(muted);
    experiments = List.copyOf(experiments);
  }

  /** Whether an event is such an order. */
  public static boolean isOrder(Body body) {
    return body instanceof PlaybookActivated
        || body instanceof RuleSwitched
        || body instanceof ExperimentSet;
  }

  /** The orders after one more. */
  public StandingOrders after(Body order) {
    if (order instanceof PlaybookActivated activated) {
      return new StandingOrders(
          replace(activations, a -> a.scope().equals(activated.scope()), activated),
          muted,
          experiments);
    } else if (order instanceof RuleSwitched switched) {
      return new StandingOrders(
          activations,
          replace(muted, m -> isSameRule(m, switched), switched.muted() ? switched : null),
          experiments);
    } else if (order instanceof ExperimentSet set) {
      return new StandingOrders(
          activations,
          muted,
          replace(
              experiments,
              e -> e.experimentId().equals(set.experimentId()),
              set.isOver() ? null : set));
    }
    throw new IllegalArgumentException(order.getClass().getSimpleName() + " is no order");
  }

  private static boolean isSameRule(RuleSwitched a, RuleSwitched b) {
    return a.playbookId().equals(b.playbookId())
        && a.ruleId().equals(b.ruleId())
        && a.level() == b.level();
  }

  private static <T> List<T> replace(List<T> all, Predicate<T> old, T now) {
    List<T> next = new ArrayList<>(all);
    next.removeIf(old);
    if (now != null) {
      next.add(now);
    }
    return next.subList(Math.max(0, next.size() - MOST), next.size());
  }

  /**
   * The activation that holds for a call: of those that cover it the narrowest, or, if its producer
   * asks for a playbook, the narrowest of that.
   */
  Optional<PlaybookActivated> activationFor(CallEvent first) {
    String wanted =
        first.body() instanceof CallStarted started ? started.context().playbookId() : null;
    Optional<PlaybookActivated> asked = narrowest(first, a -> a.playbookId().equals(wanted));
    return asked.isPresent() ? asked : narrowest(first, a -> true);
  }

  private Optional<PlaybookActivated> narrowest(
      CallEvent first, Predicate<PlaybookActivated> among) {
    return activations.stream()
        .filter(a -> covers(a.scope(), first) && among.test(a))
        .max(Comparator.comparingInt(a -> a.scope().narrowness()));
  }

  /** The experiment that a call takes part in: of those that cover it the newest. */
  Optional<ExperimentSet> experimentFor(CallEvent first) {
    return experiments.stream()
        .filter(e -> covers(e.scope(), first))
        .reduce((older, newer) -> newer);
  }

  private static boolean covers(Scope scope, CallEvent first) {
    return first.body() instanceof CallStarted started
        ? scope.covers(first.tenant(), started.team(), started.language())
        : scope.covers(first.tenant(), null, null);
  }

  /** The rules of a playbook that show nothing to an agent of a level. */
  Set<String> mutedFor(String playbookId, AgentLevel level) {
    return muted.stream()
        .filter(m -> m.playbookId().equals(playbookId))
        .filter(m -> m.level() == null || m.level() == level)
        .map(RuleSwitched::ruleId)
        .collect(Collectors.toUnmodifiableSet());
  }
}
