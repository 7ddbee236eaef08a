package io.attune.playbook.yaml;

import io.attune.detect.Category;
import io.attune.playbook.Rule;
import io.attune.playbook.yaml.RulesReader.RulesRead;
import java.util.List;
import java.util.Optional;

/**
 * Holds a playbook to its examples: those that its own rules give, and those that it inherits where
 * it changes the phrases that they are about.
 */
final class ExampleCheck {

  private final ExampleTrial trial;
  private final PhrasesRead phrases;

  ExampleCheck(ExampleTrial trial, PhrasesRead phrases) {
    this.trial = trial;
    this.phrases = phrases;
  }

  /** Notes every example of the rules that is not heard as it should be. */
  void check(RulesRead rules, Inherited inherited) {
    for (Rule rule : rules.rules()) {
      check(
          rule,
          rules.own().getOrDefault(rule.id(), Examples.NONE),
          inherited.examples().getOrDefault(rule.id(), Examples.NONE));
    }
  }

  private void check(Rule rule, Examples own, Examples inherited) {
    Optional<SpokenCategory> spoken = SpokenCategory.of(rule.category());
    // Of phrases that are faulty themselves it cannot be said what they would have found.
    if (spoken.isEmpty() || spoken.get().labels().stream().anyMatch(phrases.faulty()::contains)) {
      return;
    }
    Listening listening = new Listening(rule, spoken.get());
    own.means().orElse(List.of()).forEach(listening::mustHear);
    own.doesNotMean().orElse(List.of()).forEach(listening::mustNotHear);
    phrases
        .given(spoken.get().labels())
        .ifPresent(
            change -> {
              if (own.means().isEmpty()) {
                inherited
                    .means()
                    .orElse(List.of())
                    .forEach(e -> listening.mustStillHear(e, change));
              }
              if (own.doesNotMean().isEmpty()) {
                inherited
                    .doesNotMean()
                    .orElse(List.of())
                    .forEach(e -> listening.mustStillNotHear(e, change));
              }
            });
  }

  /** The sentences of one rule. */
  private final class Listening {
    private final Rule rule;
    private final Category category;
    private final SpokenCategory spoken;

    Listening(Rule rule, SpokenCategory spoken) {
      this.rule = rule;
      this.category = rule.category();
      this.spoken = spoken;
    }

    void mustHear(Example example) {
      if (trial.heard(example.sentence(), category, spoken).isEmpty()) {
        example.at().fault("is not heard as " + category.key() + instead(example), toHear());
      }
    }

    void mustNotHear(Example example) {
      trial
          .heard(example.sentence(), category, spoken)
          .ifPresent(
              why -> example.at().fault("is heard as " + category.key() + " " + why, toIgnore()));
    }

    void mustStillHear(Example example, Field change) {
      if (trial.heard(example.sentence(), category, spoken).isEmpty()) {
        change.fault(
            FaultCollector.quoted(example.sentence())
                + ", an inherited example, is not heard as "
                + category.key()
                + instead(example),
            toHear() + ", or give the rule " + rule.id() + " its own means");
      }
    }

    void mustStillNotHear(Example example, Field change) {
      trial
          .heard(example.sentence(), category, spoken)
          .ifPresent(
              why ->
                  change.fault(
                      FaultCollector.quoted(example.sentence())
                          + ", an inherited example, is heard as "
                          + category.key()
                          + " "
                          + why,
                      toIgnore() + ", or give the rule " + rule.id() + " its own does-not-mean"));
    }

    private String instead(Example example) {
      return trial
          .heardInstead(example.sentence(), spoken)
          .map(heard -> "; " + heard)
          .orElse(", no phrase is found in it");
    }

    private String toHear() {
      return "add a phrase for it to " + String.join(" or ", spoken.labels());
    }

    private String toIgnore() {
      return "narrow that phrase, or give " + spoken.labels().get(0) + " a phrase under not";
    }
  }
}
