package io.attune.training.eval;

import io.attune.engine.CallEngine;
import io.attune.language.LexicalScorer;
import io.attune.playbook.Playbook;
import io.attune.training.figures.Judgements;
import io.attune.training.labelled.LabelledSet;
import io.attune.training.labelled.LabelledTurn;
import io.attune.training.timed.TimedFigures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The whole evaluation: sets in, one report out. */
public final class LanguageEval {
  /** Turns of each set on which costs are taken. */
  private static final int TIMED_TURNS = 300;

  private final Playbook playbook;
  private final List<Tier> tiers = new ArrayList<>();
  private final List<Contestant> contestants = new ArrayList<>();
  private final EvalOptions options;
  private final List<Cost.Sample> samples = new ArrayList<>();

  /**
   * @param playbook what the engine listens for on calm talk
   * @param tiers the product's tiers by the names that the report gives them, in its order
   */
  public LanguageEval(Playbook playbook, Map<String, Scorers> tiers, EvalOptions options) {
    this.playbook = playbook;
    this.options = options;
    tiers.forEach((name, scorers) -> this.tiers.add(new Tier(name, scorers)));
    contestants.add(new Vader());
    contestants.addAll(this.tiers);
  }

  /**
   * The report on some sets, in Markdown.
   *
   * @param sets each with those of its turns that count
   */
  public String report(Map<LabelledSet, List<LabelledTurn>> sets) throws IOException {
    List<SetResult> results = new ArrayList<>();
    for (Map.Entry<LabelledSet, List<LabelledTurn>> set : sets.entrySet()) {
      results.add(result(set.getKey(), set.getValue()));
    }
    List<String> names = tiers.stream().map(Tier::name).toList();
    return EvalReport.markdown(
        new Findings(results, names, costs(), Cost.wordsPerTurn(samples), options));
  }

  private SetResult result(LabelledSet set, List<LabelledTurn> turns) throws IOException {
    turns.stream()
        .filter(turn -> !turn.text().isBlank())
        .limit(TIMED_TURNS)
        .forEach(turn -> samples.add(new Cost.Sample(set, turn)));
    Map<Task, Map<String, Judgements>> judged = Evaluation.judge(set, turns, contestants);
    Optional<CalmTalk> calm = CalmTalk.of(set, turns, contestants);
    return new SetResult(
        set,
        turns.size(),
        judged,
        mistakes(judged, turns),
        calm,
        calm.isPresent() ? falseCues(set, turns) : Map.of(),
        NoiseTrial.of(set, turns, tiers, options.noiseTurns(), options.seed()),
        timed(turns));
  }

  private List<Mistake> mistakes(
      Map<Task, Map<String, Judgements>> judged, List<LabelledTurn> turns) {
    List<Mistake> mistakes = new ArrayList<>();
    judged.forEach(
        (task, by) ->
            tiers.forEach(
                tier ->
                    mistakes.addAll(
                        Mistake.surest(
                            task, tier.name(), by.get(tier.name()), turns, options.mistakes()))));
    return mistakes;
  }

  private Map<String, FalseCues> falseCues(LabelledSet set, List<LabelledTurn> turns)
      throws IOException {
    Map<String, FalseCues> cues = new LinkedHashMap<>();
    boolean timed = turns.stream().anyMatch(LabelledTurn::isTimed);
    for (Tier tier : tiers) {
      cues.put(tier.name(), FalseCues.of(set, playbook, tier.scorers(), timed, options.seed()));
    }
    return cues;
  }

  /** Times do not depend on how words are read, so the fastest tier will do. */
  private Optional<TimedFigures> timed(List<LabelledTurn> turns) {
    CallEngine engine =
        new CallEngine(playbook, LexicalScorer.of(playbook.phrases(), playbook.locale()));
    return TimedFigures.of(turns, engine, options.seed());
  }

  private Map<String, Cost> costs() {
    Map<String, Cost> costs = new LinkedHashMap<>();
    if (!samples.isEmpty()) {
      Collections.shuffle(samples, new Random(options.seed()));
      contestants.forEach(contestant -> costs.put(contestant.name(), Cost.of(contestant, samples)));
    }
    return costs;
  }
}
