package io.attune.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
  private final WordAutomaton idiomAutomaton;

  private Lexicon(Map<String, Double> valences, Map<String, Double> modifiers, List<Idiom> idioms) {
    this.valences = new HashMap<>(valences);
    this.modifiers = new HashMap<>(modifiers);
    this.idioms = List.copyOf(idioms);
    AutomatonBuilder builder = new AutomatonBuilder();
    idioms.forEach(idiom -> builder.add(idiom.pattern));
    this.idiomAutomaton = builder.build();
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
    return idiomAutomaton.match(tokens);
  }

  double idiomValence(int output) {
    return idioms.get(output / 2).valence;
  }

  int words() {
    return valences.size();
  }

  int idioms() {
    return idioms.size();
  }

  private static Map<String, Double> rows(String resource) {
    // In the order of the file: of two equally long phrases the first listed wins.
    Map<String, Double> rows = new LinkedHashMap<>(4096);
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
