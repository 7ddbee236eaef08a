package io.attune.training;

import io.attune.call.Speaker;
import io.attune.language.TextContext;
import io.attune.language.TextReading;
import io.attune.language.TextScorer;
import io.attune.language.Utterance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs a scorer over labelled sets and judges its answers. */
final class Evaluation {
  /** What the files of the sets are called. */
  private static final String ENDING = "_dev.jsonl.gz";

  private final Path folder;
  private final TextScorer scorer;
  private final long seed;
  private long nanos;
  private long scored;

  /**
   * @param folder where the sets are
   * @param seed of the resampling
   */
  Evaluation(Path folder, TextScorer scorer, long seed) {
    this.folder = folder;
    this.scorer = scorer;
    this.seed = seed;
  }

  /** The scorecards of the tasks whose sets are there, in the order of the tasks. */
  List<Scorecard> run(List<Task> tasks) throws IOException {
    Map<String, List<Task>> bySet = new LinkedHashMap<>();
    tasks.forEach(task -> bySet.computeIfAbsent(task.set(), s -> new ArrayList<>()).add(task));
    Map<Task, Scorecard> cards = new HashMap<>();
    for (Map.Entry<String, List<Task>> set : bySet.entrySet()) {
      Path file = folder.resolve(set.getKey() + ENDING);
      if (Files.isRegularFile(file)) {
        cards.putAll(run(file, set.getValue()));
      }
    }
    return tasks.stream().filter(cards::containsKey).map(cards::get).toList();
  }

  private Map<Task, Scorecard> run(Path file, List<Task> tasks) throws IOException {
    Map<Task, List<Judged>> judged = new LinkedHashMap<>();
    new LabelledSet(file).read(turn -> judge(turn, tasks, judged));
    Map<Task, Scorecard> cards = new LinkedHashMap<>();
    judged.forEach((task, all) -> cards.put(task, Scorecard.of(task, all, seed)));
    return cards;
  }

  private void judge(LabelledTurn turn, List<Task> tasks, Map<Task, List<Judged>> judged) {
    TextReading reading = null;
    for (Task task : tasks) {
      String gold = task.gold().apply(turn).orElse(null);
      if (gold != null) {
        reading = reading == null ? read(turn) : reading;
        Task.Answer answer = task.answer().apply(reading);
        judged
            .computeIfAbsent(task, t -> new ArrayList<>())
            .add(new Judged(turn.dialogue(), gold, answer.predicted(), answer.score()));
      }
    }
  }

  private TextReading read(LabelledTurn turn) {
    // Single texts have no side; they are read as a customer's, whose words are what is scored.
    Speaker speaker = turn.speaker() == Speaker.AGENT ? Speaker.AGENT : Speaker.CUSTOMER;
    Utterance utterance = new Utterance(turn.text(), speaker, null);
    long start = System.nanoTime();
    TextReading reading = scorer.score(utterance, new TextContext(turn.previous()));
    nanos += System.nanoTime() - start;
    scored++;
    return reading;
  }

  /** How many turns were read. */
  long scored() {
    return scored;
  }

  /** What a turn cost on average, in microseconds of this thread's time. */
  double microsPerTurn() {
    return scored == 0 ? 0 : nanos / 1_000.0 / scored;
  }
}
