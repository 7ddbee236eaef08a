package io.attune.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.redaction.MarkedSentence.Personal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * How much is found, and how much is taken for what it is not, on sentences written for this.
 * {@code first.txt} is what the rules were written with; {@code second.txt} was written after them,
 * and was measured before anything was mended for it.
 */
class RedactionQualityTest {
  private static final Path DOCUMENT = Path.of("../docs/privacy.md");

  @Test
  void whatIsFoundIsWhatTheDocumentSays() throws IOException {
    Figures first = Figures.on("first.txt");
    Figures second = Figures.on("second.txt");
    String table = table(first, second);
    System.out.println(table);
    System.out.println(String.join("\n", second.missed));

    assertThat(first.missed).isEmpty();
    assertThat(second.wronglyChanged()).isZero();
    assertThat(Files.readString(DOCUMENT, UTF_8))
        .as("docs/privacy.md has this table:\n%s", table)
        .contains(table);
  }

  private static String table(Figures first, Figures second) {
    StringBuilder out = new StringBuilder("| kind | first set | second set |\n|---|---|---|\n");
    for (PersonalData kind : PersonalData.values()) {
      out.append(
          String.format("| `%s` | %s | %s |\n", kind.key(), first.of(kind), second.of(kind)));
    }
    out.append(String.format("| all | %s | %s |\n", first.all(), second.all()));
    out.append(
        String.format(
            "| wrongly redacted | %d of %d sentences | %d of %d sentences |\n",
            first.wronglyChanged(), first.innocent, second.wronglyChanged(), second.innocent));
    return out.toString();
  }

  private static final class Figures {
    final Map<PersonalData, int[]> foundOf = new EnumMap<>(PersonalData.class);
    final List<String> missed = new ArrayList<>();
    private final List<String> changed = new ArrayList<>();
    int innocent;

    static Figures on(String file) throws IOException {
      Figures figures = new Figures();
      MarkedSentence.read(file).forEach(figures::add);
      return figures;
    }

    private void add(MarkedSentence sentence) {
      String redacted = Redaction.ALL.text(sentence.text());
      List<String> left = new ArrayList<>(MarkedSentence.words(redacted));
      left.removeIf(word -> word.startsWith("["));
      if (sentence.personal().isEmpty()) {
        innocent++;
        if (!redacted.equals(sentence.text())) {
          changed.add(sentence.text());
        }
        return;
      }
      List<String> tooFew = new ArrayList<>(sentence.innocent());
      left.forEach(tooFew::remove);
      if (!tooFew.isEmpty()) {
        changed.add(sentence.text());
      }
      sentence.innocent().forEach(left::remove);
      if (!left.isEmpty()) {
        missed.add(sentence.text() + "  ->  " + redacted);
      }
      for (Personal one : sentence.personal()) {
        int[] found = foundOf.computeIfAbsent(one.what(), kind -> new int[2]);
        found[0] += left.isEmpty() ? 1 : 0;
        found[1]++;
      }
    }

    /** Sentences of which too much went, those with something personal in them too. */
    int wronglyChanged() {
      return changed.size();
    }

    String of(PersonalData kind) {
      int[] found = foundOf.getOrDefault(kind, new int[2]);
      return found[0] + " of " + found[1];
    }

    String all() {
      int found = foundOf.values().stream().mapToInt(counts -> counts[0]).sum();
      int all = foundOf.values().stream().mapToInt(counts -> counts[1]).sum();
      return String.format("%d of %d (%d %%)", found, all, Math.round(100.0 * found / all));
    }
  }
}
