package io.attune.playbook.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

/** A playbook is held to the sentences that its rules give. */
class ExamplesTest {

  private static final String RISK = "    risk: Do not call the price wrong.\n";

  private final TextPlaybooks none = TextPlaybooks.of();

  private static String sample(String examples) {
    return SamplePlaybook.with(RISK, RISK + examples.indent(4));
  }

  private static String report(TextPlaybooks parents, String text) {
    PlaybookFaults faults = catchThrowableOfType(PlaybookFaults.class, () -> parents.read(text));
    assertThat(faults).as("faults of\n%s", text).isNotNull();
    return faults.report();
  }

  @Test
  void sentencesThatAreHeardAsTheyShouldAreSound() {
    String text =
        sample(
            """
            means: ["Well, it's too expensive.", that costs a lot]
            does-not-mean: [it is not too expensive, it isn't a lot, the weather is fine]
            """);
    assertThatCode(() -> none.read(text)).doesNotThrowAnyException();
  }

  @Test
  void aSentenceThatIsNotHeardIsAFault() {
    assertThat(report(none, sample("means: [it is rather dear, too expensive]\n")))
        .isEqualTo(
            "team.yaml:34:13 rules[0].means[0]: is not heard as objection/price, no phrase is found"
                + " in it; add a phrase for it to objection.price");
  }

  @Test
  void aSentenceThatIsHeardAsSomethingElseTellsWhat() {
    String text =
        sample("means: [I need to ask my boss]\n")
            .replace("rules:", "  objection.authority: { say: [ask my boss] }\nrules:");
    assertThat(report(none, text))
        .isEqualTo(
            "team.yaml:35:13 rules[0].means[0]: is not heard as objection/price; objection.authority"
                + " is, in \"ask my boss\" by the phrase \"ask my boss\"; add a phrase for it to"
                + " objection.price");
  }

  @Test
  void aSentenceThatIsHeardThoughItShouldNotTellsTheWordsAndThePhrase() {
    assertThat(report(none, sample("does-not-mean: [fifty dollars is fine]\n")))
        .isEqualTo(
            "team.yaml:34:21 rules[0].does-not-mean[0]: is heard as objection/price in \"fifty"
                + " dollars\" by the phrase \"# dollars\"; narrow that phrase, or give"
                + " objection.price a phrase under not");
  }

  @Test
  void findingsWithoutPhrasesCountAsWell() {
    String text =
        SamplePlaybook.with(
                "    kind: silence\n    category: dead-air",
                "    kind: tension\n    category: released")
            + "    does-not-mean: [oh wonderful thank you so much that is brilliant]\n";
    assertThat(report(none, text))
        .isEqualTo(
            "team.yaml:41:21 rules[1].does-not-mean[0]: is heard as tension/released in \"wonderful\" by kind-words;"
                + " narrow that phrase, or give tension.release a phrase under not");
  }

  @Test
  void whatIsMeasuredHasNoExamples() {
    String text = SamplePlaybook.TEXT + "    means: [hello]\n    does-not-mean: [hello]\n";
    assertThat(report(none, text))
        .isEqualTo(
            """
            team.yaml:41:12 rules[1].means: silence/dead-air is measured or counted, no sentence alone can mean it; remove it: examples are for what is heard in words
            team.yaml:42:20 rules[1].does-not-mean: silence/dead-air is measured or counted, no sentence alone can mean it; remove it: examples are for what is heard in words""");
  }

  @Test
  void examplesOfFaultyPhrasesWaitForTheirMending() {
    String text =
        sample("means: [it is rather dear, \"\"]\n").replace("too expensive,", "too (expensive,");
    assertThat(report(none, text).lines())
        .extracting(line -> line.split(" ", 3)[1])
        .containsExactly("phrases.objection.price.say[0]:", "rules[0].means[1]:");
  }

  @Test
  void slipsOfTheAgentAreTriedOnTheAgentsWords() {
    String text =
        SamplePlaybook.with(
                "    kind: silence\n    category: dead-air",
                "    kind: empathy\n    category: but-after-validation")
            .replace(
                "rules:", "  move.validate: { speaker: agent, say: [that makes sense] }\nrules:");
    assertThat(
            report(
                none,
                text
                    + "    means: [that makes sense but no, that makes sense]\n"
                    + "    does-not-mean: [that makes sense but no]\n"))
        .isEqualTo(
            """
            team.yaml:42:38 rules[1].means[1]: is not heard as empathy/but-after-validation; move.validate is, in "that makes sense" by the phrase "that makes sense"; add a phrase for it to move.validate or move.acknowledge or move.sympathy
            team.yaml:43:21 rules[1].does-not-mean[0]: is heard as empathy/but-after-validation in "that makes sense" by the phrase "that makes sense"; narrow that phrase, or give move.validate a phrase under not""");
  }

  @Test
  void inheritedExamplesAreHeldToWherePhrasesChange() {
    TextPlaybooks parents =
        TextPlaybooks.of(
            sample(
                """
                means: [too expensive for us]
                does-not-mean: [the steep path]
                """));
    String head = "playbook: team-en\nversion: 1\nextends: test-en@3\n";

    assertThat(report(parents, head + "phrases: { objection.price: { say: [steep] } }\n"))
        .isEqualTo(
            """
            team.yaml:4:29 phrases.objection.price: "too expensive for us", an inherited example, is not heard as objection/price, no phrase is found in it; add a phrase for it to objection.price, or give the rule price-objection its own means
            team.yaml:4:29 phrases.objection.price: "the steep path", an inherited example, is heard as objection/price in "steep" by the phrase "steep"; narrow that phrase, or give objection.price a phrase under not, or give the rule price-objection its own does-not-mean""");
    assertThatCode(
            () ->
                parents.read(
                    head
                        + """
                        phrases: { objection.price: { say: [steep] } }
                        rules: [{ id: price-objection, means: [that is steep], does-not-mean: [] }]
                        """))
        .doesNotThrowAnyException();
  }

  @Test
  void sentencesWithoutEndAreRefused() {
    String many = "means: [" + "too expensive, ".repeat(101) + "]\n";
    assertThat(report(none, sample(many)))
        .isEqualTo(
            "team.yaml:34:12 rules[0].means: has 101 sentences; at most 100 are tried: keep the"
                + " telling ones");
  }

  @Test
  void aPublishedPlaybookIsNotTriedAgain() {
    String text = sample("means: [it is rather dear]\n");
    PlaybookText published =
        new PlaybookText(PlaybookYaml.refOf(text).orElseThrow(), "test-en@3", text);
    assertThatCode(() -> PlaybookYaml.published(published, none)).doesNotThrowAnyException();
  }
}
