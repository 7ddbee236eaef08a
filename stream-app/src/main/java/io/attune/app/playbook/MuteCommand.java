package io.attune.app.playbook;

import io.attune.app.ClusterOptions;
import io.attune.app.Failure;
import io.attune.app.Subcommand;
import io.attune.call.AgentLevel;
import io.attune.call.CallEvent.RuleSwitched;
import io.attune.call.InvalidEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code attune playbook mute}: a rule is silent, or speaks again, for new calls. */
@Command(
    name = "mute",
    description = {
      "Silences a rule for the calls that start from now on, or with --off lets it speak again.",
      "",
      "Attune mutes a rule by itself when agents of one level have waved it away again and again; that is the same record"
          + " of call-events, with the count as its reason, and --off takes it back.",
      ""
    })
final class MuteCommand implements Subcommand {
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions kafka;

  @Parameters(index = "0", paramLabel = "PLAYBOOK", description = "Its id, without a version.")
  private String playbook;

  @Parameters(index = "1", paramLabel = "RULE", description = "The rule's id.")
  private String rule;

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description = "Only for agents of this level: ${COMPLETION-CANDIDATES}.")
  private AgentLevel level;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who come after.")
  private String reason;

  @Option(names = "--off", description = "Let the rule speak again.")
  private boolean isOff;

  @Option(names = "--dry-run", description = "Check everything and write nothing.")
  private boolean isDryRun;

  @Override
  public Integer call() throws Exception {
    String what = (isOff ? "unmute " : "mute ") + rule + " of " + playbook;
    Orders orders = new Orders(kafka, spec.commandLine().getOut(), isDryRun);
    return orders.give(order(), (isOff ? "unmuted " : "muted ") + rule + " of " + playbook, what);
  }

  private RuleSwitched order() {
    try {
      return new RuleSwitched(playbook, rule, level, !isOff, reason);
    } catch (InvalidEvent e) {
      throw Failure.badInput(e.getMessage());
    }
  }
}
