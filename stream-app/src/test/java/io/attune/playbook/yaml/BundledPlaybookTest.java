package io.attune.playbook.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.detect.Category;
import io.attune.detect.Thresholds;
import io.attune.language.PhraseAutomaton;
import io.attune.language.PhraseSet;
import io.attune.playbook.Attention;
import io.attune.playbook.Playbook;
import io.attune.playbook.Rule;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BundledPlaybookTest {

  private final Playbook playbook = PlaybookYaml.bundled("default-en");

  @Test
  void everyCategoryHasItsRule() {
    assertThat(playbook.rules())
        .extracting(Rule::category)
        .containsExactlyInAnyOrder(Category.values());
  }

  @Test
  void everyLabelThatIsListenedForHasItsPhrases() {
    List<String> listenedFor =
        PhraseLabels.FAMILIES.entrySet().stream()
            .flatMap(family -> PhraseLabels.labels(family.getKey(), family.getValue()).stream())
            .toList();

    assertThat(playbook.phrases())
        .extracting(PhraseSet::label)
        .containsExactlyInAnyOrderElementsOf(listenedFor);
  }

  @Test
  void phrasesCompile() {
    assertThat(PhraseAutomaton.compile(playbook.phrases())).isNotNull();
  }

  /** The file spells them out for those who copy it; this keeps them from drifting apart. */
  @Test
  void thresholdsAndAttentionAreTheDefaults() {
    assertThat(playbook.thresholds()).isEqualTo(Thresholds.DEFAULT);
    assertThat(playbook.attention()).isEqualTo(Attention.DEFAULT);
  }

  @Test
  void urgentRulesOutrankAllOthers() {
    int leastUrgent = priorities(true).min().orElseThrow();
    int greatestOther = priorities(false).max().orElseThrow();

    assertThat(leastUrgent).isGreaterThan(greatestOther);
  }

  private IntStream priorities(boolean urgent) {
    return playbook.rules().stream()
        .filter(rule -> rule.isUrgent() == urgent)
        .mapToInt(Rule::priority);
  }

  @Test
  void noLineIsSaidByTwoRules() {
    List<String> lines =
        playbook.rules().stream()
            .flatMap(rule -> rule.prompts().values().stream().flatMap(List::stream))
            .toList();

    assertThat(lines).doesNotHaveDuplicates();
  }
}
