package io.attune.app.playbook;

import io.attune.app.ExitCode;
import io.attune.app.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code attune playbook}: the life of a playbook. */
@Command(
    name = "playbook",
    description = {
      "Checks, compares, publishes and activates playbooks, and mutes their rules.",
      "",
      "A playbook is named by its file (ending in .yaml or .yml), by its id if it comes with Attune, or by id and version"
          + " (team-en@2) if it stands in the topic. docs/playbook.md describes the format.",
      ""
    },
    subcommands = {
      ValidateCommand.class,
      DiffCommand.class,
      ListCommand.class,
      PublishCommand.class,
      ActivateCommand.class,
      MuteCommand.class
    })
public final class PlaybookCommand implements Subcommand {
  @Spec private CommandSpec spec;

  /** Without a command there is nothing to do but to say what could be done. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.BAD_INPUT;
  }
}
