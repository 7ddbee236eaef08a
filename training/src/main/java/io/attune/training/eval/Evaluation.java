package io.attune.training.eval;

import io.attune.training.figures.Answer;
import io.attune.training.figures.Judgements;
import io.attune.training.labelled.LabelledSet;
import io.attune.training.labelled.LabelledTurn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Lets contestants answer the tasks of a set. */
final class Evaluation {
  static final String MAJORITY = "majority";

  private Evaluation() {}

  /**
   * What everybody answers to the tasks that a set has labels for, by the contestant's name; first
   * comes always answering the commonest class.
   */
  static Map<Task, Map<String, Judgements>> judge(
      LabelledSet set, List<LabelledTurn> turns, List<? extends Contestant> contestants) {
    List<Task> tasks = Tasks.of(turns);
    Map<Task, Map<String, Judgements>> judged = new LinkedHashMap<>();
    for (Contestant contestant : contestants) {
      List<Task> asked = tasks.stream().filter(contestant::answers).toList();
      judge(set, turns, contestant, asked)
          .forEach(
              (task, judgements) -> {
                Map<String, Judgements> all =
                    judged.computeIfAbsent(task, t -> new LinkedHashMap<>());
                all.computeIfAbsent(MAJORITY, name -> judgements.byMajority());
                all.put(contestant.name(), judgements);
              });
    }
    return judged;
  }

  /** What one contestant answers to the turns that people have answered. */
  static Map<Task, Judgements> judge(
      LabelledSet set, List<LabelledTurn> turns, Contestant contestant, List<Task> tasks) {
    Map<Task, Judgements> judged = new LinkedHashMap<>();
    tasks.forEach(task -> judged.put(task, new Judgements(task.classes().size())));
    List<Answered> answered =
        IntStream.range(0, turns.size())
            .parallel()
            .mapToObj(place -> answer(set, place, turns.get(place), contestant, tasks))
            .toList();
    for (Answered of : answered) {
      for (int i = 0; i < of.tasks().size(); i++) {
        Task task = of.tasks().get(i);
        LabelledTurn turn = turns.get(of.place());
        int gold = task.gold().apply(turn).orElseThrow();
        judged.get(task).add(turn.dialogue(), of.place(), gold, of.answers().get(i));
      }
    }
    return judged;
  }

  /** The answers to those tasks that a turn is part of. */
  private record Answered(int place, List<Task> tasks, List<Answer> answers) {}

  private static Answered answer(
      LabelledSet set, int place, LabelledTurn turn, Contestant contestant, List<Task> tasks) {
    List<Task> asked = tasks.stream().filter(task -> task.gold().apply(turn).isPresent()).toList();
    return new Answered(
        place, asked, asked.isEmpty() ? List.of() : contestant.answer(set.file(), turn, asked));
  }
}
