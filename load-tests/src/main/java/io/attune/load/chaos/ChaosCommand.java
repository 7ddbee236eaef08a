package io.attune.load.chaos;

import io.attune.app.ExitCode;
import io.attune.app.Failure;
import io.attune.app.Subcommand;
import io.attune.load.Folders;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code attune chaos}: breaks things on purpose, then verifies. */
@Command(
    name = "chaos",
    description = {
      "Breaks a broker, processors and their traffic on purpose, a few hundred times, then asks attune verify whether"
          + " anything was lost, doubled or changed.",
      "",
      "All of it runs in processes of its own on 127.0.0.1, from a seed: the same seed does the same faults in the same"
          + " order, though not at the same instant. docs/chaos.md lists them.",
      ""
    },
    footerHeading = "%nExit status:%n",
    footer = {
      "  0    nothing was lost, doubled or changed",
      "  1    something was, or did not recover; the folder stays, and the seed is told",
      "  2    bad usage"
    })
public final class ChaosCommand implements Subcommand {
  @Spec private CommandSpec spec;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Decides on the faults (default: another each time, which is told).")
  private Long seed;

  @Option(
      names = "--faults",
      paramLabel = "N",
      defaultValue = "200",
      description = "How many, 16 or more (default: ${DEFAULT-VALUE}).")
  private int faults;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "30",
      description = "No fault is done after so long (default: ${DEFAULT-VALUE}).")
  private int minutes;

  @Option(
      names = "--calls",
      paramLabel = "N",
      defaultValue = "16",
      description = "Live calls at a time, 2 or more (default: ${DEFAULT-VALUE}).")
  private int calls;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Where data and logs go, and stay (default: a temporary folder, that stays after a failure).")
  private Path data;

  @Option(names = "--json", description = "The last line is a report for machines.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (faults < FaultKind.values().length || minutes < 1 || calls < 2) {
      throw Failure.badInput(
          "--faults takes "
              + FaultKind.values().length
              + " or more, --minutes 1 or more, --calls 2 or more");
    }
    Path folder =
        data == null
            ? Files.createTempDirectory("attune-chaos-")
            : Files.createDirectories(data).toAbsolutePath();
    long drawn = seed == null ? new Random().nextInt(1_000_000) : seed;
    // Clients of ours lose the broker all the time, and say so.
    Configurator.setAllLevels("org.apache.kafka.clients", Level.ERROR);
    PrintWriter people = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    people.println("seed " + drawn + ", data and logs in " + folder);
    people.flush();
    ChaosReport report = run(new ChaosOptions(drawn, faults, minutes, calls, folder), people);
    report.lines().forEach(people::println);
    people.flush();
    Files.writeString(
        folder.resolve("report.json"), report.toJson() + "\n", StandardCharsets.UTF_8);
    if (json) {
      spec.commandLine().getOut().println(report.toJson());
    }
    if (report.isClean() && data == null) {
      Folders.delete(folder);
    }
    return report.isClean() ? ExitCode.OK : ExitCode.FAILURE;
  }

  private static ChaosReport run(ChaosOptions options, PrintWriter people)
      throws IOException, InterruptedException {
    try {
      return new ChaosRun(options, people).run();
    } catch (IllegalStateException e) {
      throw Failure.of(
          "with seed "
              + options.seed()
              + ": "
              + e.getMessage()
              + "; data and logs are in "
              + options.folder(),
          e);
    }
  }
}
