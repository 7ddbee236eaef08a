package io.attune.app;

import io.attune.app.play.Cluster;
import io.attune.app.play.CuePrinter;
import io.attune.app.play.CueWatch;
import io.attune.app.play.Play;
import io.attune.app.play.Programme;
import io.attune.app.play.Recording;
import io.attune.app.play.SteadyClock;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code attune play}: recorded calls into a Kafka cluster, on their own schedule. */
@Command(
    name = "play",
    description = {
      "Plays recorded calls into Kafka on their own schedule and shows what comes of them.",
      "",
      "A processor must be running on that Kafka (attune run). Events are published when they are due,"
          + " whatever the broker and the processor make of it, and heartbeats tell that silence is"
          + " silence. At a speed above 1 the calls lie in the past by as much as they will catch up."
          + " Ends when every call has its summary.",
      ""
    })
public final class PlayCommand implements Subcommand {
  @Spec private CommandSpec spec;
  @Mixin private PlayOptions options;
  @Mixin private ClusterOptions kafka;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Recorded events, gzip or not; samples are the calls that come with Attune.")
  private List<String> files;

  @Override
  public Integer call() throws Exception {
    Play.Manner manner = options.manner();
    Cluster cluster = kafka.cluster();
    BadLines bad = new BadLines(spec.commandLine().getErr());
    Programme programme = Programme.of(Recording.named(files), options.arrangement(), bad);
    PlayOutput output = new PlayOutput(spec.commandLine(), options.json());
    int exitCode =
        Closing.run(
            closing -> {
              cluster.check();
              closing.open("report", () -> output);
              SteadyClock clock = new SteadyClock();
              CueWatch watch = closing.open("watch", () -> CueWatch.connect(cluster, clock));
              watch.tell(
                  new CuePrinter(output.screen(), manner.suffixed(programme.calls())::contains));
              watch.start();
              output.announce(programme, manner);
              Play play =
                  closing.open(
                      "player", () -> Play.start(cluster, watch, programme, manner, clock));
              return output.awaitEnd(play, watch::check) ? ExitCode.OK : ExitCode.FAILURE;
            });
    int badLines = bad.finish();
    return exitCode == ExitCode.OK ? badLines : exitCode;
  }
}
