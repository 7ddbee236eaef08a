package io.attune.playbook.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.attune.playbook.Rule;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class SeveralFaultsTest {

  private static PlaybookFaults faultsOf(String text) {
    PlaybookFaults faults =
        catchThrowableOfType(
            PlaybookFaults.class, () -> PlaybookYaml.read("team.yaml", new StringReader(text)));
    assertThat(faults).as("faults of\n%s", text).isNotNull();
    return faults;
  }

  @Test
  void mistakesGiveEachItsLineInTheOrderOfTheFile() {
    PlaybookFaults faults =
        faultsOf(
            SamplePlaybook.TEXT
                .replace("release: 0.3", "release: 0.7")
                .replace("too expensive,", "too (expensive,")
                .replace("severity: high", "severity: hgih")
                .replace("category: dead-air", "category: dead-end")
                .replace("risk: A pause may be thinking.", "hint: none"));

    assertThat(faults.faults())
        .extracting(PlaybookFault::line, PlaybookFault::column, PlaybookFault::field)
        .containsExactly(
            tuple(9, 14, "thresholds.tension.release"),
            tuple(15, 11, "phrases.objection.price.say[0]"),
            tuple(21, 15, "rules[0].severity"),
            tuple(34, 5, "rules[1].risk"),
            tuple(36, 15, "rules[1].category"),
            tuple(40, 5, "rules[1].hint"));
  }

  @Test
  void mistakesInWhatIsInheritedAndInExamplesGiveEachItsLineAndWhatWouldBeRight() {
    PlaybookFaults faults =
        faultsOf(
            """
            playbook: team-en
            version: 1
            extends: default-en@1
            locale: fr
            attention: { budgt: 3 }
            phrases:
              objection.price:
                add: [(rather dear]
              objection.timing:
                add: [next spring]
            rules:
              - id: timing-objection
                means: [I have all the time in the world.]
                does-not-mean: [Next spring is just right.]
              - id: silence-dead-air
                means: [Hello?]
            without: [dead-lock]
            """);

    assertThat(faults.report().lines())
        .hasSize(7)
        .containsExactly(
            "team.yaml:4:9 locale: \"fr\" is another language than \"en\" of default-en@1, which it"
                + " extends; write en or one of its regions",
            "team.yaml:5:14 attention.budgt: is not a known field; did you mean \"budget\"? (known:"
                + " cooldown, budget, late-after)",
            "team.yaml:8:11 phrases.objection.price.add[0]: cannot be read at character 1: \"(\""
                + " is not closed; Add \")\" after the last alternative.",
            "team.yaml:13:13 rules[0].means[0]: is not heard as objection/timing, no phrase is found"
                + " in it; add a phrase for it to objection.timing",
            "team.yaml:14:21 rules[0].does-not-mean[0]: is heard as objection/timing in \"Next"
                + " spring\" by the phrase \"next spring\"; narrow that phrase, or give"
                + " objection.timing a phrase under not",
            "team.yaml:16:12 rules[1].means: silence/dead-air is measured or counted, no sentence"
                + " alone can mean it; remove it: examples are for what is heard in words",
            "team.yaml:17:11 without[0]: \"dead-lock\" is no rule that is inherited; did you mean"
                + " \"deadlock\"? (known: "
                + String.join(
                    ", ",
                    PlaybookYaml.bundled("default-en").rules().stream().map(Rule::id).toList())
                + ")");
  }

  @Test
  void reportHasOneLineForEachFaultWithFilePlaceFieldProblemAndFix() {
    PlaybookFaults faults =
        faultsOf(
            SamplePlaybook.TEXT
                .replace("version: 3", "version: none")
                .replace("priority: 70", "priority: 700"));

    assertThat(faults.report())
        .isEqualTo(
            """
            team.yaml:2:10 version: "none" is not a whole number; expected a whole number from 1 to 999999999
            team.yaml:22:15 rules[0].priority: 700 is out of range; from 0 to 100 is allowed""");
    assertThat(faults).hasMessage(faults.report());
    assertThat(faults.name()).isEqualTo("team.yaml");
    assertThat(faults.count()).isEqualTo(2);
  }

  @Test
  void mistakeInOneRuleDoesNotHideTheDoubledIdOfTheNext() {
    PlaybookFaults faults =
        faultsOf(
            SamplePlaybook.TEXT
                .replace("priority: 70", "priority: 700")
                .replace("id: dead-air", "id: price-objection"));

    assertThat(faults.faults())
        .extracting(PlaybookFault::field)
        .containsExactly("rules[0].priority", "rules[1].id");
  }

  @Test
  void emptyDocumentAndWrongRootAreEachOneFault() {
    for (String text : new String[] {"", "# only a remark\n", "- a list", "some text", "42"}) {
      assertThat(faultsOf(text).faults()).as(text).hasSize(1);
    }
  }

  @Test
  void endlessFaultsAreCountedAndOnlySoManyKept() {
    StringBuilder text = new StringBuilder(SamplePlaybook.TEXT);
    for (int i = 0; i < 2_000; i++) {
      text.append("unknown-").append(i).append(": x\n");
    }

    PlaybookFaults faults = faultsOf(text.toString());

    assertThat(faults.faults()).hasSize(FaultCollector.MOST);
    assertThat(faults.count()).isEqualTo(2_000);
    assertThat(faults.report()).endsWith("team.yaml: at least 1500 more faults");
  }
}
