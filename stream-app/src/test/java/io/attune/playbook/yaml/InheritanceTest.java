package io.attune.playbook.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.attune.call.Speaker;
import io.attune.detect.Category;
import io.attune.detect.Ladder.Step;
import io.attune.detect.Thresholds;
import io.attune.language.PhraseSet;
import io.attune.playbook.Attention;
import io.attune.playbook.Playbook;
import io.attune.playbook.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a playbook takes over from the one that it extends, and what it may not ask for. */
class InheritanceTest {

  private static final String HEAD =
      """
      playbook: team-en
      version: 1
      extends: test-en@3
      """;

  private final TextPlaybooks parents = TextPlaybooks.of(SamplePlaybook.TEXT);

  private Playbook parent() throws PlaybookFaults {
    return parents.read(SamplePlaybook.TEXT);
  }

  private Playbook team(String parts) throws PlaybookFaults {
    return parents.read(HEAD + parts);
  }

  private String report(TextPlaybooks source, String text) {
    PlaybookFaults faults = catchThrowableOfType(PlaybookFaults.class, () -> source.read(text));
    assertThat(faults).as("faults of\n%s", text).isNotNull();
    return faults.report();
  }

  private String report(String parts) {
    return report(parents, HEAD + parts);
  }

  @Test
  void everyPartNotGivenIsInherited() throws Exception {
    Playbook team = team("");
    Playbook parent = parent();

    assertThat(team.ref()).hasToString("team-en@1");
    assertThat(team.locale()).isEqualTo("en-GB");
    assertThat(team.description()).isEqualTo("For tests");
    assertThat(team.thresholds()).isEqualTo(parent.thresholds());
    assertThat(team.attention()).isEqualTo(parent.attention());
    assertThat(team.phrases()).isEqualTo(parent.phrases());
    assertThat(team.rules()).isEqualTo(parent.rules());
  }

  @Test
  void numbersAreInheritedFieldByField() throws Exception {
    Playbook team =
        team(
            """
            thresholds: { silence: { dead-air: 7s }, tension: { release: 0.4 } }
            attention: { budget: 3 }
            """);

    Thresholds.Silence silence = team.thresholds().silence();
    assertThat(silence.deadAirMs()).isEqualTo(7_000);
    assertThat(silence.deadAirStrongMs()).isEqualTo(12_000);
    assertThat(silence.longHoldMs()).isEqualTo(60_000);
    assertThat(team.thresholds().tension().onset()).isEqualTo(0.6);
    assertThat(team.thresholds().tension().release()).isEqualTo(0.4);
    assertThat(team.thresholds().objection()).isEqualTo(parent().thresholds().objection());
    assertThat(team.attention()).isEqualTo(new Attention(25_000, 3, 5_000));
  }

  @Test
  void numbersThatDoNotGoWithInheritedOnesAreFaultsAtTheirPlace() {
    assertThat(report("thresholds: { silence: { dead-air: 13s } }\n"))
        .isEqualTo(
            "team.yaml:4:36 thresholds.silence.dead-air: dead-air-strong is not longer than"
                + " dead-air; dead-air-strong must be more than 13s");
  }

  @Test
  void sayReplacesWhileAddAndNotExtend() throws Exception {
    assertThat(team("phrases: { objection.price: { say: [steep] } }\n").phrases())
        .containsExactly(
            new PhraseSet(
                "objection.price", Set.of(Speaker.CUSTOMER), List.of("steep"), List.of()));
    assertThat(team("phrases: { objection.price: { add: [steep], not: [not a lot] } }\n").phrases())
        .containsExactly(
            new PhraseSet(
                "objection.price",
                Set.of(Speaker.CUSTOMER),
                List.of("too expensive", "(costs|is) a lot", "# dollars", "steep"),
                List.of("not too expensive", "not a lot")));
    assertThat(team("phrases: { hedge: { say: [maybe] } }\n").phrases())
        .extracting(PhraseSet::label)
        .containsExactly("objection.price", "hedge");
  }

