package io.attune.load.chaos;

import io.attune.load.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code attune run --roles processor}, that is started again on the same state folder however
 * it ended.
 */
final class ProcessorInstance implements AutoCloseable {
  private static final Pattern PROCESS_ID = Pattern.compile("\"processId\"\\s*:\\s*\"([^\"]+)\"");
  private static final Duration STOP_WITHIN = Duration.ofSeconds(30);

  private final String name;
  private final String servers;
  private final Path folder;
  private final SmallDisk disk;
  private ChildProcess process;

  /**
   * @param servers the broker, as {@code host:port}
   * @param folder for its state and its log
   */
  ProcessorInstance(String name, String servers, Path folder)
      throws IOException, InterruptedException {
    this.name = name;
    this.servers = servers;
    this.folder = folder;
    this.disk = SmallDisk.at(folder.resolve(name + "-state"));
  }

  String name() {
    return name;
  }

  SmallDisk disk() {
    return disk;
  }

  /** Starts it, and returns while it still comes up. */
  void start() throws IOException {
    process =
        ChildProcess.attune(
            name,
            List.of("-Xmx320m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
            List.of(
                "run",
                "--roles=processor",
                "--create-topics",
                "--bootstrap-servers=" + servers,
                "--standby-replicas=1",
                "--encoder=off",
                // There is more broken in the same time, and nobody looks at how fast its cues are.
                "--warm-up-seconds=0",
                "--http-host=127.0.0.1",
                "--http-port=0",
                "--state-dir=" + state()),
            folder.resolve(name + ".log"));
  }

  private Path state() {
    return folder.resolve(name + "-state").resolve("streams");
  }

  /** Waits until it does its work. */
  void awaitReady(Duration patience) throws IOException, InterruptedException {
    process.awaitAnnounced(patience);
  }

  /** Whether it runs; one that stopped by itself has to be started again, as anywhere. */
  boolean isAlive() {
    return process != null && process.isAlive();
  }

  void kill9() throws InterruptedException {
    process.kill9();
  }

  void pause() throws IOException, InterruptedException {
    process.pause();
  }

  void resume() throws IOException, InterruptedException {
    process.resume();
  }

  /** Stops it in order. */
  void stop() throws InterruptedException {
    if (!process.stop(STOP_WITHIN)) {
      throw new IllegalStateException(name + " does not stop; see " + process.log());
    }
  }

  /** What its members of the consumer group are called by, empty if it has never run. */
  Optional<String> processId(String applicationId) throws IOException {
    Path file = state().resolve(applicationId).resolve("kafka-streams-process-metadata");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Matcher found = PROCESS_ID.matcher(Files.readString(file));
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  @Override
  public void close() throws InterruptedException {
    if (process != null) {
      process.kill9();
    }
    disk.close();
  }
}
