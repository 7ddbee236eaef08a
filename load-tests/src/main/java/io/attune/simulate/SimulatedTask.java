package io.attune.simulate;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.Heartbeat;
import io.attune.call.CallInput;
import io.attune.call.CueFeedback;
import io.attune.call.SignalChanged;
import io.attune.call.TimePassed;
import io.attune.detect.Turn;
import io.attune.engine.CallEngine;
import io.attune.engine.CallState;
import io.attune.engine.Effect;
import io.attune.engine.Reception;
import io.attune.engine.Reception.Received;
import io.attune.engine.Twins;
import io.attune.wire.CallRows;
import io.attune.wire.PartitionRow;
import io.attune.wire.RowChanges;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One partition's processor: reads the log, steps calls, wakes them when their time has come. What
 * it tells counts once it is committed; a crash takes everything since, and it begins again from
 * there with what the store has.
 */
final class SimulatedTask {
  /** The clock of calls whose producer does not beat. */
  private static final String EVERYBODY = "";

  private final PartitionLog log;
  private final SimulatedShelf shelf;
  private final SimulatedStore store = new SimulatedStore();
  private final Watch watch;
  private final Map<String, Known> calls = new TreeMap<>();
  private final TreeSet<String> beating = new TreeSet<>();
  private final Map<String, Long> reached = new HashMap<>();
  private Map<String, Long> committedReached = Map.of();
  private final Map<String, CallState> committedStates = new HashMap<>();
  private final List<Told> uncommitted = new ArrayList<>();
  private final List<String> forgotten = new ArrayList<>();
  private Reception reception;
  private int position;
  private int committed;
  private long steps;
  private int crashes;

  /** A call in memory; its state is null until it is loaded after a crash. */
  private static final class Known {
    CallEngine engine;
    CallState state;
    CallState written;
    boolean isToBeStored;
    int heardUpTo;
    int storedUpTo;
    String producerId;
    long bornAt;
    long dueAt;
    boolean another;
    final List<Turn> settled = new ArrayList<>();
  }

  /** What a step told. */
  record Told(String key, CallInput input, boolean another, List<Effect> effects) {}

  SimulatedTask(PartitionLog log, SimulatedShelf shelf) {
    this.log = log;
    this.shelf = shelf;
    this.watch = new Watch(shelf);
    this.reception = new Reception(shelf);
  }

  boolean isDone() {
    return position == log.inputs().size() && committed == position;
  }

  /** Steps taken so far, those that a crash undid included. */
  long steps() {
    return steps;
  }

  /** How often it crashed. */
  int crashes() {
    return crashes;
  }

  // Records.

  /**
   * Reads the next record.
   *
   * @param tick whether calls are woken that are due by now; a task that lags may do it later where
   *     record times never go back
   */
  void read(boolean tick) {
    if (position == log.inputs().size()) {
      return;
    }
    CallInput input = log.inputs().get(position++);
    pass(EVERYBODY, input.at(), tick);
    if (input instanceof CallEvent event && event.body() instanceof Heartbeat beat) {
      beating.add(beat.producerId());
      pass(beat.producerId(), beat.publishedUpTo(), tick);
    } else if (input instanceof CallEvent event && event.callId() == null) {
      reception.take(event.body());
    } else if (input instanceof CallEvent event) {
      hear(event);
    } else if (input instanceof CueFeedback feedback) {
      step(feedback.callId(), feedback);
    } else if (input instanceof SignalChanged) {
      tick();
      List.copyOf(calls.keySet()).forEach(key -> step(key, input));
    }
    if (position == log.inputs().size()) {
      tick();
    }
  }

  private void hear(CallEvent event) {
    String callId = event.callId();
    catchUp(callId);
    catchUp(Twins.keyOf(callId));
    boolean begun = step(callId, event);
    Known seen = calls.get(callId);
    if (seen == null || !seen.state.isShadowed()) {
      return;
    }
    String twin = Twins.keyOf(callId);
    if (begun) {
      keep(twin, calls.get(twin), reception.beginShadow(seen.state, event), event);
    } else if (calls.containsKey(twin)) {
      step(twin, event);
    }
  }

  /** What a producer's clock has passed is due, even where it has since been put back. */
  private void catchUp(String key) {
    Known call = calls.get(key);
    if (call != null) {
      load(key, call);
      String clock = clockOf(call);
      long now = clock.equals(EVERYBODY) ? Long.MIN_VALUE : reached.getOrDefault(clock, 0L);
      if (call.dueAt <= now) {
        step(key, new TimePassed(now));
      }
    }
  }

  /** Reads a call from the store, and lets it hear again what it has heard since it was stored. */
  private void load(String key, Known call) {
    if (call.state != null) {
      return;
    }
    call.written = store.load(key, call.engine);
    call.state = call.engine.restored(call.written);
    for (CallInput input : log.inputs().subList(call.heardUpTo, committed)) {
      if (input instanceof CallEvent event && Twins.callIdOf(key).equals(event.callId())) {
        Received again = reception.step(call.engine, call.state, event);
        if (again.another() || again.outcome().state() == null) {
          break;
        }
        call.state = again.outcome().state();
      }
    }
    call.dueAt = call.engine.nextDue(call.state);
    Resemblance.require(key, committedStates.get(key), call.state);
  }

