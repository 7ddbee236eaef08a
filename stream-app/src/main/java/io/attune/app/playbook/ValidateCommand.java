package io.attune.app.playbook;

import io.attune.app.ClusterOptions;
import io.attune.app.ExitCode;
import io.attune.app.Playbooks;
import io.attune.app.Subcommand;
import io.attune.playbook.Playbook;
import io.attune.playbook.yaml.PlaybookFaults;
import io.attune.playbook.yaml.PlaybookSource;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code attune playbook validate}: every fault at once. */
@Command(
    name = "validate",
    description = {
      "Checks playbooks and lists every fault, each with its line, what is wrong and what would be right.",
      "",
      "What a playbook extends is looked for in the product, in the file's folder as ID.yaml, and, if brokers are named, in"
          + " the topic. Its examples are tried with the product's own ears. Exit status 2 if any playbook has a fault.",
      ""
    })
final class ValidateCommand implements Subcommand {
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions kafka;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Playbooks.")
  private List<String> names;

  @Override
  public Integer call() throws Exception {
    PlaybookSource source = Places.of(kafka);
    PrintWriter out = spec.commandLine().getOut();
    int exitCode = ExitCode.OK;
    for (String name : names) {
      try {
        out.println(name + ": sound, " + contents(Playbooks.read(name, source).playbook()));
      } catch (PlaybookFaults e) {
        spec.commandLine()
            .getErr()
            .println(Playbooks.faulty(name, e, spec.commandLine().getErr()).getMessage());
        exitCode = ExitCode.BAD_INPUT;
      }
    }
    return exitCode;
  }

  private static String contents(Playbook playbook) {
    int phrases = playbook.phrases().stream().mapToInt(set -> set.say().size()).sum();
    return playbook.ref()
        + ", "
        + playbook.locale()
        + ", "
        + playbook.rules().size()
        + " rules, "
        + phrases
        + " phrases";
  }
}
