package io.attune.training;

import io.attune.app.ExitCode;
import io.attune.app.Failure;
import io.attune.app.Subcommand;
import io.attune.language.LexicalScorer;
import io.attune.playbook.Playbook;
import io.attune.playbook.yaml.PlaybookYaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code attune eval}: how good the language tier is on labelled dialogue. */
@Command(
    name = "eval",
    description = {
      "Measures the language tier on labelled dialogue, beside a baseline, and writes one report.",
      "",
      "The folder holds files NAME_dev.jsonl.gz, one JSON object a line: dialogue, speaker, text and labels. Sets that are not"
          + " there are left out.",
      ""
    })
public final class EvalCommand implements Subcommand {
  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Where the labelled sets are.")
  private Path data;

  @Option(
      names = "--out",
      paramLabel = "FILE.md",
      description = "Where to write the report (default: standard output).")
  private Path out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the resampling (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() throws Exception {
    if (!Files.isDirectory(data)) {
      throw Failure.badInput("there is no folder " + data + " with labelled sets");
    }
    Playbook playbook = PlaybookYaml.bundled("default-en");
    Evaluation evaluation =
        new Evaluation(data, LexicalScorer.of(playbook.phrases(), playbook.locale()), seed);
    List<Scorecard> cards = evaluation.run(Tasks.all());
    if (cards.isEmpty()) {
      throw Failure.badInput(
          "there is no labelled set in " + data + ", such as annomi_dev.jsonl.gz");
    }
    String report = EvalReport.markdown(cards, evaluation, seed);
    if (out == null) {
      spec.commandLine().getOut().print(report);
      spec.commandLine().getOut().flush();
    } else {
      Files.writeString(out, report);
    }
    return ExitCode.OK;
  }
}
