package io.attune.app.schemas;

import io.attune.app.ExitCode;
import io.attune.app.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code attune schemas}: what stands in the schema registry. */
@Command(
    name = "schemas",
    description = {
      "Registers the schemas of Attune's topics in a schema registry, checks and lists them.",
      "",
      "For registries that speak Confluent's protocol: Confluent's own, Apicurio, Redpanda, Karapace."
          + " docs/schema-registry.md has their URLs and all settings.",
      ""
    },
    subcommands = {RegisterCommand.class, CheckCommand.class, ListCommand.class})
public final class SchemasCommand implements Subcommand {
  @Spec private CommandSpec spec;

  /** Without a command there is nothing to do but to say what could be done. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.BAD_INPUT;
  }
}
