package io.attune.topology;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.Heartbeat;
import io.attune.call.CallEvent.PlaybookActivated;
import io.attune.call.CallInput;
import io.attune.engine.Shelf;
import io.attune.engine.StandingOrders;
import io.attune.playbook.PlaybookRef;
import io.attune.topology.Outbox.Outgoing;
import io.attune.tracing.TraceHeaders;
import io.attune.tracing.Tracing;
import io.attune.wire.CallRows;
import io.attune.wire.PartitionRow;
import io.attune.wire.Undecodable;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the engine on the calls of one partition: events, feedback and heartbeats in; cues, views,
 * turns and summaries out. This class knows Kafka Streams and the clocks; calls are in {@link
 * TaskCalls}, producers in {@link Producers}.
 */
final class CallEngineProcessor implements Processor<byte[], Received, byte[], byte[]> {
  private static final Logger LOG = LoggerFactory.getLogger(CallEngineProcessor.class);

  /** How often the wall clock is looked at in any case, in ms. */
  private static final long WATCH_MS = 1_000;

  private final TopologySettings settings;
  private final Shelf shelf;
  private final TopologyMeters meters;
  private final RefinementDesk desk;
  private final LongSupplier nanos;
  private final Tracing tracing;
  private final LogTail tail;

  private ProcessorContext<byte[], byte[]> context;
  private CallStore store;
  private CallClocks clocks;
  private CallMemory memory;
  private TaskCalls calls;
  private Producers producers;
  private WallClockTrust trust;
  private Lookback lookback;
  private PartitionNotes notes;
  private Cancellable ticks;
  private Cancellable trial;
  private long publishedAt;
  private long heardUpTo = -1;
  private long watchedAt;
  private boolean behind;

  /**
   * @param desk takes the turns that a slower model may be asked about
   * @param tracing shows decisions in the traces that their records belong to
   * @param tail what a task that starts has to hear again
   * @param nanos measures how long this thread has been at it; tells nothing about calls
   */
  CallEngineProcessor(
      TopologySettings settings,
      Shelf shelf,
      TopologyMeters meters,
      RefinementDesk desk,
      Tracing tracing,
      LogTail tail,
      LongSupplier nanos) {
    this.settings = settings;
    this.shelf = shelf;
    this.meters = meters;
    this.desk = desk;
    this.tracing = tracing;
    this.tail = tail;
    this.nanos = nanos;
  }

  /** Kafka Streams may start the same instance again after {@link #close()}. */
  @Override
  public void init(ProcessorContext<byte[], byte[]> taskContext) {
    context = taskContext;
    long now = context.currentSystemTimeMs();
    KeyValueStore<String, byte[]> core = context.getStateStore(CallTopology.CALL_CORE);
    WindowStore<Bytes, byte[]> window = context.getStateStore(CallTopology.CALL_WINDOW);
    CallKeys keys = new CallKeys(core, settings.topics().sealing());
    store = new CallStore(core, window, new CallRows(), keys);
    clocks = new CallClocks();
    notes = new PartitionNotes(shelf);
    memory = new CallMemory(store, notes.reception(), meters, settings.restAfterMs());
    calls =
        new TaskCalls(
            store,
            memory,
            keys,
            clocks,
            shelf,
            notes,
            meters,
            desk,
            new Outbox(settings.topics().format(), settings.words()),
            this::send);
    producers = new Producers(clocks, meters, settings.producerLostMs());
    trust = new WallClockTrust(now);
    watchedAt = now;
    recall(now);
    context.schedule(Duration.ofMillis(WATCH_MS), PunctuationType.WALL_CLOCK_TIME, this::watch);
    trial =
        context.schedule(
            Duration.ofMillis(settings.tickMs()), PunctuationType.WALL_CLOCK_TIME, this::tryOut);
  }

  /** Once, a moment after the start. */
  private void tryOut(long now) {
    trial.cancel();
    store.tryOut(now);
  }

