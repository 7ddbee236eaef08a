package io.attune.app.verify;

import io.attune.app.AppConfig;
import io.attune.app.ExitCode;
import io.attune.app.Failure;
import io.attune.app.Playbooks;
import io.attune.app.Setting;
import io.attune.app.SettingOptions;
import io.attune.app.Subcommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code attune verify}: whether Kafka has just what follows from what was published. */
@Command(
    name = "verify",
    sortOptions = false,
    description = {
      "Replays the inbound topics through the engine, and compares what comes out with the outbound topics.",
      "",
      "Counts for each topic what is missing, extra, duplicated or different, and names the first of each by topic,"
          + " partition, offset and key. The processor may run meanwhile. docs/verify.md says what no log can tell,"
          + " and is left out.",
      ""
    },
    footerHeading = "%nExit status:%n",
    footer = {
      "  0    everything is as it should be",
      "  1    something is not (or went wrong, which stderr then says)",
      "  2    bad usage, or a faulty playbook",
      "  3    Kafka does not answer, or lacks the topics"
    })
public final class VerifyCommand implements Subcommand {
  private final SettingOptions settings = new SettingOptions();
  private CommandSpec spec;

  @Option(
      names = "--within",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description =
          "How long the processor may take to catch up with what there is (default: ${DEFAULT-VALUE}).")
  private int withinSeconds;

  @Option(names = "--json", description = "The last line is a report for machines.")
  private boolean json;

  @Spec
  void setSpec(CommandSpec spec) {
    this.spec = spec;
    settings.addTo(
        spec,
        List.of(
            Setting.BOOTSTRAP_SERVERS,
            Setting.TOPIC_PREFIX,
            Setting.APPLICATION_ID,
            Setting.PLAYBOOK,
            Setting.TRANSCRIPTS,
            Setting.REDACTION,
            Setting.TEXT_KEY_FILE));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (withinSeconds < 0) {
      throw Failure.badInput("--within takes 0 or more");
    }
    AppConfig config = settings.read();
    VerifyReport report =
        Verification.run(
            config,
            Playbooks.shelf(config.playbook(), spec.commandLine().getErr()),
            Duration.ofSeconds(withinSeconds));
    PrintWriter out = spec.commandLine().getOut();
    report.lines().forEach(json ? spec.commandLine().getErr()::println : out::println);
    if (json) {
      out.println(report.toJson());
    }
    out.flush();
    return report.isClean() ? ExitCode.OK : ExitCode.DIFFERENCES;
  }
}
