package io.attune.playbook.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.attune.detect.Category;
import io.attune.detect.Kind;
import io.attune.playbook.Playbook;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code docs/playbook.md} says what the reader does. */
class FormatDocumentedTest {

  private static String page;

  @BeforeAll
  static void readPage() throws IOException {
    page = Files.readString(Path.of("../docs/playbook.md"));
  }

  private static String section(String heading) {
    int from = page.indexOf("\n" + heading + "\n") + 1;
    assertThat(from).as("heading %s", heading).isPositive();
    int to = page.indexOf("\n#", from + 1);
    return page.substring(from, to < 0 ? page.length() : to);
  }

  private static void assertRows(String heading, List<BoundedField> fields) {
    assertThat(section(heading))
        .contains(
            fields.stream()
                .map(f -> "\n| `%s` | %s | %s | ".formatted(f.name(), f.fallback(), f.range()))
                .toList());
  }

  @Test
  void boundedFieldsStandWithTheirDefaultsAndRanges() {
    ThresholdsReader.GROUPS.forEach(
        (group, fields) -> assertRows("### `thresholds." + group + "`", fields));
    assertRows("## `attention`", AttentionReader.FIELDS);
    assertRows("## `rules`", RuleReader.BOUNDED);
  }

  @Test
  void categoriesStandWithTheirKinds() {
    for (Kind kind : Kind.values()) {
      List<String> categories =
          Stream.of(Category.values())
              .filter(category -> category.kind() == kind)
              .map(Category::wireName)
              .toList();
      assertThat(section("## `rules`"))
          .contains("\n| `%s` | %s |".formatted(kind.wireName(), names(categories)));
    }
  }

  @Test
  void labelsStandWithTheirFamilies() {
    assertThat(section("## `phrases`"))
        .contains(
            PhraseLabels.FAMILIES.entrySet().stream()
                .map(
                    family ->
                        "\n| `%s` | %s |"
                            .formatted(family.getKey(), names(family.getValue()))
                            .replace("|  |", "| |"))
                .toList());
  }

  private static String names(List<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }

  @Test
  void everyFieldHasItsRow() {
    assertFields("## The head", PlaybookReader.FIELDS);
    assertFields("## `phrases`", PhrasesReader.FIELDS);
    assertFields("## `rules`", RuleReader.FIELDS);
  }

  private static void assertFields(String heading, List<String> fields) {
    assertThat(section(heading).lines().filter(line -> line.startsWith("| `")))
        .as(heading)
        .satisfies(
            rows ->
                assertThat(fields)
                    .allMatch(
                        field ->
                            rows.stream()
                                .anyMatch(row -> row.split("\\|")[1].contains("`" + field + "`"))));
  }

  @Test
  void limitsOfExamplesAndAncestorsStandAsTheyAre() {
    assertThat(section("## `rules`")).contains("at most " + ExamplesReader.MOST);
    assertThat(ParentReader.MOST_ANCESTORS).isEqualTo(4);
    assertThat(section("## Inheritance")).contains("At most four playbooks");
  }

  @Test
  void examplesAreSound() throws Exception {
    assertThat(PlaybookYaml.read("example", new StringReader(example(0))).rules()).hasSize(1);
    Playbook extended = PlaybookYaml.read("example", new StringReader(example(2)));
    assertThat(extended.ref()).hasToString("renewals-gb@3");
    assertThat(extended.rules()).hasSize(PlaybookYaml.bundled("default-en-gb").rules().size() - 1);
  }

  /** The part with a rule's examples, in the first playbook of the page, whose phrases it names. */
  @Test
  void faultThatIsShownIsTheOneThatIsFound() {
    PlaybookFaults faults =
        catchThrowableOfType(
            PlaybookFaults.class,
            () -> PlaybookYaml.read("my-team.yaml", new StringReader(example(0) + example(1))));

    assertThat(faults.faults()).hasSize(1);
    assertThat(page).contains("\n    " + faults.report() + "\n");
  }

  private static String example(int number) {
    String[] parts = page.split("```yaml\n");
    return parts[number + 1].substring(0, parts[number + 1].indexOf("```"));
  }
}
