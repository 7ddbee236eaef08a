package io.attune.playbook;

import io.attune.detect.Category;
import io.attune.detect.Ladder.Step;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What to tell the agent when something of a category is found.
 *
 * @param id stable name, kebab-case; part of the cue's identity
 * @param category what it answers to
 * @param severity how much it matters
 * @param priority 0 to 100; of several candidates the highest is shown
 * @param cooldownMs least time between two cues of this rule in one call, in milliseconds
 * @param ttlMs how long the cue stays useful, in milliseconds
 * @param tentative whether a partial may already raise it, as TENTATIVE
 * @param headline what is going on, in a few words
 * @param prompts what to say, for each step of the ladder that has lines of its own; a step without
 *     any falls back to ACKNOWLEDGE. {@code {words}} stands for the customer's own words.
 * @param why why it works
 * @param risk what to beware of
 */
public record Rule(
    String id,
    Category category,
    Severity severity,
    int priority,
    long cooldownMs,
    long ttlMs,
    boolean tentative,
    String headline,
    Map<Step, List<String>> prompts,
    String why,
    String risk) {

  /** The slot in a prompt that the customer's own words fill. */
  public static final String WORDS_SLOT = "{words}";

  public Rule {
    Objects.requireNonNull(id);
    Objects.requireNonNull(category);
    Objects.requireNonNull(severity);
    prompts = Map.copyOf(new EnumMap<>(prompts));
    if (prompts.getOrDefault(Step.ACKNOWLEDGE, List.of()).isEmpty()) {
      throw new IllegalArgumentException("rule " + id + " has nothing to say");
    }
  }

  /** The lines for a step. */
  public List<String> promptsFor(Step step) {
    return prompts.getOrDefault(step, prompts.get(Step.ACKNOWLEDGE));
  }

  /** Whether it may exceed the budget and interrupt. */
  public boolean isUrgent() {
    return severity == Severity.URGENT;
  }
}
