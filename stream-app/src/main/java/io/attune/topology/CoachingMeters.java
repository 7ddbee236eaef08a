package io.attune.topology;

import io.attune.coach.CueOutcome;
import io.attune.coach.Ledger;
import io.attune.coach.Standing;
import io.attune.detect.Episode;
import io.attune.detect.Kind;
import io.attune.engine.Arm;
import io.attune.engine.CallFacts;
import io.attune.engine.CallState;
import io.attune.engine.Effect.CallSummarised;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What is counted of a call when it is over: what became of its cues and of its customer's
 * concerns. Labels are names from fixed lists, and the names of rules, which are as many as the
 * playbooks have. Safe for threads.
 */
final class CoachingMeters {
  /** An agent who takes longer than the last of these has not acknowledged it in time. */
  private static final Duration[] ACKNOWLEDGED_WITHIN = {
    Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(15),
    Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(120)
  };

  private final MeterRegistry registry;
  private final Counter ended;
  private final Counter abandoned;
  private final Map<CueOutcome, Counter> withheld = new EnumMap<>(CueOutcome.class);
  private final Map<Kind, Timer> acknowledgement = new EnumMap<>(Kind.class);

  CoachingMeters(MeterRegistry registry) {
    this.registry = registry;
    this.ended = calls("ended");
    this.abandoned = calls("abandoned");
    Arrays.stream(CueOutcome.values())
        .filter(outcome -> !outcome.wasShown())
        .forEach(outcome -> withheld.put(outcome, withheld(outcome)));
    Arrays.stream(Kind.values())
        .filter(Kind::isConcern)
        .forEach(kind -> acknowledgement.put(kind, acknowledgement(kind)));
  }

  private Counter calls(String phase) {
    return Counter.builder("attune.calls.ended")
        .description("Calls that are over")
        .tag("phase", phase)
        .register(registry);
  }

  private Counter withheld(CueOutcome why) {
    return Counter.builder("attune.cues.withheld")
        .description("Cues that an agent was spared, counted when the call is over")
        .tag("reason", wireName(why))
        .register(registry);
  }

  private Timer acknowledgement(Kind kind) {
    return Timer.builder("attune.acknowledgement")
        .description("From the onset of a concern to the agent's first acknowledgement of it")
        .tag("kind", kind.wireName())
        .serviceLevelObjectives(ACKNOWLEDGED_WITHIN)
        .register(registry);
  }

  /** A call is over. Of a twin nothing is counted: it is the same call once more. */
  void summarised(CallSummarised over) {
    Arm arm = over.facts().terms().assignment().arm();
    if (arm == Arm.SHADOW) {
      return;
    }
    CallState last = over.last();
    (last.lastHeardAt() < last.endedAt() ? abandoned : ended).increment();
    last.settled().finished().stream().filter(Episode::isConcern).forEach(this::concern);
    if (arm.isSeen()) {
      last.ledger().entries().forEach(entry -> cue(entry, over.facts()));
    }
  }

  private void concern(Episode episode) {
    boolean acknowledged = episode.ladder().isAcknowledged();
    String kind = episode.category().kind().wireName();
    Counter.builder("attune.concerns")
        .description("Customers' concerns, counted when the call is over")
        .tags("kind", kind, "outcome", wireName(episode.outcome()))
        .tag("acknowledged", Boolean.toString(acknowledged))
        .register(registry)
        .increment();
    if (acknowledged) {
      long waitMs = episode.ladder().acknowledgedMs() - episode.startMs();
      acknowledgement
          .get(episode.category().kind())
          .record(Math.max(0, waitMs), TimeUnit.MILLISECONDS);
    }
  }

  /** How the agent took a cue, by rule and level; never by agent. */
  private void cue(Ledger.Entry entry, CallFacts facts) {
    if (!entry.outcome().wasShown()) {
      withheld.get(entry.outcome()).increment();
      return;
    }
    String level = wireName(facts.context().level());
    String verdict = wireName(Standing.Verdict.of(entry));
    Counter.builder("attune.cue.verdicts")
        .description("How agents took the cues they were shown, counted when the call is over")
        .tags("rule", entry.ruleId(), "level", level, "verdict", verdict)
        .register(registry)
        .increment();
  }

  private static String wireName(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
