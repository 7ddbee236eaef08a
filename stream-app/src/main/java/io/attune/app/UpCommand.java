package io.attune.app;

import io.attune.app.play.CuePrinter;
import io.attune.app.play.CueWatch;
import io.attune.app.play.Play;
import io.attune.app.play.Programme;
import io.attune.app.play.Recording;
import io.attune.app.play.Screen;
import io.attune.app.play.SteadyClock;
import io.attune.app.up.LocalAttune;
import io.attune.app.up.TempHome;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code attune up}: everything in one process, with a Kafka of its own. */
@Command(
    name = "up",
    description = {
      "Starts everything in one process: Kafka, the processor and the pages; plays recorded calls if"
          + " asked.",
      "",
      "Before it says that it is up, the calls that come with Attune are rehearsed on topics of their"
          + " own, which are deleted again: the first seconds of a Java program are its slowest."
          + " Settings are taken from ATTUNE_* as by attune run, except those for a Kafka elsewhere.",
      ""
    })
public final class UpCommand implements Subcommand {
  /** How often it is looked whether everything still runs, ms. */
  private static final long LOOK_MS = 500;

  @Spec private CommandSpec spec;
  @Mixin private PlayOptions options;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port of the pages and of /metrics; 0 takes a free one (default: 8080).")
  private Integer port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Folder for Kafka's data and the processor's state, kept for the next start. Without it"
              + " they are temporary.")
  private Path data;

  @Option(
      names = "--play",
      paramLabel = "FILE",
      description =
          "Recorded events to play, gzip or not; samples are the calls that come with Attune. May be"
              + " given several times.")
  private List<String> files;

  @Option(
      names = "--exit-when-done",
      description = "Stop when every played call has its summary; exit status 1 if one is missing.")
  private boolean exitWhenDone;

  @Override
  public Integer call() throws Exception {
    if (exitWhenDone && files == null) {
      throw Failure.badInput("--exit-when-done needs something to --play");
    }
    Play.Manner manner = options.manner();
    BadLines bad = new BadLines(spec.commandLine().getErr());
    Programme programme =
        files == null ? null : Programme.of(Recording.named(files), options.arrangement(), bad);
    PlayOutput output = new PlayOutput(spec.commandLine(), options.json());
    TempHome temp = TempHome.make();
    int exitCode =
        Closing.run(closing -> run(closing, temp.path(), programme, manner, output), temp::close);
    int badLines = bad.finish();
    return exitCode == ExitCode.OK ? badLines : exitCode;
  }

  private int run(
      Closing closing, Path temp, Programme programme, Play.Manner manner, PlayOutput output)
      throws Exception {
    LocalAttune.Setup setup =
        new LocalAttune.Setup(
            data == null ? temp : data.toAbsolutePath(),
            temp,
            this::settings,
            Playbooks.shelf(settings(Map.of()).playbook(), spec.commandLine().getErr()),
            settings(Map.of()).encoder().find());
    LocalAttune attune = LocalAttune.start(closing, setup, output.screen());
    greet(attune, output.screen());
    closing.open("report", () -> output);
    SteadyClock clock = new SteadyClock();
    CueWatch watch = closing.open("watch", () -> CueWatch.connect(attune.cluster(), clock));
    watch.tell(new CuePrinter(output.screen(), callId -> true));
    watch.start();
    if (programme != null) {
      output.announce(programme, manner);
      Play play =
          closing.open(
              "player", () -> Play.start(attune.cluster(), watch, programme, manner, clock));
      boolean complete = output.awaitEnd(play, attune::check);
      if (exitWhenDone) {
        return complete ? ExitCode.OK : ExitCode.FAILURE;
      }
      output.report();
      output.screen().line("all is played; Ctrl-C stops everything");
    }
    while (true) {
      closing.checkpoint();
      attune.check();
      watch.check();
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
    }
  }

  private void greet(LocalAttune attune, Screen screen) {
    screen.line("Attune is up");
    screen.line("  pages  " + attune.address());
    screen.line("  Kafka  " + attune.bootstrapServers());
    screen.line(
        "  data   " + (data == null ? "temporary, gone afterwards" : data.toAbsolutePath()));
  }

  private AppConfig settings(Map<Setting, String> given) {
    Map<Setting, String> all = new EnumMap<>(Setting.class);
    all.putAll(given);
    if (port != null) {
      all.put(Setting.HTTP_PORT, port.toString());
    }
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment
        .keySet()
        .removeIf(
            name ->
                name.startsWith(Setting.ENVIRONMENT + "KAFKA_")
                    || name.equals(Setting.INSTANCE_ID.environment()));
    return AppConfig.read(Optional.empty(), environment, all);
  }
}
