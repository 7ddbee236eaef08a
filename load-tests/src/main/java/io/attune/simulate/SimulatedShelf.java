package io.attune.simulate;

import io.attune.engine.CallEngine;
import io.attune.engine.Shelf;
import io.attune.language.LexicalScorer;
import io.attune.language.RememberingScorer;
import io.attune.playbook.Attention;
import io.attune.playbook.Playbook;
import io.attune.playbook.PlaybookRef;
import io.attune.playbook.Rule;
import io.attune.playbook.yaml.PlaybookYaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The playbook that comes with the product, a later version of it that says more and sooner, and
 * one that hardly ever speaks. Immutable, for all simulations.
 */
final class SimulatedShelf implements Shelf {
  private final Map<PlaybookRef, CallEngine> engines = new LinkedHashMap<>();
  private final CallEngine standard;

  /** Builds the three engines, which takes about a second. */
  SimulatedShelf() {
    Playbook bundled = PlaybookYaml.bundled("default-en");
    PlaybookRef ref = bundled.ref();
    standard = add(bundled);
    add(varied(bundled, next(ref), new Attention(4_000, 30, 9_000), true));
    add(varied(bundled, new PlaybookRef("quiet", 1), new Attention(120_000, 1, 2_000), false));
  }

  private CallEngine add(Playbook playbook) {
    CallEngine engine =
        new CallEngine(
            playbook,
            new RememberingScorer(LexicalScorer.of(playbook.phrases(), playbook.locale())));
    engines.put(playbook.ref(), engine);
    return engine;
  }

  private static PlaybookRef next(PlaybookRef ref) {
    return new PlaybookRef(ref.id(), ref.version() + 1);
  }

  /**
   * @param hasty whether every rule may speak on a partial, and again soon
   */
  private static Playbook varied(
      Playbook playbook, PlaybookRef ref, Attention attention, boolean hasty) {
    List<Rule> rules = playbook.rules().stream().map(rule -> hasty ? hasty(rule) : rule).toList();
    return new Playbook(
        ref,
        playbook.locale(),
        playbook.description(),
        playbook.thresholds(),
        attention,
        playbook.phrases(),
        rules);
  }

  private static Rule hasty(Rule rule) {
    return new Rule(
        rule.id(),
        rule.category(),
        rule.severity(),
        rule.priority(),
        Math.min(rule.cooldownMs(), 5_000),
        rule.ttlMs(),
        true,
        rule.headline(),
        rule.prompts(),
        rule.why(),
        rule.risk());
  }

  /** How much of an agent's attention a playbook may take. */
  Attention attention(PlaybookRef ref) {
    return engines.get(ref).playbook().attention();
  }

  /** Every playbook at hand. */
  List<PlaybookRef> refs() {
    return List.copyOf(engines.keySet());
  }

  /** The rules that may be muted. */
  List<Rule> rules() {
    return standard.playbook().rules();
  }

  @Override
  public CallEngine standard(String language) {
    return standard;
  }

  @Override
  public Optional<CallEngine> find(PlaybookRef ref) {
    return Optional.ofNullable(engines.get(ref));
  }
}
