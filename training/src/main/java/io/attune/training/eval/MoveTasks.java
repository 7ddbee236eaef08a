package io.attune.training.eval;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.call.Speaker;
import io.attune.language.AgentMove;
import io.attune.training.eval.Task.Aspect;
import io.attune.training.labelled.LabelledTurn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The tasks about what an agent does, from the label {@code agent_moves}. A move that a set never
 * names is not judged in it. Somebody without a side may be labelled as well as an agent.
 */
final class MoveTasks {
  private static final Set<String> QUESTIONS =
      Set.of("question", "open_question", "closed_question", "wh_question");

  private MoveTasks() {}

  static List<Task> of(List<LabelledTurn> turns) {
    Set<String> named = new HashSet<>();
    turns.forEach(turn -> named.addAll(moves(turn)));
    List<Task> tasks = new ArrayList<>();
    addIfNamed(tasks, named, "open question", "open_question", AgentMove.OPEN_QUESTION);
    if (named.contains("closed_question")) {
      tasks.add(closedQuestion());
    }
    // These do not tell open questions from closed ones.
    if (named.contains("question") || named.contains("wh_question")) {
      Set<AgentMove> any = Set.of(AgentMove.OPEN_QUESTION, AgentMove.CLOSED_QUESTION);
      tasks.add(task("question", any, QUESTIONS));
    }
    addIfNamed(tasks, named, "acknowledgement", "reflection", AgentMove.ACKNOWLEDGE);
    addIfNamed(tasks, named, "validation", "validation", AgentMove.VALIDATE);
    addIfNamed(tasks, named, "apology", "apology", AgentMove.APOLOGY);
    return tasks;
  }

  private static void addIfNamed(
      List<Task> tasks, Set<String> named, String name, String label, AgentMove move) {
    if (named.contains(label)) {
      tasks.add(task(name, Set.of(move), Set.of(label)));
    }
  }

  private static Task task(String name, Set<AgentMove> moves, Set<String> labels) {
    return new Task(name, Aspect.MOVES, moves, Task.YES_NO, turn -> gold(turn, labels));
  }

  /** What a wh-question leaves open ("which", "how") is not said, so it is neither yes nor no. */
  private static Task closedQuestion() {
    Set<String> closed = Set.of("closed_question");
    return new Task(
        "closed question",
        Aspect.MOVES,
        Set.of(AgentMove.CLOSED_QUESTION),
        Task.YES_NO,
        turn -> {
          Set<String> moves = moves(turn);
          boolean unclear = moves.contains("wh_question") && !moves.contains("closed_question");
          return unclear ? OptionalInt.empty() : gold(turn, closed);
        });
  }

  private static OptionalInt gold(LabelledTurn turn, Set<String> wanted) {
    if (turn.speaker() == Speaker.CUSTOMER || !turn.labels().path("agent_moves").isArray()) {
      return OptionalInt.empty();
    }
    boolean made = moves(turn).stream().anyMatch(wanted::contains);
    return OptionalInt.of(made ? Task.YES : Task.NO);
  }

  private static Set<String> moves(LabelledTurn turn) {
    Set<String> moves = new HashSet<>();
    for (JsonNode move : turn.labels().path("agent_moves")) {
      moves.add(move.asText());
    }
    return moves;
  }
}
