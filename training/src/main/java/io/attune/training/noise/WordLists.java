package io.attune.training.noise;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words that are mistaken for others. Immutable, read once. */
final class WordLists {
  private static final Map<String, List<String>> HOMOPHONES = homophonesByWord();
  private static final List<String> FREQUENT =
      List.copyOf(
          new LinkedHashSet<>(lines("frequent-words.txt").stream().flatMap(List::stream).toList()));
  private static final Set<String> KNOWN = known();

  private WordLists() {}

  /** Words that sound like this one, none if it has none. */
  static List<String> homophones(String word) {
    return HOMOPHONES.getOrDefault(word, List.of());
  }

  /** Common words, the commonest first. */
  static List<String> frequent() {
    return FREQUENT;
  }

  /** Known words that differ from this one by a letter put in, left out or replaced. */
  static List<String> neighbours(String word) {
    return KNOWN.stream().filter(known -> isOneEditFrom(known, word)).toList();
  }

  static boolean isOneEditFrom(String one, String other) {
    String longer = one.length() >= other.length() ? one : other;
    String shorter = longer.equals(one) ? other : one;
    if (longer.length() - shorter.length() > 1 || longer.equals(shorter)) {
      return false;
    }
    int same = 0;
    while (same < shorter.length() && longer.charAt(same) == shorter.charAt(same)) {
      same++;
    }
    int rest = longer.length() == shorter.length() ? same + 1 : same;
    return longer.substring(same + 1).equals(shorter.substring(rest));
  }

  private static Map<String, List<String>> homophonesByWord() {
    Map<String, Set<String>> all = new LinkedHashMap<>();
    for (List<String> group : lines("homophones.txt")) {
      for (String word : group) {
        Set<String> others = all.computeIfAbsent(word, w -> new LinkedHashSet<>());
        group.stream().filter(other -> !other.equals(word)).forEach(others::add);
      }
    }
    Map<String, List<String>> homophones = new LinkedHashMap<>();
    all.forEach((word, others) -> homophones.put(word, List.copyOf(others)));
    return homophones;
  }

  private static Set<String> known() {
    Set<String> known = new LinkedHashSet<>(FREQUENT);
    known.addAll(HOMOPHONES.keySet());
    return known;
  }

  /** The words of each line that is no remark. */
  private static List<List<String>> lines(String resource) {
    List<List<String>> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(WordLists.class.getResourceAsStream(resource), UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#")) {
          lines.add(List.of(line.strip().split("\\s+")));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
    return lines;
  }
}
