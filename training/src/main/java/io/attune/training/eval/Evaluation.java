package io.attune.training.eval;

import io.attune.training.figures.Answer;
import io.attune.training.figures.Judgements;
import io.attune.training.labelled.LabelledSet;
import io.attune.training.labelled.LabelledTurn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Lets contestants answer the tasks of sets. */
final class Evaluation {
  static final String MAJORITY = "majority";

  private final List<Contestant> contestants;

  /**
   * @param contestants in the order of the report
   */
  Evaluation(List<Contestant> contestants) {
    this.contestants = contestants;
  }

  /** What everybody answered to the tasks that a set has labels for, and on calm talk. */
  SetResult run(LabelledSet set, List<LabelledTurn> turns) {
    List<Task> tasks = Tasks.of(turns);
    Map<Task, Map<String, Judgements>> judged = new LinkedHashMap<>();
    for (Contestant contestant : contestants) {
      List<Task> asked = tasks.stream().filter(contestant::answers).toList();
      judge(set, turns, contestant, asked)
          .forEach(
              (task, judgements) -> {
                Map<String, Judgements> all =
                    judged.computeIfAbsent(task, t -> new LinkedHashMap<>());
                all.putIfAbsent(MAJORITY, judgements.byMajority());
                all.put(contestant.name(), judgements);
              });
    }
    return new SetResult(set, turns.size(), judged, CalmTalk.of(set, turns, contestants));
  }

  /** What one contestant answers to the turns that people have answered. */
  static Map<Task, Judgements> judge(
      LabelledSet set, List<LabelledTurn> turns, Contestant contestant, List<Task> tasks) {
    Map<Task, Judgements> judged = new LinkedHashMap<>();
    tasks.forEach(task -> judged.put(task, new Judgements(task.classes().size())));
    List<Asked> asked =
        IntStream.range(0, turns.size())
            .parallel()
            .mapToObj(i -> ask(set, i, turns.get(i), contestant, tasks))
            .toList();
    for (Asked of : asked) {
      for (int i = 0; i < of.tasks().size(); i++) {
        Task task = of.tasks().get(i);
        LabelledTurn turn = turns.get(of.place());
        int gold = task.gold().apply(turn).orElseThrow();
        judged.get(task).add(turn.dialogue(), of.place(), gold, of.answers().get(i));
      }
    }
    return judged;
  }

  private record Asked(int place, List<Task> tasks, List<Answer> answers) {}

  private static Asked ask(
      LabelledSet set, int place, LabelledTurn turn, Contestant contestant, List<Task> tasks) {
    List<Task> asked = new ArrayList<>(tasks.size());
    for (Task task : tasks) {
      OptionalInt gold = task.gold().apply(turn);
      if (gold.isPresent()) {
        asked.add(task);
      }
    }
    return asked.isEmpty()
        ? new Asked(place, asked, List.of())
        : new Asked(place, asked, contestant.answer(set.file(), turn, asked));
  }
}
