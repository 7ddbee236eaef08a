package io.attune.topology;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.Heartbeat;
import io.attune.call.CallInput;
import io.attune.call.SignalChanged;
import io.attune.call.TimePassed;
import io.attune.engine.CallEngine;
import io.attune.engine.CallState;
import io.attune.engine.CallState.Phase;
import io.attune.engine.Effect;
import io.attune.engine.Reception;
import io.attune.engine.Reception.Received;
import io.attune.engine.Shelf;
import io.attune.engine.StandingOrders;
import io.attune.engine.Twins;
import io.attune.topology.Outbox.Outgoing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the processor should have written, worked out again from the log of one partition: the
 * engine alone, without stores, transactions and clocks. Time is what the records say: a producer's
 * heartbeats for its calls, a call's own records otherwise.
 *
 * <p>Not safe for threads.
 */
public final class PartitionReplay {
  /** How much earlier than its view a heartbeat may be that brought a signal back, in ms. */
  private static final long TOLD_WITHIN_MS = 1_000;

  /** How far time may go on without a heartbeat before the wall clock has had its say, in ms. */
  private static final long BY_WALL_MS = 1_000;

  private final Topics topics;
  private final Intake intake;
  private final Reception reception;
  private final Outbox outbox;
  private final Map<String, Deque<SignalFlip>> flips;
  private final Consumer<Expected> expected;
  private final Map<String, Call> calls = new HashMap<>();
  private final Map<String, Producer> producers = new LinkedHashMap<>();
  private final Set<String> byWallClock = new HashSet<>();
  private final Set<String> heard = new HashSet<>();
  private final Set<String> joined = new HashSet<>();

  /**
   * A record that should be there.
   *
   * @param topic with the prefix
   * @param key null if it has none
   * @param value null for a tombstone; of what is about latency it says nothing
   * @param from of a dead letter its reason and place, else null
   */
  public record Expected(String topic, byte[] key, byte[] value, SetAside from) {}

  /** What of a call is not in the log. */
  public enum Unlogged {
    /** Nothing: all that comes of it follows from the log. */
    NOTHING,
    /**
     * When its producer was found to have stopped beating: the views that told have been compacted
     * away.
     */
    SIGNAL,
    /** The time: no heartbeat spoke for it, and the wall clock did. */
    TIME
  }

  /**
   * Why a record was set aside, and where it stood.
   *
   * @param reason the word in the dead letter's header
   */
  public record SetAside(String reason, String topic, int partition, long offset) {}

  /** A call as it stands, with the moment at which something happens by itself. */
  private record Call(String key, CallEngine engine, CallState state, long due) {
    String producerId() {
      return state.facts().producerId();
    }
  }

  /** What is known of one that beats. */
  private static final class Producer {
    private final Set<String> calls = new TreeSet<>();
    private boolean beating;
    private long publishedUpTo;
  }

  /**
   * @param words whether what goes out repeats what was said
   * @param shelf the playbooks at hand
   * @param flips for each call, in order, what its views tell of its signal; used up
   * @param expected takes what should be on the outbound topics, in the order of each
   */
  public PartitionReplay(
      Topics topics,
      boolean words,
      Shelf shelf,
      Map<String, Deque<SignalFlip>> flips,
      Consumer<Expected> expected) {
    this.topics = topics;
    this.intake = new Intake(topics);
    this.reception = new Reception(shelf);
    this.outbox = new Outbox(topics.format(), words);
    this.flips = flips;
    this.expected = expected;
  }

  /** Takes the next record of the partition, of {@code call-events} or {@code cue-feedback}. */
  public void hear(ConsumerRecord<byte[], byte[]> record) {
    try {
      CallInput input =
          intake.read(record.topic(), record.key(), record.value(), record.timestamp()).input();
      if (input instanceof CallEvent event && event.body() instanceof Heartbeat beat) {
        beat(beat, record.timestamp());
      } else if (input instanceof CallEvent event && StandingOrders.isOrder(event.body())) {
        reception.take(event.body());
      } else if (!hear(Intake.callId(input), input)) {
        setAside(DeadLetter.ENGINE_FAILED, record);
      }
    } catch (Intake.Refused e) {
      if (e.letter() != null) {
        setAside(e.letter().reason(), record);
      }
    }
  }

  /**
   * The log is over: time has passed for the calls that no heartbeat speaks for.
   *
   * @param now by the wall clock, epoch ms
   */
  public void finish(long now) {
    for (Call call : List.copyOf(calls.values())) {
      if (!isBeating(call.producerId()) && call.due() <= now) {
        byWallClock.add(Twins.callIdOf(call.key()));
        step(call.key(), new TimePassed(now));
      }
    }
  }

  private void setAside(String reason, ConsumerRecord<byte[], byte[]> record) {
    expected.accept(
        new Expected(
            topics.deadLetters(),
            record.key(),
            record.value(),
            new SetAside(reason, record.topic(), record.partition(), record.offset())));
  }

  /** The calls of which the log says anything. */
  public Set<String> calls() {
    return heard;
  }

  /** Those of which it has no beginning. */
  public Set<String> callsJoined() {
    return joined;
  }

  /** What of a call has not been in the log up to here. */
  public Unlogged unlogged(String callId) {
    return byWallClock.contains(callId) ? Unlogged.TIME : Unlogged.NOTHING;
  }

