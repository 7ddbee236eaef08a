package io.attune.simulate;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.ExperimentSet;
import io.attune.call.CallEvent.Heartbeat;
import io.attune.call.CallEvent.PlaybookActivated;
import io.attune.call.CallEvent.RuleSwitched;
import io.attune.call.CallInput;
import io.attune.call.CueFeedback;
import io.attune.call.CueFeedback.Action;
import io.attune.call.Scope;
import io.attune.call.SignalChanged;
import io.attune.call.Speaker;
import io.attune.coach.Cue;
import io.attune.engine.CallBook;
import io.attune.engine.Effect;
import io.attune.playbook.PlaybookRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Writes the log of one partition while an undisturbed engine listens, so that agents can answer
 * the cues that they were shown.
 */
final class LogWriter {
  private static final long START = 1_760_000_000_000L;

  /** How far two channels of a call may be apart in the log, in ms. */
  private static final int APART_MS = 2_000;

  /** After this much, every call is over, finished and forgotten, in ms. */
  private static final long FORGOTTEN_MS = 4 * 3_600_000L;

  private final Random random;
  private final SimulatedShelf shelf;
  private final boolean orderly;
  private final Tale told = new Tale();
  private final CallBook book;
  private final List<CallInput> inputs = new ArrayList<>();
  private final PriorityQueue<Placed> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Placed::place).thenComparingInt(Placed::number));

  /** An input that is published when its place comes, whatever record time it claims. */
  private record Placed(long place, int number, CallInput input) {}

  private int placed;
  private long now;

  private LogWriter(SimulatedShelf shelf, Random random) {
    this.random = random;
    this.shelf = shelf;
    this.orderly = random.nextInt(4) > 0;
    this.book = new CallBook(shelf, this::hear);
  }

  /**
   * Writes a log.
   *
   * @param partition names its calls
   */
  static PartitionLog write(int partition, SimulatedShelf shelf, Lines lines, Random random) {
    LogWriter writer = new LogWriter(shelf, random);
    writer.plan(partition, lines);
    return writer.write();
  }

  private void plan(int partition, Lines lines) {
    int producers = 1 + random.nextInt(3);
    int calls = 1 + random.nextInt(6);
    for (int call = 0; call < calls; call++) {
      int producer = random.nextInt(producers + 1);
      String name = producer == producers ? null : "producer-" + producer;
      long startAt = START + random.nextInt(120_000);
      // Now and then two calls at once claim the same id.
      String id = "p" + partition + "-c" + (oneIn(12) ? 0 : call);
      new CallScript(id, name, startAt, lines, random).write().forEach(this::place);
    }
    long last = START;
    for (Placed event : waiting) {
      last = Math.max(last, event.place());
    }
    for (int producer = 0; producer < producers; producer++) {
      if (!oneIn(3)) {
        beats("producer-" + producer, last);
      }
    }
    orders(last);
  }

  private void place(CallEvent event) {
    boolean late = !orderly && bySpeaker(event, Speaker.CUSTOMER);
    place(late ? event.at() + random.nextInt(APART_MS) : event.at(), event);
  }

  private static boolean bySpeaker(CallEvent event, Speaker speaker) {
    return event.body() instanceof CallEvent.SegmentHeard heard && heard.speaker() == speaker;
  }

  private void place(long place, CallInput input) {
    waiting.add(new Placed(place, placed++, input));
  }

  /** A producer says how far it has published; with gaps, as if it had been gone for a while. */
  private void beats(String producer, long last) {
    long slack = orderly ? 0 : APART_MS;
    int every = 250 * (1 + random.nextInt(6));
    for (long at = START; at < last; at += every) {
      place(at, CallEvent.of(null, at, new Heartbeat(producer, at - slack)));
      if (oneIn(400)) {
        place(at + 1, new SignalChanged(at, true));
        at += random.nextInt(20_000);
        place(at, new SignalChanged(at, false));
      }
    }
    long over = last + FORGOTTEN_MS;
    place(over, CallEvent.of(null, over, new Heartbeat(producer, over)));
  }

  private void orders(long last) {
    for (int i = random.nextInt(6); i > 0; i--) {
      long at = START + (long) (random.nextDouble() * (last - START));
      place(at, CallEvent.of(null, at, order()));
    }
    long over = last + FORGOTTEN_MS;
    place(over, CallEvent.of(null, over, order()));
  }

  private CallEvent.Body order() {
    List<PlaybookRef> refs = shelf.refs();
    PlaybookRef ref = refs.get(random.nextInt(refs.size()));
    return switch (random.nextInt(3)) {
      case 0 -> new PlaybookActivated(ref.id(), ref.version(), scope());
      case 1 ->
          new RuleSwitched(
              ref.id(),
              shelf.rules().get(random.nextInt(shelf.rules().size())).id(),
              null,
              !oneIn(3),
              null);
      default ->
          new ExperimentSet("trial", ref.id(), ref.version(), 0.3, 0.2, oneIn(2) ? 1 : 0, scope());
    };
  }

  private Scope scope() {
    return oneIn(3) ? new Scope(null, "north", null) : Scope.ALL;
  }

  private PartitionLog write() {
    while (!waiting.isEmpty()) {
      Placed next = waiting.poll();
      now = next.place();
      inputs.add(next.input());
      book.hear(next.input());
    }
    if (book.size() > 0) {
      throw new SimulationFault("the undisturbed engine still knows " + book.size() + " calls");
    }
    return new PartitionLog(List.copyOf(inputs), orderly, told);
  }

  private void hear(String callId, Effect effect) {
    told.add(callId, effect);
    if (effect instanceof Effect.CueChanged changed) {
      Cue cue = changed.cue();
      boolean seen = changed.facts().terms().assignment().arm().isSeen();
      if (seen && cue.isVisible() && oneIn(3)) {
        Action action = Action.values()[random.nextInt(Action.values().length)];
        long at = Math.max(now, changed.cue().decidedAt()) + 300 + random.nextInt(9_000);
        place(at, new CueFeedback(callId, at, cue.cueId(), action));
      }
    }
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }
}
