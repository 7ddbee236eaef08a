package io.attune.training.eval;

import io.attune.app.ReplayReport;
import io.attune.detect.Category;
import io.attune.detect.Kind;
import io.attune.engine.CallBook;
import io.attune.engine.CallEngine;
import io.attune.language.TextScorer;
import io.attune.playbook.Playbook;
import io.attune.training.labelled.LabelledSet;
import io.attune.wire.imports.DialogueFormat;
import io.attune.wire.imports.Import;
import io.attune.wire.imports.ImportOptions;
import io.attune.wire.json.Lines;
import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The cues that the whole engine raises on calm talk, imported and replayed as the commands of
 * those names do it.
 *
 * @param turns how many turns of agents and customers were heard
 * @param cues how many cues of each category there were, by its key
 */
record FalseCues(long turns, Map<String, Long> cues) {

  /** What is measured in time, which is invented where a set has no times. */
  private static final Set<Category> OF_TIME =
      EnumSet.of(
          Category.DELIVERY_MONOLOGUE,
          Category.DELIVERY_TALK_SHARE,
          Category.DELIVERY_OVERTALK,
          Category.DELIVERY_FAST_PACE,
          Category.DELIVERY_PAUSE_FILLED,
          Category.DELIVERY_RUSHED_OPENING);

  /**
   * Runs a set through the engine.
   *
   * @param timed whether the set has times; cues that rest on them are left out if not
   * @param seed of the times that are estimated
   */
  static FalseCues of(LabelledSet set, Playbook playbook, Scorers scorers, boolean timed, long seed)
      throws IOException {
    ReplayReport report = new ReplayReport();
    Map<TextScorer, CallBook> books = new LinkedHashMap<>();
    ImportOptions options =
        new ImportOptions(
            seed, false, false, playbook.locale(), ImportOptions.DEFAULT.startAt(), 1);
    Import calls =
        new Import(
            new DialogueFormat(false),
            options,
            event ->
                book(books, playbook, scorers.of(set.file(), event.callId()), report).hear(event),
            bad -> {
              // Named when the set was read.
            });
    try (Lines lines = Lines.open(set.file().toString())) {
      calls.read(lines);
    }
    calls.finish();
    books.values().forEach(CallBook::finish);
    return new FalseCues(report.turns(), counted(report, timed));
  }

  /** The calls that one scorer may answer for. */
  private static CallBook book(
      Map<TextScorer, CallBook> books, Playbook playbook, TextScorer scorer, ReplayReport report) {
    return books.computeIfAbsent(
        scorer, s -> new CallBook(new CallEngine(playbook, s), report::hear));
  }

  private static Map<String, Long> counted(ReplayReport report, boolean timed) {
    Map<String, Long> cues = new TreeMap<>();
    report
        .cuesByKind()
        .forEach(
            (kind, categories) ->
                categories.forEach(
                    (name, count) -> {
                      Category category = Category.of(kind, name).orElseThrow();
                      if (timed || !isOfTime(category)) {
                        cues.put(category.key(), count);
                      }
                    }));
    return cues;
  }

  private static boolean isOfTime(Category category) {
    return category.kind() == Kind.SILENCE || OF_TIME.contains(category);
  }

  /** All cues for a hundred turns; 0 without turns. */
  double per100Turns() {
    return per100(cues.values().stream().mapToLong(Long::longValue).sum());
  }

  /** The cues of one category for a hundred turns. */
  double per100Turns(String category) {
    return per100(cues.getOrDefault(category, 0L));
  }

  private double per100(long count) {
    return turns == 0 ? 0 : 100.0 * count / turns;
  }
}
