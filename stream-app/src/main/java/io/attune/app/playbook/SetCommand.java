package io.attune.app.playbook;

import io.attune.app.ClusterOptions;
import io.attune.app.Failure;
import io.attune.app.Subcommand;
import io.attune.call.CallEvent.ExperimentSet;
import io.attune.call.InvalidEvent;
import io.attune.call.Scope;
import io.attune.playbook.PlaybookRef;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code attune experiment set}: calls take part in an experiment from now on. */
@Command(
    name = "set",
    description = {
      "Begins an experiment with the calls that start from now on, or changes its shares.",
      "",
      "Shares are parts of 1. The candidate must have been published, or come with Attune.",
      ""
    })
final class SetCommand implements Subcommand {
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions kafka;
  @Mixin private ScopeOptions calls;

  @Parameters(index = "0", paramLabel = "EXPERIMENT", description = "Its name.")
  private String experiment;

  @Parameters(index = "1", paramLabel = "ID@VERSION", description = "The candidate playbook.")
  private String candidate;

  @Option(
      names = "--candidate",
      paramLabel = "SHARE",
      description = "The calls that run on the candidate (default: ${DEFAULT-VALUE}).",
      defaultValue = "0")
  private double candidateShare;

  @Option(
      names = "--holdout",
      paramLabel = "SHARE",
      description = "The calls whose agents see no cues (default: ${DEFAULT-VALUE}).",
      defaultValue = "0")
  private double holdoutShare;

  @Option(
      names = "--shadow",
      paramLabel = "SHARE",
      description =
          "Of the others, those on which the candidate runs as well, unseen (default: ${DEFAULT-VALUE}).",
      defaultValue = "0")
  private double shadowShare;

  @Option(names = "--dry-run", description = "Check everything and write nothing.")
  private boolean isDryRun;

  @Override
  public Integer call() throws Exception {
    PlaybookRef ref = Usable.named(candidate);
    Scope scope = calls.scope();
    Orders orders = new Orders(kafka, spec.commandLine().getOut(), isDryRun);
    Usable.require(ref, PlaybookTopic.read(orders.cluster()), spec.commandLine().getErr());
    ExperimentSet order = order(ref, scope);
    if (order.isOver()) {
      throw Failure.badInput("no share is above 0: give --candidate, --holdout or --shadow");
    }
    return orders.give(
        order, "set " + experiment + " with " + ref, "set " + experiment + " with " + ref);
  }

  private ExperimentSet order(PlaybookRef ref, Scope scope) {
    try {
      return new ExperimentSet(
          experiment, ref.id(), ref.version(), candidateShare, holdoutShare, shadowShare, scope);
    } catch (InvalidEvent e) {
      throw Failure.badInput(e.getMessage());
    }
  }
}
