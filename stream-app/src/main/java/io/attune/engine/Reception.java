package io.attune.engine;

import io.attune.call.AgentLevel;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.ExperimentSet;
import io.attune.call.CallEvent.PlaybookActivated;
import io.attune.call.CallInput;
import io.attune.call.TimePassed;
import io.attune.playbook.PlaybookRef;
import java.util.List;
import java.util.Optional;

/**
 * Gives every call that begins its engine and its terms, by the orders that stand at that offset,
 * and steps it from then on. The same in the topology and in a replay.
 */
public final class Reception {
  private final Shelf shelf;
  private StandingOrders orders = StandingOrders.NONE;

  /**
   * @param shelf the playbooks at hand
   */
  public Reception(Shelf shelf) {
    this.shelf = shelf;
  }

  /** What holds for calls that start from here on. */
  public StandingOrders orders() {
    return orders;
  }

  /** From here on these hold. */
  public void follow(StandingOrders next) {
    orders = next;
  }

  /**
   * Takes an order: from here on it holds for calls that start.
   *
   * @return whether it does; not if the playbook that it names is not at hand, so that calls keep
   *     the one before
   */
  public boolean take(CallEvent.Body order) {
    if (order instanceof PlaybookActivated activated && !isAtHand(refOf(activated))) {
      return false;
    } else if (order instanceof ExperimentSet set && !set.isOver() && !isAtHand(refOf(set))) {
      return false;
    }
    orders = orders.after(order);
    return true;
  }

  private boolean isAtHand(PlaybookRef ref) {
    return shelf.find(ref).isPresent();
  }

  private static PlaybookRef refOf(PlaybookActivated activated) {
    return new PlaybookRef(activated.playbookId(), activated.version());
  }

  private static PlaybookRef refOf(ExperimentSet experiment) {
    return new PlaybookRef(experiment.playbookId(), experiment.version());
  }

  /**
   * What a step came to.
   *
   * @param engine the one that runs the call from here on; null if there is no call
   * @param another whether it is another call with the same id than before
   */
  public record Received(Outcome outcome, CallEngine engine, boolean another) {}

  /**
   * Takes one input into account. A start on a call that is over begins another, and so does
   * anything heard of one that is forgotten by then, on the terms of today instead of those that
   * the old call ran on.
   *
   * @param engine of the call so far, null if it is not known
   * @param state the call so far, null if it is not known
   */
  public Received step(CallEngine engine, CallState state, CallInput input) {
    if (state == null) {
      return begin(input, List.of());
    }
    if (mayBegin(state, input)) {
      Outcome aged = engine.step(state, new TimePassed(input.at()));
      if (aged.state() == null || (isStart(input) && isOver(aged.state(), input.at()))) {
        return begin(input, aged.effects());
      }
    }
    Outcome outcome = engine.step(state, input);
    return new Received(outcome, engine, isAnother(state, outcome));
  }

  /** Whether a call may have been over, or forgotten, before the input; most never were. */
  private static boolean mayBegin(CallState state, CallInput input) {
    return isStart(input)
        || state.phase() != CallState.Phase.LIVE
        || input.at() - state.lastHeardAt() >= CallEngine.REMEMBERED_MS;
  }

  private static boolean isStart(CallInput input) {
    return input instanceof CallEvent event && event.body() instanceof CallStarted;
  }

  private static boolean isOver(CallState aged, long at) {
    return aged.phase() == CallState.Phase.CLOSED && at > aged.endedAt();
  }

  private static boolean isAnother(CallState before, Outcome outcome) {
    boolean alive = outcome.state() != null && outcome.state().phase() == CallState.Phase.LIVE;
    return alive && (before.phase() == CallState.Phase.CLOSED || isOver(outcome.effects()));
  }

  private static boolean isOver(List<Effect> effects) {
    for (Effect effect : effects) {
      if (effect instanceof Effect.CallSummarised) {
        return true;
      }
    }
    return false;
  }

  private Received begin(CallInput input, List<Effect> earlier) {
    if (!(input instanceof CallEvent event) || event.callId() == null) {
      return new Received(Outcome.ofNoCall(earlier), null, false);
    }
    Optional<ExperimentSet> experiment =
        orders.experimentFor(event).filter(e -> isAtHand(refOf(e)));
    Assignment assignment =
        experiment.map(e -> Assignment.of(event.callId(), e)).orElse(Assignment.NONE);
    CallEngine engine =
        experiment
            .filter(e -> assignment.arm() == Arm.CANDIDATE)
            .flatMap(e -> shelf.find(refOf(e)))
            .orElseGet(() -> engineFor(event));
    Terms terms =
        new Terms(
            engine.playbook().ref(),
            orders.mutedFor(engine.playbook().ref().id(), level(event)),
            assignment);
    return new Received(engine.begin(event, terms).after(earlier), engine, true);
  }

  private CallEngine engineFor(CallEvent first) {
    return orders
        .activationFor(first)
        .flatMap(activated -> shelf.find(refOf(activated)))
        .orElseGet(() -> shelf.standard(language(first)));
  }

  private static String language(CallEvent first) {
    return first.body() instanceof CallStarted started ? started.language() : null;
  }

  private static AgentLevel level(CallEvent first) {
    return first.body() instanceof CallStarted started
        ? started.context().level()
        : AgentLevel.REGULAR;
  }

  /**
   * Begins the unseen twin of a call.
   *
   * @param seen the call, after its first step, whose assignment names a shadow
   */
  public Received beginShadow(CallState seen, CallEvent first) {
    Assignment assignment = seen.facts().terms().assignment();
    CallEngine engine = shelf.find(assignment.shadow()).orElse(null);
    if (engine == null) {
      return new Received(Outcome.ofNoCall(List.of()), null, false);
    }
    Terms terms =
        new Terms(
            engine.playbook().ref(), seen.facts().terms().mutedRules(), assignment.asShadow());
    return new Received(engine.begin(first, terms), engine, true);
  }
}
