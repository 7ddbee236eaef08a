package io.attune.training.eval;

import io.attune.call.Speaker;
import io.attune.training.eval.Task.Aspect;
import io.attune.training.figures.Answer;
import io.attune.training.labelled.LabelledSet;
import io.attune.training.labelled.LabelledTurn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What contestants answer to talk in which next to nothing is the matter: whatever they find there,
 * they find by mistake.
 *
 * @param answers of each contestant by name, those to each aspect that it answers; turns without
 *     words are left out
 */
record CalmTalk(Map<String, Map<Aspect, List<Answer>>> answers) {
  private static final Set<String> FAMILIES = Set.of("oasis", "multidogo", "cabnc");

  /** The family on which rates of alarm are made equal. */
  private static final String REFERENCE = "oasis";

  /** The answers to a set, if it is one of calm talk. */
  static Optional<CalmTalk> of(
      LabelledSet set, List<LabelledTurn> turns, List<Contestant> contestants) {
    if (!FAMILIES.contains(set.family())) {
      return Optional.empty();
    }
    List<LabelledTurn> spoken = turns.stream().filter(turn -> !turn.text().isBlank()).toList();
    Map<String, Map<Aspect, List<Answer>>> answers = new LinkedHashMap<>();
    for (Contestant contestant : contestants) {
      Map<Aspect, List<Answer>> own = new LinkedHashMap<>();
      for (Task task : Tasks.unlabelled().stream().filter(contestant::answers).toList()) {
        own.put(task.aspect(), answers(set, spoken, contestant, task));
      }
      answers.put(contestant.name(), own);
    }
    return Optional.of(new CalmTalk(answers));
  }

  /** Sentiment is everybody's; pushback and abuse are not an agent's. */
  private static List<Answer> answers(
      LabelledSet set, List<LabelledTurn> turns, Contestant contestant, Task task) {
    return turns.parallelStream()
        .filter(turn -> task.aspect() == Aspect.SENTIMENT || turn.speaker() != Speaker.AGENT)
        .map(turn -> contestant.answer(set.file(), turn, List.of(task)).get(0))
        .toList();
  }

  /** Whether the rate of alarms on a set is what contestants are compared at. */
  static boolean isReference(LabelledSet set) {
    return set.family().equals(REFERENCE);
  }

  /**
   * The share of turns for which a contestant decides on the first class, 0 to 1; NaN if it does
   * not answer that at all.
   */
  double share(String contestant, Aspect aspect) {
    List<Answer> own = answers.get(contestant).getOrDefault(aspect, List.of());
    return own.stream()
        .mapToInt(answer -> answer.predicted() == 0 ? 1 : 0)
        .average()
        .orElse(Double.NaN);
  }

  /** The probability of the first class for every turn. */
  double[] probabilities(String contestant, Aspect aspect) {
    List<Answer> own = answers.get(contestant).getOrDefault(aspect, List.of());
    return own.stream().mapToDouble(answer -> answer.probability(0)).toArray();
  }
}
