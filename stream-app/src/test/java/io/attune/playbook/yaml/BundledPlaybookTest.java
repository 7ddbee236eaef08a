package io.attune.playbook.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.detect.Category;
import io.attune.detect.Thresholds;
import io.attune.language.LexicalScorer;
import io.attune.language.PhraseSet;
import io.attune.playbook.Attention;
import io.attune.playbook.Playbook;
import io.attune.playbook.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class BundledPlaybookTest {

  private static final Path FOLDER = Path.of("src/main/resources/playbooks");

  static final List<String> BUNDLED = BundledPlaybooks.IDS;

  /** Those that stand by themselves; the others extend one of them. */
  static final List<String> COMPLETE = List.of("default-en", "default-de");

  @ParameterizedTest
  @FieldSource("COMPLETE")
  void everyCategoryHasItsRule(String id) {
    Playbook playbook = PlaybookYaml.bundled(id);

    assertThat(playbook.rules())
        .extracting(Rule::category)
        .containsExactlyInAnyOrder(Category.values());
  }

  @ParameterizedTest
  @FieldSource("COMPLETE")
  void everyLabelThatIsListenedForHasItsPhrases(String id) {
    Playbook playbook = PlaybookYaml.bundled(id);

    List<String> listenedFor =
        PhraseLabels.FAMILIES.entrySet().stream()
            .flatMap(family -> PhraseLabels.labels(family.getKey(), family.getValue()).stream())
            .toList();

    assertThat(playbook.phrases())
        .extracting(PhraseSet::label)
        .containsExactlyInAnyOrderElementsOf(listenedFor);
  }

  @ParameterizedTest
  @FieldSource("COMPLETE")
  void phrasesCompile(String id) {
    Playbook playbook = PlaybookYaml.bundled(id);

    assertThat(LexicalScorer.of(playbook.phrases(), playbook.locale())).isNotNull();
  }

  /** The file spells them out for those who copy it; this keeps them from drifting apart. */
  @Test
  void thresholdsAndAttentionOfTheEnglishOneAreTheDefaults() {
    Playbook playbook = PlaybookYaml.bundled("default-en");

    assertThat(playbook.thresholds()).isEqualTo(Thresholds.DEFAULT);
    assertThat(playbook.attention()).isEqualTo(Attention.DEFAULT);
  }

  @ParameterizedTest
  @FieldSource("COMPLETE")
  void urgentRulesOutrankAllOthers(String id) {
    Playbook playbook = PlaybookYaml.bundled(id);

    int leastUrgent = priorities(playbook, true).min().orElseThrow();
    int greatestOther = priorities(playbook, false).max().orElseThrow();

    assertThat(leastUrgent).isGreaterThan(greatestOther);
  }

  private static IntStream priorities(Playbook playbook, boolean urgent) {
    return playbook.rules().stream()
        .filter(rule -> rule.isUrgent() == urgent)
        .mapToInt(Rule::priority);
  }

  @ParameterizedTest
  @FieldSource("BUNDLED")
  void isSoundAndHeldToItsExamples(String id) throws Exception {
    try (InputStream file = Files.newInputStream(FOLDER.resolve(id + ".yaml"))) {
      Playbook checked = PlaybookYaml.read(id, file);

      assertThat(checked).isEqualTo(PlaybookYaml.bundled(id));
      assertThat(checked.ref().id()).isEqualTo(id);
    }
  }

  /** Every rule that is heard in words shows what it hears, and more of what it does not. */
  @ParameterizedTest
  @FieldSource("COMPLETE")
  void everyRuleThatIsHeardInWordsHasItsExamples(String id) throws Exception {
    Playbook playbook = PlaybookYaml.bundled(id);
    String text = Files.readString(FOLDER.resolve(id + ".yaml"));
    Inherited read =
        new PlaybookReader(PlaybookSource.bundled(), List.of(), false)
            .readText(new PlaybookText(playbook.ref(), id + ".yaml", text))
            .toInherited(new PlaybookText(playbook.ref(), "", text));

    assertThat(playbook.rules())
        .filteredOn(rule -> SpokenCategory.of(rule.category()).isPresent())
        .hasSize(23)
        .allSatisfy(
            rule -> {
              Examples examples = read.examples().get(rule.id());
              assertThat(examples.means().orElseThrow()).hasSizeGreaterThanOrEqualTo(2);
              assertThat(examples.doesNotMean().orElseThrow()).hasSizeGreaterThanOrEqualTo(3);
            });
  }

  @Test
  void everyFileAmongTheResourcesIsListed() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(BUNDLED.stream().map(id -> id + ".yaml").toList());
    }
  }

  @ParameterizedTest
  @FieldSource("BUNDLED")
  void noLineIsSaidByTwoRules(String id) {
    List<String> lines =
        PlaybookYaml.bundled(id).rules().stream()
            .flatMap(rule -> rule.prompts().values().stream().flatMap(List::stream))
            .toList();

    assertThat(lines).doesNotHaveDuplicates();
  }
}
