package io.attune.topology;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.RuleSwitched;
import io.attune.call.CallInput;
import io.attune.call.TimePassed;
import io.attune.engine.CallEngine;
import io.attune.engine.CallFacts;
import io.attune.engine.CallState;
import io.attune.engine.CallState.Phase;
import io.attune.engine.Effect;
import io.attune.engine.Effect.CallSummarised;
import io.attune.engine.Effect.RefinementWanted;
import io.attune.engine.Reception.Received;
import io.attune.engine.Shelf;
import io.attune.engine.Twins;
import io.attune.sealing.CallKey;
import io.attune.topology.CallStore.Writes;
import io.attune.topology.Outbox.Outgoing;
import io.attune.topology.RecentLog.Unheard;
import io.attune.wire.Latency;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The calls of one task: takes steps on them, keeps memory and stores in line, and notes when each
 * wants to be woken. A step is computed as a whole before any of it is written, and written before
 * any of it is sent, so what throws on the way leaves everything as it was.
 */
final class TaskCalls {
  private final CallStore store;
  private final CallMemory memory;
  private final CallKeys keys;
  private final CallClocks clocks;
  private final Shelf shelf;
  private final PartitionNotes notes;
  private final TopologyMeters meters;
  private final RefinementDesk desk;
  private final Consumer<Outgoing> send;
  private final Outbox outbox;
  private final Map<String, KnownCall> calls = new HashMap<>();
  private boolean learned;

  /** All that follows from one input on one call; state is null when the call is forgotten. */
  private record Plan(
      KnownCall call,
      CallState state,
      long due,
      List<Effect> effects,
      List<Outgoing> out,
      Writes writes) {}

  /**
   * @param memory which of them are in memory
   * @param keys of the calls, beside their rows
   * @param notes what the partition knows beyond its calls
   * @param desk takes the turns that a slower model may be asked about
   * @param outbox writes what goes out
   * @param send takes it, in order
   */
  TaskCalls(
      CallStore store,
      CallMemory memory,
      CallKeys keys,
      CallClocks clocks,
      Shelf shelf,
      PartitionNotes notes,
      TopologyMeters meters,
      RefinementDesk desk,
      Outbox outbox,
      Consumer<Outgoing> send) {
    this.store = store;
    this.memory = memory;
    this.keys = keys;
    this.clocks = clocks;
    this.shelf = shelf;
    this.notes = notes;
    this.meters = meters;
    this.desk = desk;
    this.outbox = outbox;
    this.send = send;
  }

  /**
   * Reads at a glance what the stores hold, so that every call is woken when it is due.
   *
   * @param log what was published of late
   * @param now by the wall clock, epoch ms
   */
  void recall(RecentLog log, long now) {
    keys.recall();
    store.scan(
        (key, head) -> {
          Unheard unheard = log.of(Twins.callIdOf(key), head.marks().heardUpTo());
          KnownCall call = KnownCall.stored(key, engineFor(head.facts()), head, unheard);
          calls.put(key, call);
          clocks.claim(call);
          // What it has yet to hear again may have brought forward when it is due.
          clocks.arm(call, unheard == Unheard.NOTHING ? call.due() : 0, now);
          meters.liveCalls(live(call));
        });
  }

  /** The playbook that a call was pinned to, or the standard one if that is gone. */
  private CallEngine engineFor(CallFacts facts) {
    return shelf
        .find(facts.playbook())
        .orElseGet(
            () -> {
              meters.playbookMissing();
              return shelf.standard(facts.language());
            });
  }

  /**
   * An event or feedback on one call.
   *
   * @throws EngineFailure if the engine failed on it; nothing has changed then
   */
  void hear(String callId, CallInput input, Moment moment) {
    KnownCall call = upToNow(callId, moment);
    Plan plan = plan(callId, call, input, moment);
    carryOut(call, plan, input, moment);
    if (input instanceof CallEvent event && plan.state() != null && plan.state().isShadowed()) {
      hearUnseen(event, plan, call, moment);
    }
  }

  /**
   * A call as it is when something is heard of it; null if it is unknown. What its producer's clock
   * has passed comes first, even if that has since been put back, so that what is told follows from
   * the log alone.
   */
  private KnownCall upToNow(String key, Moment moment) {
    KnownCall call = calls.get(key);
    if (call != null) {
      memory.load(call);
      long reached = clocks.reached(call);
      if (call.due() <= reached) {
        tick(call, reached, moment);
        return calls.get(key);
      }
    }
    return call;
  }

  /** What a call's twin makes of an event. Nobody gives feedback on cues that nobody sees. */
  private void hearUnseen(CallEvent event, Plan seen, KnownCall before, Moment moment) {
    String key = Twins.keyOf(event.callId());
    KnownCall twin = upToNow(key, moment);
    if (seen.call() != before) {
      Received first = notes.reception().beginShadow(seen.state(), event);
      carryOut(twin, plan(key, twin, first, event, moment), event, moment);
    } else if (twin != null) {
      carryOut(twin, plan(key, twin, event, moment), event, moment);
    }
  }

  /** Whether something was learned since it was last asked. */
  boolean hasLearned() {
    boolean was = learned;
    learned = false;
    return was;
  }