  // Calls.

  private static boolean startsACall(CallInput input) {
    return input instanceof CallEvent event && event.body() instanceof CallStarted;
  }

  /** Whether the engine could take it. */
  private boolean hear(String callId, CallInput input) {
    if (heard.add(callId) && !startsACall(input)) {
      joined.add(callId);
    }
    Call before = calls.get(callId);
    if (before != null) {
      noteWallClock(before, input.at());
      loseSignal(callId, input.at());
    }
    Received received = step(callId, input);
    if (received == null) {
      return false;
    }
    Call seen = calls.get(callId);
    if (input instanceof CallEvent event && seen != null && seen.state().isShadowed()) {
      hearUnseen(event, received.another(), seen);
    }
    catchUp(callId);
    catchUp(Twins.keyOf(callId));
    return true;
  }

  private void hearUnseen(CallEvent event, boolean begun, Call seen) {
    String twin = Twins.keyOf(event.callId());
    if (begun) {
      accept(twin, reception.beginShadow(seen.state(), event));
    } else if (calls.containsKey(twin)) {
      step(twin, event);
    }
  }

  private void noteWallClock(Call call, long at) {
    if (!isBeating(call.producerId()) && at - call.state().clockAt() > BY_WALL_MS) {
      byWallClock.add(Twins.callIdOf(call.key()));
    }
  }

  /** What came of it; null if the engine failed, and nothing has changed. */
  private Received step(String key, CallInput input) {
    Call before = calls.get(key);
    try {
      Received received =
          before == null
              ? reception.step(null, null, input)
              : reception.step(before.engine(), before.state(), input);
      accept(key, received);
      return received;
    } catch (RuntimeException e) {
      return null;
    }
  }

  private void accept(String key, Received received) {
    List<Effect> effects = received.outcome().effects();
    List<Outgoing> out = outbox.of(effects, null);
    keep(key, received);
    for (Outgoing each : out) {
      expected.accept(new Expected(topics.prefix() + each.sink(), each.key(), each.value(), null));
    }
  }

  private void keep(String key, Received received) {
    Call before = calls.remove(key);
    if (before != null && before.producerId() != null) {
      producer(before.producerId()).calls.remove(key);
    }
    CallState state = received.outcome().state();
    if (state == null) {
      return;
    }
    Call call = new Call(key, received.engine(), state, received.outcome().dueAt());
    calls.put(key, call);
    if (call.producerId() != null) {
      producer(call.producerId()).calls.add(key);
    }
  }

  // Time.

  private Producer producer(String id) {
    return producers.computeIfAbsent(id, unknown -> new Producer());
  }

  private boolean isBeating(String producerId) {
    return producerId != null && producer(producerId).beating;
  }

  private void beat(Heartbeat beat, long timestamp) {
    Producer producer = producer(beat.producerId());
    if (!producer.beating) {
      producer.calls.forEach(key -> noteWallClock(calls.get(key), beat.publishedUpTo()));
    }
    producer.calls.stream()
        .filter(key -> !Twins.isTwin(key))
        .toList()
        .forEach(callId -> loseSignal(callId, beat.publishedUpTo()));
    producer.beating = true;
    producer.publishedUpTo = Math.max(producer.publishedUpTo, beat.publishedUpTo());
    producer.calls.stream()
        .filter(key -> !Twins.isTwin(key))
        .toList()
        .forEach(callId -> findSignal(callId, timestamp));
    passTime(producer);
  }

  /** What a producer's clock has passed is due, even where it has since been put back. */
  private void catchUp(String key) {
    Call call = calls.get(key);
    if (call != null && isBeating(call.producerId())) {
      long reached = producer(call.producerId()).publishedUpTo;
      if (call.due() <= reached) {
        step(key, new TimePassed(reached));
      }
    }
  }

  private void passTime(Producer producer) {
    List<Call> due = new ArrayList<>();
    for (String key : producer.calls) {
      Call call = calls.get(key);
      if (call.due() <= producer.publishedUpTo) {
        due.add(call);
      }
    }
    due.sort(Comparator.comparingLong(Call::due));
    due.forEach(call -> step(call.key(), new TimePassed(producer.publishedUpTo)));
  }

  // Signals.

  /** The signal was lost before anything moved the call's time on from where it was then. */
  private void loseSignal(String callId, long movesTo) {
    Deque<SignalFlip> told = flips.get(callId);
    if (told != null
        && !told.isEmpty()
        && told.peek().lost()
        && told.peek().updatedAt() < movesTo) {
      tell(callId, told.poll().updatedAt(), true);
    }
  }

  private void findSignal(String callId, long timestamp) {
    Deque<SignalFlip> told = flips.get(callId);
    if (told != null
        && !told.isEmpty()
        && !told.peek().lost()
        && timestamp + TOLD_WITHIN_MS > told.peek().publishedAt()) {
      told.poll();
      Call call = calls.get(callId);
      tell(callId, producer(call.producerId()).publishedUpTo, false);
    }
  }

  private void tell(String callId, long at, boolean lost) {
    for (String key : List.of(callId, Twins.keyOf(callId))) {
      Call call = calls.get(key);
      if (call != null && call.state().phase() == Phase.LIVE) {
        step(key, new SignalChanged(at, lost));
      }
    }
  }
}
