package io.attune.wire;

import io.attune.call.CueFeedback;
import io.attune.coach.CueOutcome;
import io.attune.coach.Ledger;
import io.attune.detect.Kind;
import io.attune.engine.Arm;
import io.attune.engine.CallFacts;
import io.attune.schemas.CallSummary;
import io.attune.schemas.CueFate;
import io.attune.schemas.FeedbackAction;
import io.attune.schemas.KindCount;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What became of a call's cues, one by one and counted. */
final class CueFates {
  private static final String HOLDOUT = "holdout";

  private CueFates() {}

  /** Nothing was shown on a held-out call, whatever would have been. */
  static void count(CallSummary.Builder summary, CallFacts facts, Ledger ledger) {
    boolean seen = facts.terms().assignment().arm().isSeen();
    summary.setCues(ledger.entries().stream().map(entry -> fate(entry, facts)).toList());
    Ledger shown = seen ? ledger : Ledger.EMPTY;
    Map<Kind, Integer> byKind = new EnumMap<>(Kind.class);
    for (Ledger.Entry entry : shown.entries()) {
      if (entry.outcome().wasShown()) {
        byKind.merge(entry.category().kind(), 1, Integer::sum);
      }
    }
    List<KindCount> counts = new ArrayList<>();
    byKind.forEach((kind, count) -> counts.add(new KindCount(Vocabulary.kind(kind), count)));
    summary
        .setCuesByKind(counts)
        .setCuesShown(shown.shown())
        .setCuesActed(shown.acted())
        .setCuesDismissed(count(shown, CueOutcome.DISMISSED))
        .setCuesExpired(count(shown, CueOutcome.EXPIRED))
        .setCuesReleased(count(shown, CueOutcome.ENDED))
        .setCuesRetracted(count(shown, CueOutcome.RETRACTED, CueOutcome.PREEMPTED))
        .setCuesLate(count(ledger, CueOutcome.LATE));
  }

  private static int count(Ledger ledger, CueOutcome... outcomes) {
    Set<CueOutcome> wanted = Set.of(outcomes);
    return (int) ledger.entries().stream().filter(e -> wanted.contains(e.outcome())).count();
  }

  private static CueFate fate(Ledger.Entry entry, CallFacts facts) {
    return CueFate.newBuilder()
        .setCueId(entry.cueId())
        .setRuleId(entry.ruleId())
        .setKind(Vocabulary.kind(entry.category().kind()))
        .setCategory(Vocabulary.category(entry.category()))
        .setAtMs(facts.mediaMs(entry.at()))
        .setOutcome(Vocabulary.outcome(entry.outcome()))
        .setWithheld(withheld(entry.outcome(), facts.terms().assignment().arm()))
        .setFeedback(action(entry.feedback()))
        .build();
  }

  private static String withheld(CueOutcome outcome, Arm arm) {
    if (outcome.wasShown()) {
      return arm.isSeen() ? null : HOLDOUT;
    }
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  private static FeedbackAction action(CueFeedback.Action action) {
    return action == null ? null : FeedbackAction.valueOf(action.name());
  }
}