  @Test
  void aRuleOfAnInheritedIdOverridesTheFieldsThatItGives() throws Exception {
    Rule rule =
        team("rules: [{ id: price-objection, ttl: 20s, prompts: { validate: [Fair., Right.] } }]\n")
            .ruleFor(Category.OBJECTION_PRICE)
            .orElseThrow();

    Rule inherited = parent().ruleFor(Category.OBJECTION_PRICE).orElseThrow();
    assertThat(rule.ttlMs()).isEqualTo(20_000);
    assertThat(rule.priority()).isEqualTo(70);
    assertThat(rule.tentative()).isTrue();
    assertThat(rule.headline()).isEqualTo(inherited.headline());
    assertThat(rule.prompts())
        .containsEntry(Step.VALIDATE, List.of("Fair.", "Right."))
        .containsEntry(Step.ACKNOWLEDGE, inherited.prompts().get(Step.ACKNOWLEDGE))
        .hasSize(3);
  }

  @Test
  void aListOfPromptsReplacesThoseOfEveryStep() throws Exception {
    Rule rule = team("rules: [{ id: price-objection, prompts: [Fair., Right.] }]\n").rules().get(0);

    assertThat(rule.prompts()).containsOnlyKeys(Step.ACKNOWLEDGE);
  }

  @Test
  void aNewRuleReplacesTheInheritedOneOfItsCategory() throws Exception {
    List<Rule> rules =
        team("""
                rules:
                  - id: quiet
                    kind: silence
                    category: dead-air
                    headline: Quiet
                    prompts: [One., Two.]
                    why: So.
                    risk: None.
                """)
            .rules();

    assertThat(rules).extracting(Rule::id).containsExactly("price-objection", "quiet");
    assertThat(rules.get(1).priority()).isEqualTo(50);
  }

  @Test
  void rulesCanBeLeftOut() throws Exception {
    assertThat(team("without: [dead-air]\n").rules())
        .extracting(Rule::id)
        .containsExactly("price-objection");
  }

  @Test
  void whatCannotBeLeftOutOrAddedToIsSaid() {
    assertThat(report("without: [ded-air, price-objection, dead-air, dead-air]\n"))
        .isEqualTo(
            """
            team.yaml:4:10 without: removes every rule; keep at least one
            team.yaml:4:11 without[0]: "ded-air" is no rule that is inherited; did you mean "dead-air"? (known: price-objection, dead-air)
            team.yaml:4:47 without[3]: stands here twice; keep one""");
    assertThat(
            report(
                """
                phrases:
                  objection.price: { say: [steep], add: [dear] }
                  hedge: { add: [maybe] }
                  tension.upset: { not: [maybe] }
                rules: [{ id: dead-air, ttl: 5s }]
                without: [dead-air]
                """))
        .isEqualTo(
            """
            team.yaml:5:41 phrases.objection.price.add: stands beside say; say replaces what is inherited, add extends it: keep one
            team.yaml:6:17 phrases.hedge.add: has nothing to add to, no phrases are inherited here; rename it to say
            team.yaml:7:18 phrases.tension.upset.say: is missing; list the phrases that mean it
            team.yaml:9:11 without[0]: "dead-air" is given under rules as well; remove it here or there""");
  }

  @Test
  void withoutAParentThereIsNothingToLeaveOut() {
    assertThat(report(parents, SamplePlaybook.TEXT + "without: [dead-air-2]\n"))
        .isEqualTo(
            "team.yaml:41:11 without[0]: \"dead-air-2\" is no rule that is inherited; remove it:"
                + " nothing is extended");
  }

  @Test
  void aParentThatCannotBeFoundOrReadIsOneFault() {
    String rest = "rules: [{ id: dead-air, ttl: 5s }]\nphrases: { hedge: { add: [maybe] } }\n";
    assertThat(report(parents, HEAD.replace("@3", "@4") + rest))
        .isEqualTo(
            "team.yaml:3:10 extends: \"test-en@4\" is not to be found; did you mean \"test-en@3\"?"
                + " (known: test-en@3)");
    assertThat(report(parents, HEAD.replace("@3", "") + rest))
        .isEqualTo(
            "team.yaml:3:10 extends: \"test-en\" is no version of a playbook; expected a playbook"
                + " and its version, such as default-en@1; did you mean \"test-en@3\"? (known:"
                + " test-en@3)");
    TextPlaybooks faulty =
        TextPlaybooks.of(
            SamplePlaybook.with("onset: 0.6", "onset: 6").replace("ttl: 10s", "ttl: 10"));
    assertThat(report(faulty, HEAD + rest))
        .isEqualTo(
            "team.yaml:3:10 extends: test-en@3 is faulty itself: test-en.yaml:8:12"
                + " thresholds.tension.onset: 6 is out of range; from 0.05 to 0.95 is allowed; mend"
                + " it first, it has 2 faults");
  }

