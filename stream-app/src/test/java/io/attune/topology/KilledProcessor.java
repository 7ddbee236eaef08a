package io.attune.topology;

import io.attune.app.AppConfig;
import io.attune.app.Instance;
import io.attune.app.Role;
import io.attune.app.Setting;
import io.attune.engine.Shelf;
import io.attune.engine.SmallPlaybook;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A processor in a process of its own, for {@code kill -9}. */
final class KilledProcessor {
  private KilledProcessor() {}

  /** Starts the process; it runs until it is killed. */
  static Process start(String bootstrapServers, String name, Path stateDir) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            KilledProcessor.class.getName(),
            bootstrapServers,
            name,
            stateDir.toString());
    File log = stateDir.resolveSibling(name + ".log").toFile();
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
        .start();
  }

  /** Takes the brokers, the application id and prefix of the topics, and the state folder. */
  public static void main(String[] args) {
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    settings.put(Setting.BOOTSTRAP_SERVERS, args[0]);
    settings.put(Setting.APPLICATION_ID, args[1]);
    settings.put(Setting.TOPIC_PREFIX, args[1] + ".");
    settings.put(Setting.STATE_DIR, args[2]);
    settings.put(Setting.ROLES, Role.PROCESSOR.key());
    AppConfig config = AppConfig.read(Optional.empty(), settings);
    Instance instance = Instance.start(config, Shelf.of(SmallPlaybook.engine()));
    System.out.println("stopped: " + instance.ended().join());
  }
}
