package io.attune.app.schemas;

import io.attune.app.ExitCode;
import io.attune.app.Subcommand;
import io.attune.wire.TopicValue;
import io.attune.wire.registry.Subjects;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code attune schemas check}: what register would meet. */
@Command(
    name = "check",
    description = {
      "Asks the registry whether this build's schemas are there and go with the others. Writes nothing.",
      "",
      "Exit status 1 if one is missing or does not go with a version that is there.",
      ""
    })
final class CheckCommand implements Subcommand {
  @Spec private CommandSpec spec;
  @Mixin private RegistryOptions registry;

  @Override
  public Integer call() throws Exception {
    Subjects subjects = registry.subjects();
    return RegistryOptions.asking(() -> check(subjects));
  }

  private int check(Subjects subjects) {
    PrintWriter out = spec.commandLine().getOut();
    int faults = 0;
    for (TopicValue<?> topic : TopicValue.ALL) {
      Optional<String> fault = subjects.fault(topic);
      out.println(fault.orElseGet(() -> subjects.of(topic) + " is in order"));
      faults += fault.isPresent() ? 1 : 0;
    }
    out.flush();
    return faults == 0 ? ExitCode.OK : ExitCode.DIFFERENCES;
  }
}
