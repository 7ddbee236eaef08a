package io.attune.app;

import io.attune.engine.Shelf;
import io.attune.topology.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code attune run}: the processor and the gateway against a Kafka that is there. */
@Command(
    name = "run",
    sortOptions = false,
    description = {
      "Coaches calls on your own Kafka, until it is stopped.",
      "",
      "Settings come from the defaults, then a file, then ATTUNE_* of the environment (ATTUNE_HTTP_PORT for"
          + " --http-port), then these options. In a file they have the same names without --; kafka.NAME there, and"
          + " ATTUNE_KAFKA_NAME in the environment, go to Kafka's clients as they are.",
      ""
    })
public final class RunCommand implements Subcommand {
  /** What is logged once calls are coached, which is before the process is ready. */
  public static final String RUNNING = "the processor runs";

  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

  /** A broker may lose our group's coordinator for this long without our giving up on a start. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final SettingOptions settings = new SettingOptions();
  private CommandSpec spec;

  @Option(names = "--create-topics", description = "First create the topics that are missing.")
  private boolean createTopics;

  @Spec
  void setSpec(CommandSpec spec) {
    this.spec = spec;
    settings.addTo(spec);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    AppConfig config = settings.read();
    PrintWriter err = spec.commandLine().getErr();
    Shelf shelf = Playbooks.shelf(config.playbook(), err);
    Optional<RefinerProvider> encoder = config.encoder().find();
    if (createTopics) {
      createTopics(config);
    }
    try (Instance instance = Instance.start(config, shelf, encoder)) {
      Thread onStop = new Thread(instance::close, "attune-stop");
      Runtime.getRuntime().addShutdownHook(onStop);
      try {
        instance.running().thenRun(RunCommand::logRunning);
        instance.watch();
        return runUntilStopped(config, instance);
      } finally {
        forget(onStop);
      }
    }
  }

  /** For those who wait for it: what is announced comes later, after the rehearsal. */
  private static void logRunning() {
    double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1e3;
    LOG.info(
        "{}, {} s after the start of the JVM",
        RUNNING,
        String.format(Locale.ROOT, "%.1f", seconds));
  }

  private int runUntilStopped(AppConfig config, Instance instance) throws InterruptedException {
    if (!instance.awaitReady(PATIENCE)) {
      LOG.warn("still not ready after {} minutes; going on waiting", PATIENCE.toMinutes());
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(announcement(config, instance));
    out.flush();
    String reason = instance.ended().join();
    if (isStopping()) {
      return ExitCode.OK;
    }
    throw Failure.of("the processor stopped: " + reason, null);
  }

  private static String announcement(AppConfig config, Instance instance) {
    String roles =
        config.roles().stream().sorted().map(Role::key).collect(Collectors.joining(" and "));
    return "attune: "
        + roles
        + " on "
        + config.bootstrapServers()
        + instance.address().map(at -> ", " + at + " (/metrics, /health, /ready)").orElse("");
  }

  private static void createTopics(AppConfig config) {
    Topics topics = config.topics();
    try (Admin admin = PatientAdmin.open(config)) {
      new BrokerTopics(admin, config.bootstrapServers())
          .create(topics.toCreate(config.partitions(), config.replicationFactor()));
    }
  }

  /** The process is on its way out, and the hook closes everything. */
  private static boolean isStopping() {
    try {
      Thread probe = new Thread(() -> {});
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It runs already.
    }
  }
}
