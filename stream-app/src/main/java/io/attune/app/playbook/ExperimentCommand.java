package io.attune.app.playbook;

import io.attune.app.ExitCode;
import io.attune.app.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code attune experiment}: a candidate playbook on part of the calls, or unseen on all. */
@Command(
    name = "experiment",
    description = {
      "Tries a candidate playbook on part of the calls, or unseen beside the one that holds, and reports what came of it.",
      "",
      "Which arm a call is in follows from a stable hash of its id: control, candidate, or holdout, whose agents see no cues"
          + " at all. docs/experiments.md says how to read a report.",
      ""
    },
    subcommands = {SetCommand.class, StopCommand.class, ReportCommand.class})
public final class ExperimentCommand implements Subcommand {
  @Spec private CommandSpec spec;

  /** Without a command there is nothing to do but to say what could be done. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.BAD_INPUT;
  }
}