  private void recall(long now) {
    PartitionRow noted;
    try {
      noted = PartitionRow.decode(store.partition());
    } catch (Undecodable e) {
      throw new UnreadableState(e);
    }
    notes.recall(noted);
    RecentLog log = recentLog(noted.lookback());
    lookback = new Lookback(noted.lookback(), heardUpTo);
    producers.recall(noted.producers(), log);
    inUse().forEach(ref -> meters.playbook(ref, 1));
    meters.mutedRules(mutedRules());
    calls.recall(log, now);
    producers.recallLost();
  }

  private RecentLog recentLog(int count) {
    List<ConsumerRecord<byte[], byte[]>> records =
        store.isEmpty() ? List.of() : tail.before(context.taskId().partition(), count);
    if (!records.isEmpty()) {
      heardUpTo = records.get(records.size() - 1).offset();
    }
    return new RecentLog(records, new Intake(settings.topics()));
  }

  @Override
  public void process(Record<byte[], Received> record) {
    CallInput input = record.value().input();
    if (input instanceof CallEvent) {
      heardUpTo = context.recordMetadata().orElseThrow().offset();
    }
    Moment moment = moment(record.timestamp());
    trust.record(moment.publishedAt(), moment.now());
    long delayMs = moment.now() - moment.publishedAt();
    clocks.tookInFlight(delayMs);
    meters.takenUp(delayMs);
    meters.input(input);
    try {
      if (input instanceof CallEvent event && event.body() instanceof Heartbeat beat) {
        if (producers.beat(beat)) {
          note();
        }
        fireDue(moment);
      } else if (input instanceof CallEvent event && StandingOrders.isOrder(event.body())) {
        take(event.body());
      } else {
        hear(record, input, moment);
        fireMeanwhile(input, moment);
      }
      memory.writeWhatIsOld(lookback.before(heardUpTo), moment.now());
    } catch (EngineFailure e) {
      setAside(record, e);
    }
    noteLearned();
    planTicks(moment.now());
  }

  /** Where the record belongs to a trace, so does all that it leads to. */
  private void hear(Record<byte[], Received> record, CallInput input, Moment moment) {
    String callId = Intake.callId(input);
    long began = nanos.getAsLong();
    tracing.decide(
        record.headers(),
        context.recordMetadata().orElseThrow(),
        () -> calls.hear(callId, input, moment));
    meters.decided(nanos.getAsLong() - began);
  }

  private Moment moment(long timestamp) {
    publishedAt = timestamp;
    return new Moment(timestamp, context.currentSystemTimeMs(), heardUpTo);
  }

  private void take(CallEvent.Body order) {
    Set<PlaybookRef> before = inUse();
    int mutedBefore = mutedRules();
    if (!notes.take(order)) {
      meters.playbookMissing();
      LOG.warn("{} names a playbook that is not at hand; new calls keep the one before", order);
      return;
    }
    Set<PlaybookRef> now = inUse();
    meters.mutedRules(mutedRules() - mutedBefore);
    before.forEach(ref -> meters.playbook(ref, -1));
    now.forEach(ref -> meters.playbook(ref, 1));
    note();
  }

  private int mutedRules() {
    return notes.reception().orders().muted().size();
  }

  /** What new calls may run on. */
  private Set<PlaybookRef> inUse() {
    List<PlaybookActivated> activations = notes.reception().orders().activations();
    return activations.isEmpty()
        ? Set.of(shelf.standard(null).playbook().ref())
        : activations.stream()
            .map(a -> new PlaybookRef(a.playbookId(), a.version()))
            .collect(Collectors.toSet());
  }

  private void noteLearned() {
    if (calls.hasLearned()) {
      note();
    }
  }

  private void note() {
    store.putPartition(notes.row(producers.beating(), lookback.records()).encode());
  }

  private void setAside(Record<byte[], Received> record, EngineFailure failure) {
    RecordMetadata from = context.recordMetadata().orElseThrow();
    LOG.error(
        "The engine failed on {}-{} at offset {}, which goes to the dead letters: {}",
        from.topic(),
        from.partition(),
        from.offset(),
        failure.place());
    meters.deadLetter(DeadLetter.ENGINE_FAILED);
    context.forward(
        new DeadLetter(DeadLetter.ENGINE_FAILED, failure.getCause().getClass())
            .of(
                new Record<>(
                    record.key(), record.value().bytes(), record.timestamp(), record.headers()),
                from,
                settings.topics().sealing()),
        CallTopology.DEAD_LETTERS);
  }

