package io.attune.playbook.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The labels are spelt where they are listened for, all over the core; the list of known ones is
 * kept by hand. This keeps the two together.
 */
class PhraseLabelsTest {

  private static final Pattern LABEL =
      Pattern.compile(
          "\"((?:%s)\\.[a-z-]+|hedge)\""
              .formatted(String.join("|", PhraseLabels.FAMILIES.keySet())));

  /** Whose names are categories: a hit is a finding of the category of that name. */
  private static final Set<String> BY_CATEGORY = Set.of("objection", "opportunity");

  /** Found and kept with the turn, but no detector asks for it. */
  private static final Set<String> KEPT_ONLY = Set.of("agent.stock-empathy");

  private static Set<String> labelsInTheCore() {
    Set<String> labels = new TreeSet<>();
    for (String part : List.of("language", "detect", "coach", "engine")) {
      try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/attune", part))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Matcher label = LABEL.matcher(Files.readString(file));
          while (label.find()) {
            labels.add(label.group(1));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return labels;
  }

  @Test
  void everyLabelThatTheCoreListensForIsKnown() {
    assertThat(labelsInTheCore()).isNotEmpty().allMatch(PhraseLabels::isKnown);
  }

  @Test
  void everyKnownLabelIsListenedFor() {
    List<String> known =
        PhraseLabels.FAMILIES.entrySet().stream()
            .filter(family -> !BY_CATEGORY.contains(family.getKey()))
            .map(family -> PhraseLabels.labels(family.getKey(), family.getValue()))
            .flatMap(Collection::stream)
            .filter(label -> !KEPT_ONLY.contains(label))
            .toList();

    assertThat(labelsInTheCore()).containsAll(known);
  }
}
