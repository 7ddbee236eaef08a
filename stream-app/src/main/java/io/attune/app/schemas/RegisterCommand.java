package io.attune.app.schemas;

import io.attune.app.ExitCode;
import io.attune.app.Failure;
import io.attune.app.Subcommand;
import io.attune.wire.TopicValue;
import io.attune.wire.registry.RegisteredSchema;
import io.attune.wire.registry.Subjects;
import io.attune.wire.registry.Subjects.Taken;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code attune schemas register}: a step of a deployment, before anything writes. */
@Command(
    name = "register",
    description = {
      "Registers this build's schema for each topic, unless it is there, and sets the subject's compatibility.",
      "",
      "To be run before attune run, with each new version of Attune; it may be run again at any time. It prints subject,"
          + " version and id. Exit status 1 if the registry refuses a schema; the others are registered nevertheless.",
      ""
    })
final class RegisterCommand implements Subcommand {
  /** As the protocol spells them. */
  enum Level {
    FULL_TRANSITIVE,
    FULL,
    BACKWARD_TRANSITIVE,
    BACKWARD,
    FORWARD_TRANSITIVE,
    FORWARD,
    NONE
  }

  @Spec private CommandSpec spec;
  @Mixin private RegistryOptions registry;

  @Option(
      names = "--compatibility",
      paramLabel = "LEVEL",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Level compatibility = Level.FULL_TRANSITIVE;

  @Override
  public Integer call() throws Exception {
    Subjects subjects = registry.subjects();
    return RegistryOptions.asking(() -> register(subjects));
  }

  private int register(Subjects subjects) {
    PrintWriter out = spec.commandLine().getOut();
    int refused = 0;
    for (TopicValue<?> topic : TopicValue.ALL) {
      Taken taken = subjects.register(topic, compatibility.name());
      if (taken.refusal() != null) {
        refused++;
        spec.commandLine().getErr().println(taken.refusal());
        continue;
      }
      RegisteredSchema version = taken.version();
      out.printf(
          "%-34s version %d  id %d  %s%s%n",
          version.subject(),
          version.version(),
          version.id(),
          compatibility,
          taken.isNew() ? "  registered" : "");
    }
    out.flush();
    if (refused > 0) {
      throw Failure.of("the registry has not taken " + refused + " of the schemas", null);
    }
    return ExitCode.OK;
  }
}
