package io.attune.playbook.yaml;

import static org.assertj.core.api.Assertions.assertThat;

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
  void exampleIsSound() throws Exception {
    int from = page.indexOf("```yaml\n") + "```yaml\n".length();
    String example = page.substring(from, page.indexOf("```", from));

    Playbook playbook = PlaybookYaml.read("example", new StringReader(example));

    assertThat(playbook.rules()).hasSize(1);
    assertThat(playbook.phrases()).hasSize(1);
  }
}
