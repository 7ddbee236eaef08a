package io.attune.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What words, set phrases and intensifiers weigh. Immutable. The English one is hand-written for
 * service and sales talk and lies in {@code language/en} among the resources; each file's head says
 * how to read it.
 */
public final class Lexicon {
  /** Valences run from -3 to +3. */
  static final double STRONGEST = 3;

  private final Map<String, Double> valences;
  private final Map<String, Double> modifiers;
  private final List<Idiom> idioms;
  private final WordTrie idiomTrie;

  private Lexicon(Map<String, Double> valences, Map<String, Double> modifiers, List<Idiom> idioms) {
    this.valences = Map.copyOf(valences);
    this.modifiers = Map.copyOf(modifiers);
    this.idioms = List.copyOf(idioms);
    WordTrie.Builder trie = new WordTrie.Builder();
    for (int i = 0; i < idioms.size(); i++) {
      for (List<String> sequence : idioms.get(i).pattern.sequences()) {
        trie.add(sequence, i);
      }
    }
    this.idiomTrie = trie.build();
  }

  /** Reads the English lexicon from the resources; keep the result, it does not change. */
  public static Lexicon english() {
    List<Idiom> idioms = new ArrayList<>();
    rows("en/idioms.tsv")
        .forEach(
            (pattern, valence) -> idioms.add(new Idiom(PhrasePattern.parse(pattern), valence)));
    return new Lexicon(rows("en/valence.tsv"), rows("en/modifiers.tsv"), idioms);
  }

  /** The valence of a normalised word, 0 if it has none. */
  double valence(String word) {
    Double valence = valences.get(word);
    return valence == null ? 0 : valence;
  }

  /** The factor by which the word strengthens or weakens what follows, 0 if it does neither. */
  double modifier(String word) {
    Double factor = modifiers.get(word);
    return factor == null ? 0 : factor;
  }

  Matches idiomsIn(Tokens tokens) {
    return idiomTrie.match(tokens);
  }

  double idiomValence(int output) {
    return idioms.get(output).valence;
  }

  int words() {
    return valences.size();
  }

  int idioms() {
    return idioms.size();
  }

  private static Map<String, Double> rows(String resource) {
    Map<String, Double> rows = new HashMap<>(4096);
    String path = "/language/" + resource;
    try (InputStream in = Lexicon.class.getResourceAsStream(path);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank() && !line.startsWith("#")) {
          addRow(rows, line, path + ", line " + number);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
    return rows;
  }

  private static void addRow(Map<String, Double> rows, String line, String place) {
    int tab = line.indexOf('\t');
    if (tab <= 0) {
      throw new IllegalStateException(place + ": no tab between the columns");
    }
    double value = Double.parseDouble(line.substring(tab + 1).strip());
    if (Math.abs(value) > STRONGEST) {
      throw new IllegalStateException(place + ": " + value + " is outside -3 to +3");
    }
    if (rows.put(line.substring(0, tab).strip(), value) != null) {
      throw new IllegalStateException(place + ": listed twice");
    }
  }

  private record Idiom(PhrasePattern pattern, double valence) {}
}
