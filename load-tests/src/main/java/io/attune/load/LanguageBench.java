package io.attune.load;

import io.attune.call.Speaker;
import io.attune.language.LexicalScorer;
import io.attune.language.SpokenLanguage;
import io.attune.language.TextContext;
import io.attune.language.TextScorer;
import io.attune.language.Utterance;
import io.attune.playbook.Playbook;
import io.attune.playbook.yaml.PlaybookYaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The time that one turn takes in the always-on language tier, for agents and customers in turn.
 * Each sample is of so few turns that most are not interrupted on a busy machine: the median is
 * then that of a free core. Run by {@link LanguageSpeed}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(LanguageBench.TURNS)
public class LanguageBench {
  /** Turns of one sample: a multiple of how many there are of each length. */
  static final int TURNS = 48;

  /** Words a turn; there are turns of 5, 15 and 30. */
  @Param({"5", "15", "30"})
  public int words;

  /** So many times a turn comes in other words until it comes again: by then it is forgotten. */
  private static final int VARIANTS = 400;

  private final List<Utterance> utterances = new ArrayList<>();
  private final List<TextContext> contexts = new ArrayList<>();
  private SpokenLanguage language;
  private TextScorer scorer;
  private TextScorer ruling;
  private int next;

  /** Reads the turns, each with the one before it. */
  @Setup
  public void read() {
    Playbook playbook = PlaybookYaml.bundled("default-en");
    LexicalScorer bundled = LexicalScorer.of(playbook.phrases(), playbook.locale());
    scorer = bundled;
    ruling = bundled.with(null);
    language = SpokenLanguage.of(playbook.locale());
    List<String[]> said = new ArrayList<>();
    for (String line : lines()) {
      String[] sides = line.split(": ", 2);
      if (sides[1].split(" ", -1).length == words) {
        said.add(sides);
      }
    }
    String previous = "";
    for (int i = 0; i < VARIANTS * said.size(); i++) {
      String[] sides = said.get(i % said.size());
      Speaker speaker = Speaker.valueOf(sides[0].toUpperCase(Locale.ROOT));
      String text = OwnWord.insteadOfLast(sides[1], i);
      utterances.add(new Utterance(text, speaker, null));
      contexts.add(new TextContext(previous));
      previous = text;
    }
  }

  private static List<String> lines() {
    try (InputStream in = LanguageBench.class.getResourceAsStream("turns.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the turns", e);
    }
  }

  /** Rules and trained weights: what runs on calls. */
  @Benchmark
  public void trained(Blackhole readings) {
    score(scorer, readings);
  }

  /** Phrases, lexicon and form alone. */
  @Benchmark
  public void rules(Blackhole readings) {
    score(ruling, readings);
  }

  /** The floor: the turn split into normalised words, and nothing made of them. */
  @Benchmark
  public void tokens(Blackhole tokens) {
    for (int i = 0; i < TURNS; i++) {
      tokens.consume(language.tokens(utterances.get(nextTurn()).text()));
    }
  }

  private int nextTurn() {
    next = (next + 1) % utterances.size();
    return next;
  }

  private void score(TextScorer by, Blackhole readings) {
    for (int i = 0; i < TURNS; i++) {
      int turn = nextTurn();
      readings.consume(by.score(utterances.get(turn), contexts.get(turn)));
    }
  }
}