  /**
   * Time has reached {@code at} for a call: does what is due, or waits on if it is not.
   *
   * @throws EngineFailure if the engine failed on it; the call then sleeps until it is heard of
   */
  void tick(KnownCall call, long at, Moment moment) {
    if (call.isResting() && call.due() > at) {
      clocks.arm(call, call.due(), moment.now());
      return;
    }
    memory.load(call);
    long due = call.engine().nextDue(call.state());
    if (due > at) {
      clocks.arm(call, due, moment.now());
    } else {
      CallInput input = new TimePassed(at);
      carryOut(call, plan(call.key(), call, input, moment), input, moment);
    }
  }

  /**
   * Something was found out about a call that nobody published.
   *
   * @throws EngineFailure if the engine failed on it; nothing has changed then
   */
  void tell(KnownCall call, CallInput input, Moment moment) {
    if (calls.get(call.key()) == call
        && upToNow(call.key(), moment) == call
        && call.phase() == Phase.LIVE) {
      carryOut(call, plan(call.key(), call, input, moment), input, moment);
    }
  }

  private Plan plan(String key, KnownCall known, CallInput input, Moment moment) {
    try {
      Received received =
          known == null
              ? notes.reception().step(null, null, input)
              : notes.reception().step(known.engine(), known.state(), input);
      return plan(key, known, received, input, moment);
    } catch (RuntimeException e) {
      throw new EngineFailure(e);
    }
  }

  private Plan plan(
      String key, KnownCall known, Received received, CallInput input, Moment moment) {
    List<Effect> effects = received.outcome().effects();
    CallState state = received.outcome().state();
    CallKey seal = keyAfter(key, received);
    List<Outgoing> out = new ArrayList<>(effects.size() + 2);
    if (seal != null && seal != keys.of(key) && !Twins.isTwin(key)) {
      out.add(Outbox.key(key, state.facts().announced(), seal));
    }
    Latency latency = new Latency(moment.publishedAt(), moment.now());
    out.addAll(outbox.of(effects, latency, keys.sealOf(seal)));
    if (state == null) {
      return new Plan(known, null, Long.MAX_VALUE, effects, out, null);
    }
    KnownCall call =
        received.another() ? KnownCall.begun(key, received.engine(), input.at()) : known;
    if (input instanceof CallEvent event && event.body().isSignOfLife()) {
      call.setSkewMs(event.at() - moment.publishedAt());
    }
    if (input instanceof CallEvent) {
      call.setHeardUpTo(moment.offset() + 1);
    }
    long due = received.outcome().dueAt();
    Writes writes = store.writesAfter(call, seal, state, input, effects, due, moment.now());
    return new Plan(call, state, due, effects, out, writes);
  }

  /** An erased call loses its key; one that began without goes on without. */
  private CallKey keyAfter(String key, Received received) {
    CallState state = received.outcome().state();
    if (state != null && state.phase() == Phase.ERASED) {
      return null;
    }
    boolean begins = received.another() && state != null;
    return begins ? keys.forNew(key) : keys.of(key);
  }

  private void carryOut(KnownCall before, Plan plan, CallInput input, Moment moment) {
    int live = live(before);
    KnownCall call = plan.call();
    if (plan.state() != null) {
      write(before, plan, moment);
    } else if (before != null) {
      store.forget(before);
      memory.forget(before);
      clocks.release(before, before.producerId());
      calls.remove(before.key());
    }
    plan.out().forEach(send);
    plan.effects().forEach(effect -> learn(effect, input.at()));
    if (call != null && !call.isTwin()) {
      plan.effects().forEach(effect -> ask(effect, moment));
    }
    meters.effects(plan.effects(), input, moment, call == null ? 0 : call.skewMs());
    meters.liveCalls((plan.state() == null ? 0 : live(call)) - live);
  }

  private void learn(Effect effect, long at) {
    if (effect instanceof CallSummarised over) {
      List<RuleSwitched> tired = notes.learn(over);
      tired.forEach(order -> send.accept(outbox.order(order, at)));
      learned |= over.last().ledger().shown() > 0;
    }
  }

  private void ask(Effect effect, Moment moment) {
    if (effect instanceof RefinementWanted wanted) {
      desk.take(wanted, moment.publishedAt(), moment.now());
    }
  }

  private void write(KnownCall before, Plan plan, Moment moment) {
    if (before != null && before != plan.call()) {
      store.forgetPages(before);
    }
    plan.writes().run();
    meters.rowsWritten(plan.writes().size());
    KnownCall call = plan.call();
    String producer = before == null ? null : before.producerId();
    call.accept(plan.state(), plan.due());
    if (before != null && before != call) {
      memory.forget(before);
    }
    if (plan.writes().size() > 0) {
      memory.written(call);
    } else {
      memory.unwritten(call, moment.offset());
    }
    if (before != call || !isSame(producer, call.producerId())) {
      if (before != null) {
        clocks.release(before, producer);
      }
      calls.put(call.key(), call);
      clocks.claim(call);
    }
    clocks.arm(call, plan.due(), moment.now());
  }

  private static boolean isSame(String a, String b) {
    return a == null ? b == null : a.equals(b);
  }

  private static int live(KnownCall call) {
    boolean counts = call != null && !call.isTwin() && call.phase() != null;
    return counts && call.phase().isOpen() ? 1 : 0;
  }

  /** The task is given up: its calls live on elsewhere. */
  void close() {
    calls.values().forEach(call -> meters.liveCalls(-live(call)));
    calls.clear();
  }
}
