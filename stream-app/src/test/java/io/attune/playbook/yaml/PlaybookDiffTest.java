package io.attune.playbook.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.playbook.Playbook;
import io.attune.playbook.yaml.PlaybookChange.Items;
import io.attune.playbook.yaml.PlaybookChange.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaybookDiffTest {

  private final TextPlaybooks parents = TextPlaybooks.of(SamplePlaybook.TEXT);

  private List<PlaybookChange> changes(String now) throws PlaybookFaults {
    return PlaybookDiff.between(parents.read(SamplePlaybook.TEXT), parents.read(now));
  }

  @Test
  void anotherNameOrVersionOrSpellingIsNoChange() throws Exception {
    assertThat(changes("playbook: team-en\nversion: 1\nextends: test-en@3\n")).isEmpty();
    assertThat(changes(SamplePlaybook.with("dead-air-strong: 0.2m", "dead-air-strong: 12s")))
        .isEmpty();
    assertThat(changes(SamplePlaybook.with("version: 3", "version: 4"))).isEmpty();
  }

  @Test
  void valuesAreToldAsAPlaybookWritesThem() throws Exception {
    assertThat(
            changes(
                SamplePlaybook.TEXT
                    .replace("dead-air: 6s", "dead-air: 6500ms")
                    .replace("onset: 0.6", "onset: 0.55")
                    .replace("budget: 4", "budget: 5")
                    .replace("speaker: customer", "speaker: anyone")
                    .replace("severity: high", "severity: urgent")
                    .replace("ttl: 10s", "ttl: 1m")
                    .replace("tentative: true", "tentative: false")
                    .replace("why: It invites honesty.", "why: It helps.")))
        .containsExactly(
            new Value("thresholds.silence.dead-air", "6s", "6500ms"),
            new Value("thresholds.tension.onset", "0.6", "0.55"),
            new Value("attention.budget", "4", "5"),
            new Value("phrases.objection.price.speaker", "customer", "anyone"),
            new Value("rules.price-objection.severity", "high", "urgent"),
            new Value("rules.price-objection.ttl", "10s", "1m"),
            new Value("rules.price-objection.tentative", "true", "false"),
            new Value("rules.dead-air.why", "It invites honesty.", "It helps."));
  }

  @Test
  void listsAreToldByWhatCameAndWent() throws Exception {
    assertThat(
            changes(
                SamplePlaybook.TEXT
                    .replace("say: [too expensive, ", "say: [steep, ")
                    .replace("What would make it worth it?", "What else?")
                    .replace("rules:", "  hedge: { say: [maybe] }\nrules:")
                    .replace("id: dead-air", "id: quiet")))
        .containsExactly(
            new Items("phrases.objection.price.say", List.of("steep"), List.of("too expensive")),
            new Items("phrases.hedge.say", List.of("maybe"), List.of()),
            new Items("rules", List.of("quiet"), List.of("dead-air")),
            new Items(
                "rules.price-objection.prompts.reframe",
                List.of("What else?"),
                List.of("What would make it worth it?")));
  }

  /** The names come from the records' components; the reader's are spelt. */
  @Test
  void thresholdsAndAttentionHaveTheNamesOfTheFormat() throws Exception {
    Playbook playbook = parents.read(SamplePlaybook.TEXT);
    List<String> names = new ArrayList<>();
    ThresholdsReader.GROUPS.forEach(
        (group, fields) ->
            fields.forEach(field -> names.add("thresholds." + group + "." + field.name())));
    AttentionReader.FIELDS.forEach(field -> names.add("attention." + field.name()));

    assertThat(PlaybookFields.of(playbook).values().keySet())
        .filteredOn(path -> path.startsWith("thresholds.") || path.startsWith("attention."))
        .containsExactlyElementsOf(names);
  }
}
