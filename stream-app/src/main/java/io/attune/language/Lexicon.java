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
import java.util.function.Function;

/**
 * What words, set phrases and intensifiers weigh. Immutable. Each language's is hand-written for
 * service and sales talk and lies in a folder of {@code language} among the resources; each file's
 * head says how to read it.
 */
public final class Lexicon {
  /** Valences run from -3 to +3. */
  static final double STRONGEST = 3;

  private final Map<String, Double> valences;
  private final Map<String, Double> modifiers;
  private final List<Idiom> idioms;
  private final WordAutomaton idiomAutomaton;

  private Lexicon(
      Map<String, Double> valences,
      Map<String, Double> modifiers,
      List<Idiom> idioms,
      SpokenLanguage language) {
    this.valences = new HashMap<>(valences);
    this.modifiers = new HashMap<>(modifiers);
    this.idioms = List.copyOf(idioms);
    AutomatonBuilder builder = new AutomatonBuilder(language);
    idioms.forEach(idiom -> builder.add(idiom.pattern));
    this.idiomAutomaton = builder.build();
  }

  /** Reads the lexicon of a language from the resources. */
  static Lexicon read(SpokenLanguage language) {
    String folder = "/language/" + language.code();
    List<Idiom> idioms = new ArrayList<>();
    rows(folder + "/idioms.tsv", List::of)
        .forEach(
            (pattern, valence) ->
                idioms.add(new Idiom(PhrasePattern.parse(pattern, language), valence)));
    return new Lexicon(
        rows(folder + "/valence.tsv", language::forms),
        rows(folder + "/modifiers.tsv", language::forms),
        idioms,
        language);
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

  private static Map<String, Double> rows(String path, Function<String, List<String>> forms) {
    // In the order of the file: of two equally long phrases the first listed wins.
    Map<String, Double> rows = new LinkedHashMap<>(4096);
    try (InputStream in = Lexicon.class.getResourceAsStream(path);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank() && !line.startsWith("#")) {
          addRow(rows, forms, line, path + ", line " + number);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
    return rows;
  }

  private static void addRow(
      Map<String, Double> rows, Function<String, List<String>> forms, String line, String place) {
    int tab = line.indexOf('\t');
    if (tab <= 0) {
      throw new IllegalStateException(place + ": no tab between the columns");
    }
    double value = Double.parseDouble(line.substring(tab + 1).strip());
    if (Math.abs(value) > STRONGEST) {
      throw new IllegalStateException(place + ": " + value + " is outside -3 to +3");
    }
    for (String form : forms.apply(line.substring(0, tab).strip())) {
      if (rows.put(form, value) != null) {
        throw new IllegalStateException(place + ": " + form + " is listed twice");
      }
    }
  }

  private record Idiom(PhrasePattern pattern, double valence) {}
}
