package io.attune.training.eval;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.call.Speaker;
import io.attune.training.eval.Task.Aspect;
import io.attune.training.labelled.LabelledTurn;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** The tasks of a set, found by the labels that it holds; what a set is called does not matter. */
final class Tasks {
  private Tasks() {}

  /** The tasks that some of these turns, all of one set, have labels for. */
  static List<Task> of(List<LabelledTurn> turns) {
    boolean rated = turns.stream().anyMatch(turn -> turn.labels().has("satisfaction_votes"));
    List<Task> possible = new ArrayList<>();
    possible.add(sentiment(rated ? "satisfaction" : "sentiment"));
    possible.add(yesNo("pushback", Aspect.PUSHBACK, "resistance"));
    possible.add(yesNo("refusal", Aspect.PUSHBACK, "refusal"));
    possible.add(yesNo("abuse", Aspect.ABUSE, "abusive"));
    possible.add(ResistanceTypes.task());
    possible.addAll(MoveTasks.of(turns));
    return possible.stream()
        .filter(task -> turns.stream().anyMatch(turn -> task.gold().apply(turn).isPresent()))
        .toList();
  }

  /** What is asked of calm talk, to which nobody has given labels. */
  static List<Task> unlabelled() {
    return List.of(
        sentiment("sentiment"),
        yesNo("pushback", Aspect.PUSHBACK, "resistance"),
        yesNo("abuse", Aspect.ABUSE, "abusive"));
  }

  private static Task sentiment(String name) {
    return new Task(
        name,
        Aspect.SENTIMENT,
        Set.of(),
        Task.POLARITIES,
        turn -> classOf(Task.POLARITIES, turn.labels().path("sentiment").asText()));
  }

  /** The class of that name, empty if there is none. */
  static OptionalInt classOf(List<String> classes, String name) {
    int index = classes.indexOf(name);
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /** Of whoever is not there to serve: a customer, or one of two equals. */
  private static Task yesNo(String name, Aspect aspect, String label) {
    Function<LabelledTurn, OptionalInt> gold =
        turn -> {
          JsonNode said = turn.labels().path(label);
          boolean judged = turn.speaker() != Speaker.AGENT && said.isBoolean();
          return judged
              ? OptionalInt.of(said.asBoolean() ? Task.YES : Task.NO)
              : OptionalInt.empty();
        };
    return new Task(name, aspect, Set.of(), Task.YES_NO, gold);
  }
}
