package io.attune.training;

import io.attune.app.ExitCode;
import io.attune.app.Failure;
import io.attune.app.Subcommand;
import io.attune.encoder.TunedLayers;
import io.attune.language.LexicalScorer;
import io.attune.playbook.Playbook;
import io.attune.playbook.yaml.PlaybookYaml;
import io.attune.training.eval.EvalOptions;
import io.attune.training.eval.LanguageEval;
import io.attune.training.eval.Scorers;
import io.attune.training.labelled.DataOption;
import io.attune.training.labelled.LabelledSet;
import io.attune.training.labelled.LabelledTurn;
import io.attune.training.train.FoldedScorers;
import io.attune.training.train.Vectors;
import io.attune.wire.json.BadLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code attune eval}: how good the language tiers are on labelled dialogue. */
@Command(
    name = "eval",
    description = {
      "Measures the language tiers on labelled dialogue, beside baselines, and writes one report.",
      "",
      "The folder holds files NAME.jsonl or NAME.jsonl.gz, one JSON object a line: dialogue, turn, speaker, text and labels."
          + " What is asked of a file follows from the labels in it.",
      ""
    })
public final class EvalCommand implements Subcommand {
  @Spec private CommandSpec spec;

  @Mixin private DataOption data;

  @Option(
      names = "--out",
      paramLabel = "FILE.md",
      description = "Where to write the report (default: standard output).")
  private Path out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of everything that is drawn (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--mistakes",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "How many mistakes to list for each task, the surest first (default: ${DEFAULT-VALUE}).")
  private int mistakes;

  @Option(
      names = "--with-text",
      description = "Put what was said beside each mistake. Texts of sets may not be published.")
  private boolean withText;

  @Option(
      names = "--noise-turns",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "About how many turns of each set to try with words spoilt as a recogniser would, whole dialogues; 0 for all (default:"
              + " ${DEFAULT-VALUE}).")
  private int noiseTurns;

  @Option(
      names = "--without-encoder",
      description = "Leave out the encoder tier, which takes much of the time.")
  private boolean withoutEncoder;

  @Option(
      names = "--vectors",
      paramLabel = "FILE",
      description = "Keep the encoder's vectors there between runs (default: make them each time).")
  private Path vectors;

  private long badLines;

  @Override
  public Integer call() throws Exception {
    Path folder = data.folder();
    List<LabelledSet> sets = LabelledSet.in(folder);
    if (sets.isEmpty()) {
      throw Failure.badInput(
          "there is no labelled set in " + folder + ", such as annomi_dev.jsonl.gz");
    }
    requireNoNegative("--mistakes", mistakes);
    requireNoNegative("--noise-turns", noiseTurns);
    Playbook playbook = PlaybookYaml.bundled("default-en");
    EvalOptions options = new EvalOptions(seed, mistakes, withText, noiseTurns);
    LexicalScorer shipped = LexicalScorer.of(playbook.phrases(), playbook.locale());
    Vectors known = Vectors.of(TunedLayers.bundled(), vectors);
    FoldedScorers folded = new FoldedScorers(shipped, sets, known, !withoutEncoder, seed);
    Map<LabelledSet, List<LabelledTurn>> turns = measured(sets, folded);
    String report =
        new LanguageEval(playbook, tiers(folded, turns.values(), known), options).report(turns);
    PrintWriter err = spec.commandLine().getErr();
    if (out == null) {
      spec.commandLine().getOut().print(report);
      spec.commandLine().getOut().flush();
    } else {
      Files.writeString(out, report);
    }
    if (badLines > 0) {
      err.println(badLines + (badLines == 1 ? " line was" : " lines were") + " left out");
    }
    err.flush();
    return badLines == 0 ? ExitCode.OK : ExitCode.BAD_INPUT;
  }

  /** The turns of each set that may be measured; all of its turns are context. */
  private Map<LabelledSet, List<LabelledTurn>> measured(
      List<LabelledSet> sets, FoldedScorers folded) throws IOException {
    Map<LabelledSet, List<LabelledTurn>> measured = new LinkedHashMap<>();
    for (LabelledSet set : sets) {
      List<LabelledTurn> turns = set.read(this::leaveOut);
      turns.removeIf(turn -> !folded.mayMeasure(set, turn));
      measured.put(set, turns);
    }
    return measured;
  }

  /** The product's tiers, by the names that the report gives them. */
  private Map<String, Scorers> tiers(
      FoldedScorers folded, Collection<List<LabelledTurn>> sets, Vectors known) throws IOException {
    Map<String, Scorers> tiers = new LinkedHashMap<>();
    tiers.put("always-on", folded.alwaysOn());
    if (!withoutEncoder) {
      sets.forEach(turns -> known.encode(LabelledTurn.texts(turns)));
      tiers.put("with encoder", folded.withEncoder());
    }
    known.keep(vectors);
    return tiers;
  }

  private static void requireNoNegative(String option, int value) {
    if (value < 0) {
      throw Failure.badInput(option + " is " + value + ", expected 0 or more");
    }
  }

  private void leaveOut(BadLine line) {
    badLines++;
    spec.commandLine().getErr().println(line);
  }
}
