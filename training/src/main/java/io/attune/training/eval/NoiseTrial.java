package io.attune.training.eval;

import io.attune.training.figures.Bootstrap;
import io.attune.training.figures.Confusion;
import io.attune.training.figures.Estimate;
import io.attune.training.figures.Judgements;
import io.attune.training.labelled.LabelledSet;
import io.attune.training.labelled.LabelledTurn;
import io.attune.training.noise.Condition;
import io.attune.training.noise.Corruptor;
import io.attune.training.noise.WordErrorRate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is left of a tier's quality on a set when its words are spoilt.
 *
 * @param set the set's name
 * @param task what was asked
 * @param tier who answered
 * @param condition how the words were spoilt
 * @param n turns that people answered it for, on the same dialogues under each condition
 * @param wordErrorRate how much of the words was spoilt, measured
 * @param figure macro-F1, of a task of two answers F1 of yes
 * @param change of it from clean words, relative: -0.1 is a tenth less
 */
record NoiseTrial(
    String set,
    Task task,
    String tier,
    Condition condition,
    int n,
    double wordErrorRate,
    Estimate figure,
    Estimate change) {

  /**
   * Tries tiers on a set under every condition.
   *
   * @param mostTurns about how many turns to try, whole dialogues drawn by the seed; 0 for all
   */
  static List<NoiseTrial> of(
      LabelledSet set, List<LabelledTurn> turns, List<Tier> tiers, int mostTurns, long seed) {
    List<NoiseTrial> trials = new ArrayList<>();
    List<LabelledTurn> drawn = drawn(turns, mostTurns, seed);
    List<Task> tasks = Tasks.of(drawn);
    if (tasks.isEmpty()) {
      return trials;
    }
    Map<String, Map<Task, Judgements>> clean = new LinkedHashMap<>();
    for (Condition condition : Condition.ALL) {
      List<LabelledTurn> heard = new Corruptor(condition, seed).heard(drawn);
      double errors = wordErrorRate(drawn, heard);
      for (Tier tier : tiers) {
        Map<Task, Judgements> judged = Evaluation.judge(set, heard, tier, tasks);
        clean.putIfAbsent(tier.name(), judged);
        judged.forEach(
            (task, of) -> {
              List<Estimate> estimates = estimates(of, clean.get(tier.name()).get(task), seed);
              trials.add(
                  new NoiseTrial(
                      set.name(),
                      task,
                      tier.name(),
                      condition,
                      of.size(),
                      errors,
                      estimates.get(0),
                      estimates.get(1)));
            });
      }
    }
    return trials;
  }

  private static List<Estimate> estimates(Judgements judged, Judgements clean, long seed) {
    return new Bootstrap(judged.dialogues(), seed)
        .estimates(
            List.of(
                weights -> figure(judged, weights),
                weights -> figure(judged, weights) / figure(clean, weights) - 1));
  }

  private static double figure(Judgements judged, int[] weights) {
    Confusion confusion = new Confusion(judged, weights);
    return judged.classes() == 2 ? confusion.f1(Task.YES) : confusion.macroF1();
  }

  private static double wordErrorRate(List<LabelledTurn> said, List<LabelledTurn> heard) {
    WordErrorRate rate = new WordErrorRate();
    for (int i = 0; i < said.size(); i++) {
      rate.add(said.get(i).text(), heard.get(i).text());
    }
    return rate.value();
  }

  private static List<LabelledTurn> drawn(List<LabelledTurn> turns, int mostTurns, long seed) {
    if (mostTurns == 0 || turns.size() <= mostTurns) {
      return turns;
    }
    Map<String, Long> lengths =
        turns.stream()
            .collect(
                Collectors.groupingBy(
                    LabelledTurn::dialogue, LinkedHashMap::new, Collectors.counting()));
    List<String> shuffled = new ArrayList<>(lengths.keySet());
    Collections.shuffle(shuffled, new Random(seed));
    Set<String> drawn = new HashSet<>();
    long count = 0;
    for (String dialogue : shuffled) {
      if (count < mostTurns) {
        drawn.add(dialogue);
        count += lengths.get(dialogue);
      }
    }
    return turns.stream().filter(turn -> drawn.contains(turn.dialogue())).toList();
  }
}
