package io.attune.load;

import io.attune.app.ExitCode;
import io.attune.app.Failure;
import io.attune.app.Subcommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code attune bench}: workloads beside their floors. */
@Command(
    name = "bench",
    description = {
      "Measures Attune beside the least that the same work can take, in one run. Quote the ratios.",
      "",
      "Workloads:",
      "drain: a pre-loaded topic of final segments, records per second, beside a bare topology and",
      "a plain copy;",
      "language: the always-on language tier, microseconds and bytes a turn, beside rules alone and",
      "splitting into words alone; its start-up;",
      "step: a final turn through the engine and its encodings, microseconds and bytes a turn, each",
      "part by itself;",
      "gateway: cues from Kafka to many open streams, milliseconds, beside a bare consumer in the",
      "same run; memory of a connection.",
      ""
    })
public final class BenchCommand implements Subcommand {
  private static final List<Workload> WORKLOADS =
      List.of(new Drain(), new LanguageSpeed(), new StepSpeed(), new GatewayLoad());

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "The workload.")
  private String name;

  @Option(
      names = "--records",
      defaultValue = "200000",
      description = "Records of each measurement of drain (default: ${DEFAULT-VALUE}).")
  private int records;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description =
          "Measurements of drain, language and step, after the warm-up (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--connections",
      defaultValue = "5000",
      description = "Agents who listen to gateway, one stream each (default: ${DEFAULT-VALUE}).")
  private int connections;

  @Option(
      names = "--rate",
      defaultValue = "1000",
      description = "Cues a second for all of them together (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--seconds",
      defaultValue = "30",
      description = "How long they come, after a warm-up (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--json",
      description = "The last line on standard output is a report for machines.")
  private boolean json;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Also writes the report into this folder, as NAME.json.")
  private Path out;

  @Override
  public Integer call() throws Exception {
    Workload workload =
        WORKLOADS.stream()
            .filter(w -> w.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    Failure.badInput(
                        "there is no workload "
                            + name
                            + "; known: "
                            + WORKLOADS.stream()
                                .map(Workload::name)
                                .collect(Collectors.joining(", "))));
    if (records < 10_000 || rounds < 1) {
      throw Failure.badInput("--records takes 10000 or more, --rounds 1 or more");
    }
    if (connections < 1 || rate < 1 || seconds < 1) {
      throw Failure.badInput("--connections, --rate and --seconds take 1 or more");
    }
    PrintWriter people = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    Measured result =
        workload.run(new BenchOptions(records, rounds, connections, rate, seconds), people);
    people.print(result.table());
    people.flush();
    if (json) {
      spec.commandLine().getOut().println(result.json());
    }
    if (out != null) {
      Files.createDirectories(out);
      Files.writeString(out.resolve(name + ".json"), result.json() + "\n", StandardCharsets.UTF_8);
    }
    return ExitCode.OK;
  }
}
