package io.attune.load;

import io.attune.language.LexicalScorer;
import io.attune.language.LinearModel;
import io.attune.playbook.Playbook;
import io.attune.playbook.yaml.PlaybookYaml;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What the first use of the language tier takes in a process that has only begun, so each is
 * measured once in each of several. Run by {@link LanguageSpeed}.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class StartUpBench {
  /** A playbook that has been read; that alone makes the lexicon and the weights be read. */
  @State(Scope.Thread)
  public static class Bundled {
    private final Playbook playbook = PlaybookYaml.bundled("default-en");
  }

  /** The trained weights alone. */
  @Benchmark
  public Object model() throws IOException {
    try (InputStream in = LinearModel.class.getResourceAsStream("/models/en.model")) {
      return LinearModel.read(in);
    }
  }

  /** All that a language needs: word classes, lexicon and trained weights. */
  @Benchmark
  public Object language() {
    return LexicalScorer.of(List.of(), "en");
  }

  /** What a playbook needs on top: its phrases, compiled. */
  @Benchmark
  public Object phrases(Bundled bundled) {
    return LexicalScorer.of(bundled.playbook.phrases(), bundled.playbook.locale());
  }

  /** All of it, with the YAML read and the examples tried. */
  @Benchmark
  public Object playbook() {
    return PlaybookYaml.bundled("default-en");
  }
}
