package io.attune.training.eval;

import io.attune.training.figures.Answer;
import io.attune.training.labelled.LabelledTurn;
import java.nio.file.Path;
import java.util.List;

/** Whoever answers tasks, to be compared with others. Safe to share between threads. */
interface Contestant {
  /** What the report calls it. */
  String name();

  /** Whether it has an answer to a task at all. */
  boolean answers(Task task);

  /**
   * Its answers for one turn.
   *
   * @param file the set that the turn is from
   * @param tasks those asked, all of which it answers
   * @return one for each task, in their order
   */
  List<Answer> answer(Path file, LabelledTurn turn, List<Task> tasks);
}
