package io.attune.app.playbook;

import io.attune.app.ClusterOptions;
import io.attune.app.Subcommand;
import io.attune.call.CallEvent.PlaybookActivated;
import io.attune.call.Scope;
import io.attune.playbook.PlaybookRef;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code attune playbook activate}: new calls use a version from now on. */
@Command(
    name = "activate",
    description = {
      "Lets the calls that start from now on use a version of a playbook; running calls keep theirs.",
      "",
      "The version must have been published, or come with Attune. The order goes to every partition of call-events, to all or"
          + " to none; where it stands is printed. To roll back, activate the old version.",
      ""
    })
final class ActivateCommand implements Subcommand {
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions kafka;
  @Mixin private ScopeOptions calls;

  @Parameters(paramLabel = "ID@VERSION", description = "Which version, such as team-en@2.")
  private String version;

  @Option(names = "--dry-run", description = "Check everything and write nothing.")
  private boolean isDryRun;

  @Override
  public Integer call() throws Exception {
    PlaybookRef ref = Usable.named(version);
    Scope scope = calls.scope();
    Orders orders = new Orders(kafka, spec.commandLine().getOut(), isDryRun);
    Usable.require(ref, PlaybookTopic.read(orders.cluster()), spec.commandLine().getErr());
    return orders.give(
        new PlaybookActivated(ref.id(), ref.version(), scope),
        "activated " + ref,
        "activate " + ref);
  }
}