  /** Whether a call began with it. */
  private boolean step(String key, CallInput input) {
    Known call = calls.get(key);
    if (call != null) {
      load(key, call);
    }
    Received received =
        call == null
            ? reception.step(null, null, input)
            : reception.step(call.engine, call.state, input);
    steps++;
    return keep(key, call, received, input);
  }

  private boolean keep(String key, Known before, Received received, CallInput input) {
    CallState state = received.outcome().state();
    List<Effect> effects = received.outcome().effects();
    uncommitted.add(new Told(key, input, received.another(), effects));
    if (state == null) {
      calls.remove(key);
      forgotten.add(key);
      return false;
    }
    Known call = received.another() || before == null ? new Known() : before;
    if (call != before) {
      call.bornAt = input.at();
      call.another = true;
    } else {
      effects.forEach(effect -> settle(call, effect));
    }
    call.engine = received.engine();
    call.state = state;
    call.producerId = state.facts().producerId();
    call.dueAt = call.engine.nextDue(state);
    if (input instanceof TimePassed && call.dueAt <= input.at()) {
      throw new SimulationFault(key + " would be woken at the same moment for ever");
    }
    if (input instanceof CallEvent) {
      call.heardUpTo = position;
    }
    if (!RowChanges.between(call.written, state, input, effects).isNone()) {
      call.written = state;
      call.isToBeStored = true;
      call.storedUpTo = call.heardUpTo;
    }
    calls.put(key, call);
    return received.another();
  }

  private static void settle(Known call, Effect effect) {
    if (effect instanceof Effect.TurnSettled settled) {
      call.settled.add(settled.scored().turn());
    }
  }

  // Time.

  /** Wakes whoever is due by what has been read so far. */
  void tick() {
    for (Map.Entry<String, Long> clock : List.copyOf(reached.entrySet())) {
      wake(clock.getKey(), clock.getValue());
    }
  }

  private void pass(String clock, long at, boolean tick) {
    reached.merge(clock, at, Math::max);
    if (tick) {
      wake(clock, at);
    }
  }

  private void wake(String clock, long at) {
    for (String key = nextDue(clock, at); key != null; key = nextDue(clock, at)) {
      step(key, new TimePassed(calls.get(key).dueAt));
    }
  }

  private String nextDue(String clock, long at) {
    return calls.entrySet().stream()
        .filter(call -> call.getValue().dueAt <= at && clockOf(call.getValue()).equals(clock))
        .min(Comparator.comparingLong(call -> call.getValue().dueAt))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private String clockOf(Known call) {
    return call.producerId != null && beating.contains(call.producerId)
        ? call.producerId
        : EVERYBODY;
  }

  // Crashes.

  /**
   * Commits: what was told counts, what is known is stored.
   *
   * @param inspect whether every stored call is read and written again
   */
  void commit(boolean inspect) {
    uncommitted.forEach(watch::take);
    uncommitted.clear();
    forgotten.forEach(store::forget);
    forgotten.clear();
    calls.forEach((key, call) -> commit(key, call, inspect));
    store.putPartition(reception.orders(), beating);
    committed = position;
    committedReached = Map.copyOf(reached);
    calls.forEach(this::noteCommitted);
  }

  private void noteCommitted(String key, Known call) {
    if (call.state != null) {
      committedStates.put(key, call.state);
    }
  }

  private void commit(String key, Known call, boolean inspect) {
    if (!call.isToBeStored) {
      return;
    }
    CallRows.Marks marks = new CallRows.Marks(call.bornAt, call.dueAt, call.storedUpTo, 0);
    store.put(key, call.written, marks, call.settled, call.another, call.engine);
    call.isToBeStored = false;
    call.another = false;
    call.settled.clear();
    if (inspect) {
      store.requireStable(key, call.engine);
    }
  }

  /** Loses everything but what was committed. */
  void crash() {
    crashes++;
    uncommitted.clear();
    forgotten.clear();
    calls.clear();
    beating.clear();
    reached.clear();
    reached.putAll(committedReached);
    position = committed;
    PartitionRow noted = store.partition();
    reception = new Reception(shelf);
    reception.follow(noted.orders());
    beating.addAll(noted.producers());
    for (String key : store.keys()) {
      SimulatedStore.Glance glance = store.glance(key);
      Known call = new Known();
      call.engine = shelf.find(glance.facts().playbook()).orElseThrow();
      call.producerId = glance.facts().producerId();
      call.bornAt = glance.marks().bornAt();
      call.heardUpTo = (int) glance.marks().heardUpTo();
      // It may be due sooner by what it has yet to hear again.
      call.dueAt = call.heardUpTo < committed ? 0 : glance.marks().dueAt();
      calls.put(key, call);
    }
  }

  /**
   * At the end of the log nothing is left to know, and all was told as by an undisturbed engine.
   */
  void requireAsExpected() {
    watch.tale().requireSameAs(log.expected());
    if (!calls.isEmpty() || !store.keys().isEmpty()) {
      throw new SimulationFault("still known after hours: " + calls.keySet() + store.keys());
    }
  }
}
