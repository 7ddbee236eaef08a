package io.attune.app;

import io.attune.app.debrief.BacktestOutput;
import io.attune.debrief.Backtest;
import io.attune.engine.CallEngine;
import io.attune.wire.json.MergedEvents;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code attune backtest}: what a changed playbook would have cued on recorded calls. */
@Command(
    name = "backtest",
    description = {
      "Runs two playbooks over the same recorded events and tells which cues differ.",
      "",
      "A cue is the same if its rule, its category and the onset of what it is about are the same. It is moved if it comes"
          + " at another time, changed if its step, severity or text differs, else added or lost.",
      ""
    },
    footerHeading = "%nExit status:%n",
    footer = {
      "  0    no cue differs",
      "  1    some do (or something went wrong, which stderr then says)",
      "  2    bad usage, a faulty playbook, or some input lines were left out"
    })
public final class BacktestCommand implements Subcommand {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Recorded events, gzip or not; - is standard input, samples are the calls that come with Attune.")
  private List<String> files;

  @Option(
      names = "--playbook",
      required = true,
      paramLabel = "NEW.yaml",
      description = "The playbook to try.")
  private String playbook;

  @Option(
      names = "--against",
      paramLabel = "OLD.yaml",
      description =
          "The playbook to compare it with (default: the one that comes with Attune for its language).")
  private String against;

  @Mixin private RedactionOption redacted;

  @Option(
      names = "--json",
      description = "Write a line of JSON for each difference, and one for the whole.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    CallEngine fresh = Playbooks.engine(Playbooks.named(playbook, err));
    CallEngine old =
        against == null
            ? LocalShelf.byLanguage().standard(fresh.playbook().locale())
            : Playbooks.engine(Playbooks.named(against, err));
    BadLines bad = new BadLines(err);
    BacktestOutput output = new BacktestOutput(spec.commandLine().getOut(), json);
    Backtest.Result result;
    try (MergedEvents events = Recordings.open(files, redacted.redaction(), bad)) {
      Backtest backtest = new Backtest(old, fresh, output::difference);
      events.forEachRemaining(backtest::hear);
      result = backtest.finish();
    }
    output.finish(result, old.playbook().ref(), fresh.playbook().ref());
    int badLines = bad.finish();
    if (badLines != ExitCode.OK) {
      return badLines;
    }
    return result.differences() == 0 ? ExitCode.OK : ExitCode.DIFFERENCES;
  }
}
