package io.attune.playbook.yaml;

import static org.assertj.core.api.Assertions.assertThat;

/** A small sound playbook that uses every field, for tests to read and to break. */
final class SamplePlaybook {

  static final String TEXT =
      """
      playbook: test-en
      version: 3
      locale: en-GB
      description: For tests
      thresholds:
        silence: { dead-air: 6s, dead-air-strong: 0.2m, long-hold: 1m }
        tension:
          onset: 0.6
          release: 0.3
        objection: { deadlock-times: 4, repeat: 500ms }
      attention: { cooldown: 25s, budget: 4 }
      phrases:
        objection.price:
          speaker: customer
          say: [too expensive, (costs|is) a lot, "# dollars"]
          not: [not too expensive]
      rules:
        - id: price-objection
          kind: objection
          category: price
          severity: high
          priority: 70
          cooldown: 60s
          ttl: 10s
          tentative: true
          headline: The price worries them
          prompts:
            acknowledge:
              - "{words}: I hear that the budget is tight."
              - So the number is higher than you planned.
            reframe: [What would make it worth it?, Which part matters most?]
          why: Being understood comes first.
          risk: Do not call the price wrong.
        - id: dead-air
          kind: silence
          category: dead-air
          headline: Nobody speaks
          prompts: [Take your time., Shall I say that again?]
          why: It invites honesty.
          risk: A pause may be thinking.
      """;

  private SamplePlaybook() {}

  /** The text with one part of it changed, which must be there exactly once. */
  static String with(String part, String instead) {
    assertThat(TEXT.split(java.util.regex.Pattern.quote(part), -1))
        .as("occurrences of %s", part)
        .hasSize(2);
    return TEXT.replace(part, instead);
  }
}
