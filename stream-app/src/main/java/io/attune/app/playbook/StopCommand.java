package io.attune.app.playbook;

import io.attune.app.ClusterOptions;
import io.attune.app.Subcommand;
import io.attune.call.CallEvent.ExperimentSet;
import io.attune.call.Scope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code attune experiment stop}: new calls take no part in an experiment any more. */
@Command(
    name = "stop",
    description = {"Ends an experiment: calls that start from now on take no part in it.", ""})
final class StopCommand implements Subcommand {
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions kafka;

  @Parameters(paramLabel = "EXPERIMENT", description = "Its name.")
  private String experiment;

  @Option(names = "--dry-run", description = "Check everything and write nothing.")
  private boolean isDryRun;

  @Override
  public Integer call() throws Exception {
    Orders orders = new Orders(kafka, spec.commandLine().getOut(), isDryRun);
    // Whose candidate it was does not matter once all shares are zero.
    ExperimentSet order = new ExperimentSet(experiment, "none", 1, 0, 0, 0, Scope.ALL);
    return orders.give(order, "stopped " + experiment, "stop " + experiment);
  }
}
