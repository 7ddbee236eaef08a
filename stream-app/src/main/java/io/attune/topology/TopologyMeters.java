package io.attune.topology;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallInput;
import io.attune.call.TimePassed;
import io.attune.coach.Cue;
import io.attune.coach.CueState;
import io.attune.detect.Category;
import io.attune.detect.Kind;
import io.attune.engine.Effect;
import io.attune.engine.Effect.CallErased;
import io.attune.engine.Effect.CallSummarised;
import io.attune.engine.Effect.CueChanged;
import io.attune.engine.Effect.DropReason;
import io.attune.engine.Effect.Dropped;
import io.attune.engine.Effect.TurnSettled;
import io.attune.playbook.PlaybookRef;
import io.attune.wire.Undecodable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * What is counted and timed, over all tasks of the process. Labels are names from fixed lists and
 * playbook versions, never a call, an agent or a word of speech. Safe for threads.
 */
public final class TopologyMeters {
  private static final Duration[] STEPS = {
    Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(20), Duration.ofMillis(35),
    Duration.ofMillis(50), Duration.ofMillis(75), Duration.ofMillis(100), Duration.ofMillis(250),
    Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5),
    Duration.ofSeconds(30)
  };

  private static final Duration[] DECISION_STEPS = {
    Duration.ofNanos(100_000), Duration.ofNanos(250_000), Duration.ofMillis(1),
    Duration.ofNanos(2_500_000), Duration.ofMillis(5), Duration.ofMillis(10),
    Duration.ofMillis(25), Duration.ofMillis(100), Duration.ofSeconds(1)
  };

  private static final List<String> DROP_REASONS =
      Stream.concat(
              Stream.of(Undecodable.Reason.NEWER_KIND.wireName(), DeadLetter.ENGINE_FAILED),
              Arrays.stream(DropReason.values()).map(TopologyMeters::wireName))
          .toList();

  private final MeterRegistry registry;
  private final Timer latency;
  private final Timer silenceLateness;
  private final Counter expired;
  private final Timer inputDelay;
  private final Timer decision;
  private final Counter finals;
  private final Counter partials;
  private final Counter late;
  private final Counter playbooksMissing;
  private final Counter storeRows;
  private final CoachingMeters coaching;
  private final Counter erased;
  private final AtomicInteger liveCalls = new AtomicInteger();
  private final AtomicInteger awakeCalls = new AtomicInteger();
  private final AtomicInteger lostProducers = new AtomicInteger();
  private final AtomicInteger backlogs = new AtomicInteger();
  private final AtomicInteger mutedRules = new AtomicInteger();
  private final Map<PlaybookRef, InUse> playbooks = new ConcurrentHashMap<>();

  /** A playbook that new calls run on, on so many partitions. */
  private record InUse(AtomicInteger partitions, Gauge gauge) {}

  public TopologyMeters(MeterRegistry registry) {
    this.registry = registry;
    this.latency =
        timer(
            "attune.cue.latency",
            "From a record's Kafka timestamp to the decision on the cue that it led to; the commit"
                + " comes on top");
    this.silenceLateness =
        timer(
            "attune.silence.lateness",
            "From the moment a silence had lasted long enough to the decision on its cue");
    this.expired =
        counter("attune.cues.expired", "Cues that were of no use any more when they were written");
    this.finals = segments("final");
    this.partials = segments("partial");
    this.late = counter("attune.turns.late", "Turns published too late for a cue to help");
    this.erased = counter("attune.calls.erased", "Calls of which everything was deleted");
    this.inputDelay =
        timer("attune.input.delay", "From a record's Kafka timestamp to when it is taken up");
    this.decision =
        Timer.builder("attune.decision")
            .description("What a call's input took, to its last output being handed to Kafka")
            .serviceLevelObjectives(DECISION_STEPS)
            .register(registry);
    this.playbooksMissing =
        counter("attune.playbooks.missing", "A version of a playbook was asked for in vain");
    this.storeRows = counter("attune.store.rows", "Rows written to the stores");
    this.coaching = new CoachingMeters(registry);
    // A counter that begins at its first event hides that event from increase(): these are alerted
    // on, so they begin at 0.
    DeadLetter.REASONS.forEach(this::deadLetters);
    DROP_REASONS.forEach(this::drops);
    gauge("attune.calls.live", "Calls that have not ended", liveCalls);
    gauge("attune.calls.awake", "Calls that are in memory as a whole, ended ones too", awakeCalls);
    gauge(
        "attune.producers.lost", "Producers whose heartbeats stopped, by partition", lostProducers);
    gauge("attune.rules.muted", "Rules that are muted, by partition", mutedRules);
    gauge("attune.due.backlog", "Partitions with calls that wait although due", backlogs);
  }

  private Timer timer(String name, String description) {
    return Timer.builder(name)
        .description(description)
        .serviceLevelObjectives(STEPS)
        .register(registry);
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  private void gauge(String name, String description, AtomicInteger value) {
    Gauge.builder(name, value, AtomicInteger::get).description(description).register(registry);
  }

  /** A record was set aside. */
  void deadLetter(String reason) {
    deadLetters(reason).increment();
  }

  private Counter deadLetters(String reason) {
    return Counter.builder("attune.dead.letters")
        .description("Records set aside")
        .tag("reason", reason)
        .register(registry);
  }

  /** A record was taken up, so long after it was published; ms. */
  void takenUp(long delayMs) {
    inputDelay.record(Math.max(0, delayMs), TimeUnit.MILLISECONDS);
  }

  /** An input of a call was dealt with, in so many ns. */
  void decided(long nanos) {
    decision.record(nanos, TimeUnit.NANOSECONDS);
  }

  /** An input changed nothing, for a reason in lower case with hyphens. */
  void dropped(String reason) {
    drops(reason).increment();
  }

  private Counter drops(String reason) {
    return Counter.builder("attune.dropped")
        .description("Inputs that changed nothing")
        .tag("reason", reason)
        .register(registry);
  }

  /** An activated playbook is not at hand, or a call's is not any more. */
  void playbookMissing() {
    playbooksMissing.increment();
  }

  /** A playbook is in use for new calls of one partition more, or of one less. */
  void playbook(PlaybookRef ref, int change) {
    playbooks.compute(
        ref,
        (same, known) -> {
          InUse inUse = known == null ? inUse(ref) : known;
          if (inUse.partitions().addAndGet(change) > 0) {
            return inUse;
          }
          // Versions come and go as long as the process lives: one that is not in use has no row.
          registry.remove(inUse.gauge());
          return null;
        });
  }

  private InUse inUse(PlaybookRef ref) {
    AtomicInteger partitions = new AtomicInteger();
    return new InUse(
        partitions,
        Gauge.builder("attune.playbook.partitions", partitions, AtomicInteger::get)
            .description("Partitions whose new calls run on this version of a playbook")
            .tags("playbook", ref.id(), "version", Integer.toString(ref.version()))
            .register(registry));
  }

  void liveCalls(int change) {
    liveCalls.addAndGet(change);
  }

  void awakeCalls(int change) {
    awakeCalls.addAndGet(change);
  }

  void lostProducers(int change) {
    lostProducers.addAndGet(change);
  }

  void backlogs(int change) {
    backlogs.addAndGet(change);
  }

  /** Rows were written to a store. */
  void rowsWritten(int rows) {
    storeRows.increment(rows);
  }

  /** An input was taken into account. */
  void input(CallInput input) {
    if (input instanceof CallEvent event && event.body() instanceof SegmentHeard segment) {
      (segment.isFinal() ? finals : partials).increment();
    }
  }

  private Counter segments(String stage) {
    return Counter.builder("attune.segments")
        .description("Segments heard")
        .tag("stage", stage)
        .register(registry);
  }

  /**
   * What a step brought about.
   *
   * @param moment when it was published and taken into account
   * @param skewMs how far the producer's clock is ahead of Kafka's, in ms
   */
  void effects(List<Effect> effects, CallInput input, Moment moment, long skewMs) {
    for (Effect effect : effects) {
      if (effect instanceof CueChanged changed
          && changed.facts().terms().assignment().arm().isSeen()) {
        cue(changed.cue(), input, moment, skewMs);
      } else if (effect instanceof Dropped dropped) {
        dropped(wireName(dropped.reason()));
      } else if (effect instanceof TurnSettled turn && turn.late()) {
        late.increment();
      } else if (effect instanceof CallErased) {
        erased.increment();
      } else if (effect instanceof CallSummarised over) {
        coaching.summarised(over);
      }
    }
  }

  /** A rule is muted on one partition more, or on one less. */
  void mutedRules(int change) {
    mutedRules.addAndGet(change);
  }

  private static String wireName(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void cue(Cue cue, CallInput input, Moment moment, long skewMs) {
    Category category = cue.rule().category();
    Kind kind = category.kind();
    String state = cue.state().name().toLowerCase(Locale.ROOT);
    Counter.builder("attune.cues")
        .description("Cues written, each time one changes its state")
        .tags("kind", kind.wireName(), "category", category.wireName(), "state", state)
        .register(registry)
        .increment();
    if (!cue.isVisible()) {
      return;
    }
    long wait = Math.max(0, moment.now() - moment.publishedAt());
    if (moment.now() + skewMs > cue.expiresAt()) {
      expired.increment();
    }
    if (input instanceof TimePassed tick) {
      if (kind == Kind.SILENCE && cue.state() != CueState.TENTATIVE) {
        silenceLateness.record(
            Math.max(0, tick.at() - cue.decidedAt()) + wait, TimeUnit.MILLISECONDS);
      }
    } else {
      latency.record(wait, TimeUnit.MILLISECONDS);
    }
  }
}
