package io.attune.coach;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.Speaker;
import io.attune.detect.Category;
import io.attune.detect.Evidence;
import io.attune.detect.Ladder.Step;
import io.attune.playbook.Rule;
import io.attune.playbook.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CueTextTest {
  private static final String QUOTING = "You said “{words}”. Tell me more.";
  private static final String PLAIN = "I hear you.";

  @Test
  void customersOwnWordsComeFirstWithoutHesitationsAndWithoutPunctuationAtTheEnd() {
    assertThat(prompts(Category.OBJECTION_PRICE, "um more than we planned,"))
        .containsExactly("You said “more than we planned”. Tell me more.", PLAIN);
  }

  @Test
  void moreWordsThanFitIntoALineAreNotQuoted() {
    assertThat(prompts(Category.OBJECTION_PRICE, "one two three four five six seven"))
        .containsExactly(PLAIN);
  }

  @Test
  void nothingToQuoteLeavesTheLinesThatDoWithout() {
    assertThat(prompts(Category.OBJECTION_PRICE, "um, ...")).doesNotContain("“”");
    assertThat(prompts(Category.OBJECTION_PRICE, "")).containsExactly(PLAIN);
  }

  @Test
  void upsetWordsThatAreAimedAtTheAgentAreNotThrownBack() {
    assertThat(prompts(Category.TENSION_RISING, "are you deaf")).containsExactly(PLAIN);
    assertThat(prompts(Category.EMPATHY_ACKNOWLEDGE, "your lot,")).containsExactly(PLAIN);
    assertThat(prompts(Category.TENSION_RISING, "it's useless")).hasSize(2);
  }

  @Test
  void reasonsMaySpeakOfTheAgentsSide() {
    assertThat(prompts(Category.OBJECTION_TRUST, "you let us down"))
        .containsExactly("You said “you let us down”. Tell me more.", PLAIN);
  }

  @Test
  void asManyWordsAsFitAreQuotedUnlessNothingMayBe() {
    Cue six = cue(Category.OBJECTION_PRICE, "one two three four five six");
    assertThat(CueText.prompts(six))
        .containsExactly("You said “one two three four five six”. Tell me more.", PLAIN);
    assertThat(CueText.promptsWithoutQuotes(six)).containsExactly(PLAIN);
  }

  private static List<String> prompts(Category category, String words) {
    return CueText.prompts(cue(category, words));
  }

  private static Cue cue(Category category, String words) {
    Rule rule =
        new Rule(
            "r",
            category,
            Severity.MEDIUM,
            50,
            0,
            12_000,
            false,
            "h",
            Map.of(Step.ACKNOWLEDGE, List.of(QUOTING, PLAIN)),
            "w",
            "r");
    Evidence evidence =
        new Evidence(
            "s1", Speaker.CUSTOMER, 0, 1_000, 0, 1, words, "phrase", Double.NaN, Double.NaN);
    return new Cue(
        "id",
        rule,
        CueState.RAISED,
        CueOutcome.VISIBLE,
        null,
        Step.ACKNOWLEDGE,
        1,
        "",
        words,
        List.of(evidence),
        1,
        0,
        1_000,
        1,
        1,
        2);
  }
}