  @Test
  void aFaultyParentHidesNoFaultOfItsChild() {
    assertThat(
            report(
                    parents,
                    HEAD.replace("@3", "@4")
                        + """
                    locale: English!
                    thresholds: { silence: { dead-air: 6 } }
                    phrases: { objection.prise: { add: ["(open"] } }
                    rules: [{ id: dead-air, severity: hgih }]
                    """)
                .lines())
        .extracting(line -> line.split(" ", 3)[1])
        .containsExactly(
            "extends:",
            "locale:",
            "thresholds.silence.dead-air:",
            "phrases.objection.prise:",
            "phrases.objection.prise.add[0]:",
            "rules[0].severity:");
  }

  @Test
  void playbooksThatExtendEachOtherAreAFault() {
    String other = HEAD.replace("team-en", "test-en").replace("test-en@3", "team-en@1");
    assertThat(report(TextPlaybooks.of(other), HEAD.replace("@3", "@1")))
        .contains("extends: goes round in a circle: team-en@1 extends test-en@1 extends team-en@1");
    assertThat(report(parents, HEAD.replace("test-en@3", "team-en@1")))
        .startsWith("team.yaml:3:10 extends: goes round in a circle: team-en@1 extends team-en@1;");
  }

  @Test
  void fourPlaybooksMayStandAboveOneAnother() throws Exception {
    TextPlaybooks five =
        TextPlaybooks.of(
            SamplePlaybook.TEXT,
            "playbook: a\nversion: 1\nextends: test-en@3\n",
            "playbook: b\nversion: 1\nextends: a@1\nattention: { budget: 2 }\n",
            "playbook: c\nversion: 1\nextends: b@1\n",
            "playbook: d\nversion: 1\nextends: c@1\n");

    PlaybookLineage fifth = five.lineage(HEAD.replace("test-en@3", "c@1"));
    assertThat(fifth.playbook().attention().budget()).isEqualTo(2);
    assertThat(fifth.texts())
        .extracting(text -> text.ref().toString())
        .containsExactly("team-en@1", "c@1", "b@1", "a@1", "test-en@3");
    assertThat(report(five, HEAD.replace("test-en@3", "d@1")))
        .contains(
            "has more than 4 playbooks above one another: team-en@1 extends d@1 extends c@1 extends"
                + " b@1 extends a@1 extends test-en@3");
  }

  @Test
  void anotherLanguageThanTheParentsIsAFault() throws Exception {
    assertThat(team("locale: en\n").locale()).isEqualTo("en");
    assertThat(report("locale: de-AT\n"))
        .isEqualTo(
            "team.yaml:4:9 locale: \"de-AT\" is another language than \"en-GB\" of test-en@3, which"
                + " it extends; write en or one of its regions");
  }

  @Test
  void parentsAreFoundBesideTheFileByTheirName(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("test-en.yaml"), SamplePlaybook.TEXT);
    Files.writeString(folder.resolve("other.yaml"), "playbook: x\nversion: 1\n");
    PlaybookSource beside = FolderPlaybooks.beside(folder.resolve("team-en.yaml"));

    assertThat(beside.known()).extracting(Object::toString).containsExactly("test-en@3");
    assertThat(beside.find(WrittenRef.parse("test-en@3").orElseThrow())).isPresent();
    assertThat(beside.find(WrittenRef.parse("test-en@2").orElseThrow())).isEmpty();
    assertThat(beside.orElse(PlaybookSource.bundled()).known())
        .extracting(Object::toString)
        .contains("test-en@3", "default-en@1");
  }
}
