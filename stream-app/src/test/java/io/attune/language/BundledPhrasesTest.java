package io.attune.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.Speaker;
import io.attune.playbook.Playbook;
import io.attune.playbook.yaml.PlaybookYaml;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the bundled playbooks hear, sentence by sentence: {@code language/phrase-cases.tsv} for the
 * English one, {@code phrase-cases-de.tsv} for the German one.
 */
class BundledPhrasesTest {
  private static final Map<String, LexicalScorer> SCORERS =
      Map.of("default-en", scorer("default-en"), "default-de", scorer("default-de"));

  private static LexicalScorer scorer(String name) {
    Playbook playbook = PlaybookYaml.bundled(name);
    return LexicalScorer.of(playbook.phrases(), playbook.locale());
  }

  record Sentence(String playbook, Speaker speaker, String label, String text) {
    boolean isCalm() {
      return label.equals("-");
    }
  }

  static Stream<Sentence> heard() throws IOException {
    return sentences().filter(sentence -> !sentence.isCalm());
  }

  static Stream<Sentence> calm() throws IOException {
    return sentences().filter(Sentence::isCalm);
  }

  private static Stream<Sentence> sentences() throws IOException {
    return Stream.concat(
        sentences("default-en", "phrase-cases.tsv"),
        sentences("default-de", "phrase-cases-de.tsv"));
  }

  private static Stream<Sentence> sentences(String playbook, String file) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                BundledPhrasesTest.class.getResourceAsStream("/language/" + file),
                StandardCharsets.UTF_8))) {
      List<Sentence> sentences =
          lines
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(line -> parse(playbook, line))
              .toList();
      return sentences.stream();
    }
  }

  private static Sentence parse(String playbook, String line) {
    String[] columns = line.split("\t", -1);
    return new Sentence(
        playbook, Speaker.valueOf(columns[0].toUpperCase(Locale.ROOT)), columns[1], columns[2]);
  }

  private static List<String> labels(Sentence sentence) {
    return SCORERS
        .get(sentence.playbook)
        .score(new Utterance(sentence.text, sentence.speaker, null), TextContext.NONE)
        .phrases()
        .stream()
        .map(PhraseHit::label)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("heard")
  void whatPeopleSayIsHeard(Sentence sentence) {
    assertThat(labels(sentence)).contains(sentence.label);
  }

  @ParameterizedTest
  @MethodSource("calm")
  void calmTalkRaisesNeitherTensionNorObjection(Sentence sentence) {
    assertThat(labels(sentence))
        .filteredOn(label -> !label.equals("tension.release"))
        .noneMatch(label -> label.startsWith("tension.") || label.startsWith("objection."));
  }
}