  // Time.

  /**
   * Once a second: who has stopped beating, which calls rest, how often the wall clock is needed.
   */
  private void watch(long now) {
    trust.tick(now, WATCH_MS);
    if (producers.tick(now, now - watchedAt, trust.isCatchingUp(now))) {
      note();
    }
    memory.rest(now - watchedAt, now);
    if (lookback.pass(heardUpTo, now - watchedAt)) {
      // In one transaction: whoever starts by the note finds in the stores what it does not hear.
      memory.writeWhatIsOld(lookback.before(heardUpTo), now);
      note();
    }
    watchedAt = now;
    fireDue(moment(now));
    noteLearned();
    planTicks(now);
  }

  private void tick(long now) {
    trust.tick(now, settings.tickMs());
    fireDue(moment(now));
    noteLearned();
    planTicks(now);
  }

  /** Ticks make every commit cycle dearer, so they run only while a call depends on them. */
  private void planTicks(long now) {
    boolean needed = behind || clocks.nextByWall() < now + 2 * WATCH_MS;
    if (needed && ticks == null) {
      ticks =
          context.schedule(
              Duration.ofMillis(settings.tickMs()), PunctuationType.WALL_CLOCK_TIME, this::tick);
    } else if (!needed && ticks != null) {
      ticks.cancel();
      ticks = null;
    }
  }

  /**
   * What is due by the heartbeats that were heard, or one call by the wall clock: up to when an
   * event was published all events are heard, so it need not wait for the tick. No more than one,
   * or events would wait where many calls fall quiet together.
   */
  private void fireMeanwhile(CallInput input, Moment moment) {
    if (clocks.isAnyReady()) {
      fireDue(moment);
      return;
    }
    if (!(input instanceof CallEvent)) {
      return;
    }
    long heard = Math.min(moment.publishedAt(), clocks.heardUpTo(moment.now()));
    if (clocks.isAnyDue(heard)) {
      fireNext(moment, heard, trust.isGiven(moment.now()));
    }
  }

  /**
   * Does what is due, until nothing is or the time for it is used up; the rest waits for a tick.
   */
  private void fireDue(Moment moment) {
    long until = nanos.getAsLong() + TimeUnit.MILLISECONDS.toNanos(settings.dueBudgetMs());
    long heard = clocks.heardUpTo(moment.now());
    boolean trusted = trust.isGiven(moment.now());
    boolean more = fireNext(moment, heard, trusted);
    while (more && nanos.getAsLong() < until) {
      more = fireNext(moment, heard, trusted);
    }
    if (more != behind) {
      behind = more;
      meters.backlogs(more ? 1 : -1);
    }
  }

  private boolean fireNext(Moment moment, long heard, boolean trusted) {
    try {
      Producers.Told told = producers.poll();
      if (told != null) {
        calls.tell(told.call(), told.signal(), moment);
        return true;
      }
      CallClocks.Due due = clocks.next(heard, trusted);
      if (due == null) {
        return false;
      }
      calls.tick(due.call(), due.at(), moment);
    } catch (EngineFailure e) {
      meters.dropped(DeadLetter.ENGINE_FAILED);
      LOG.error("The engine failed while time passed for a call: {}", e.place());
    }
    return true;
  }

  private void send(Outgoing out) {
    context.forward(
        new Record<>(out.key(), out.value(), publishedAt, TraceHeaders.current()), out.sink());
  }

  @Override
  public void close() {
    if (calls == null) {
      return;
    }
    calls.close();
    memory.close();
    producers.close();
    inUse().forEach(ref -> meters.playbook(ref, -1));
    meters.mutedRules(-mutedRules());
    meters.backlogs(behind ? -1 : 0);
    calls = null;
    behind = false;
    ticks = null;
  }
}
