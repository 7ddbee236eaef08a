package io.attune.load;

import io.attune.app.ExitCode;
import io.attune.app.Failure;
import io.attune.app.Guarantee;
import io.attune.app.Subcommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
      "Measures Attune beside the least that the same work can take, in one run. Quote the ratios;"
          + " docs/performance.md says what each workload measures.",
      "",
      "Workloads, the first seven beside a bare Kafka Streams topology that writes as much, in"
          + " processes of their own:",
      "drain: a pre-loaded topic of final segments, records per second, CPU of app and broker;",
      "latency: from the intended publishing of words to the reading of their cue, milliseconds;",
      "silence: lateness of the cues on many quiet calls; what quiet calls cost;",
      "calls: many calls at once with their turn-taking: latency, CPU, backlog, memory;",
      "restore: seconds until a new instance runs and is ready, with many open calls to restore;",
      "failover: the longest that cues wait when one of two instances goes;",
      "start: seconds until a new process runs and is ready, and how long its first cues take;",
      "language: the always-on language tier, microseconds and bytes a turn, beside rules alone and"
          + " splitting into words alone; its start-up;",
      "step: a final turn through the engine and its encodings, microseconds and bytes a turn, each"
          + " part by itself;",
      "gateway: cues from Kafka to many open streams, milliseconds, beside a bare consumer in the"
          + " same run; memory of a connection.",
      ""
    })
public final class BenchCommand implements Subcommand {
  private static final List<Workload> WORKLOADS =
      List.of(
          new Drain(),
          new Latency(),
          new Silence(),
          new Calls(),
          new Restore(),
          new Failover(),
          new Start(),
          new LanguageSpeed(),
          new StepSpeed(),
          new GatewayLoad());

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "The workload.")
  private String name;

  @Option(
      names = "--records",
      paramLabel = "N",
      description = "Records of each measurement of drain, 10000 or more (200000).")
  private Integer records;

  @Option(
      names = "--calls",
      paramLabel = "N",
      description = "Calls at once, where a workload has calls.")
  private Integer calls;

  @Option(
      names = "--rate",
      split = ",",
      paramLabel = "N",
      description =
          "Segments, or cues of gateway, a second; latency takes several with commas between.")
  private List<Integer> rates = List.of();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "How long each measurement takes, after a warm-up.")
  private Integer seconds;

  @Option(
      names = {"--runs", "--rounds"},
      paramLabel = "N",
      description = "Measurements of each, after the warm-up.")
  private Integer runs;

  @Option(
      names = "--guarantee",
      split = ",",
      defaultValue = "exactly_once_v2",
      paramLabel = "G",
      description =
          "Of drain and latency: ${COMPLETION-CANDIDATES}, or both with a comma between (default:"
              + " ${DEFAULT-VALUE}).")
  private List<Guarantee> guarantees;

  @Option(
      names = "--java-opt",
      paramLabel = "OPTION",
      description =
          "One more for Attune's own process in the first seven, such as"
              + " -XX:StartFlightRecording=filename=a.jfr; may be given often.")
  private List<String> javaOptions = List.of();

  @Option(
      names = "--setting",
      paramLabel = "NAME=VALUE",
      description =
          "One more setting of attune run in the first seven, such as warm-up-seconds=0; may be given"
              + " often.")
  private Map<String, String> settings = Map.of();

  @Option(
      names = "--encoder",
      description = "Of latency: Attune with the encoder too, and how many turns it reads again.")
  private boolean encoder;

  @Option(names = "--raise", description = "Of calls: more and more of them, until it breaks.")
  private boolean raise;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Of everything that is random (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--connections",
      defaultValue = "5000",
      paramLabel = "N",
      description = "Agents who listen to gateway, one stream each (default: ${DEFAULT-VALUE}).")
  private int connections;

  @Option(
      names = "--partitions",
      defaultValue = "4",
      paramLabel = "N",
      description = "Of each topic, in the first seven (default: ${DEFAULT-VALUE}).")
  private int partitions;

  @Option(
      names = "--json",
      description = "The last line on standard output is a report for machines.")
  private boolean json;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/bench",
      description =
          "Folder for the report, NAME.json and for people NAME.html (default: ${DEFAULT-VALUE}).")
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
    requireAtLeast("--records", records, 10_000);
    requireAtLeast("--calls", calls, 1);
    requireAtLeast("--seconds", seconds, 1);
    requireAtLeast("--runs", runs, 1);
    requireAtLeast("--partitions", partitions, 1);
    requireAtLeast("--connections", connections, 1);
    rates.forEach(rate -> requireAtLeast("--rate", rate, 1));
    PrintWriter people = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    Measured result =
        workload.run(
            new BenchOptions(
                records,
                calls,
                rates,
                seconds,
                runs,
                partitions,
                connections,
                guarantees,
                javaOptions,
                settings,
                encoder,
                raise,
                seed),
            people);
    people.print(result.table());
    people.flush();
    Files.createDirectories(out);
    Path data = out.resolve(name + ".json");
    Files.writeString(data, result.json() + "\n", StandardCharsets.UTF_8);
    Path shown = data;
    if (result.html() != null) {
      shown = out.resolve(name + ".html");
      Files.writeString(shown, result.html(), StandardCharsets.UTF_8);
    }
    people.println("report: " + shown);
    people.flush();
    if (json) {
      spec.commandLine().getOut().println(result.json());
    }
    return ExitCode.OK;
  }

  private static void requireAtLeast(String option, Integer value, int least) {
    if (value != null && value < least) {
      throw Failure.badInput(option + " is " + value + ", expected " + least + " or more");
    }
  }
}
