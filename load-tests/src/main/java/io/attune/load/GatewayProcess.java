package io.attune.load;

import io.attune.load.JvmProbe.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code attune run --roles gateway} in a process of its own, with the heap that the launcher gives
 * it, so that its memory and processor time are its alone.
 */
final class GatewayProcess implements AutoCloseable {
  // A heap that grows and shrinks would hide what is taken outside of it.
  private static final List<String> JVM =
      List.of(
          "-Xmx1g", "-XX:+UseG1GC", "-XX:+ExitOnOutOfMemoryError", "-Xms1g", "-XX:+AlwaysPreTouch");
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(2);

  private final ChildProcess process;
  private final Path log;
  private JvmProbe probe;

  private GatewayProcess(ChildProcess process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it; see {@link #awaitReady}.
   *
   * @param streams as many as must be able to be open
   */
  static GatewayProcess start(String servers, int streams) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("run", "--roles", "gateway", "--bootstrap-servers", servers));
    command.addAll(List.of("--http-host", "127.0.0.1", "--http-port", "0"));
    String most = Integer.toString(streams);
    command.addAll(List.of("--streams", most, "--streams-per-identity", most));
    // All agents come from one address and without login, that is as one identity.
    command.addAll(List.of("--requests-per-second", "1000000"));
    Path log = Files.createTempFile("attune-gateway-", ".log");
    return new GatewayProcess(ChildProcess.attune("gateway", JVM, command, log), log);
  }

  /**
   * Waits until its streams show the present. Nothing else can be asked before.
   *
   * @throws IllegalStateException if it ends instead
   */
  void awaitReady() throws IOException, InterruptedException {
    process.awaitAnnounced(PATIENCE);
    probe = JvmProbe.attach(process);
  }

  /** Where it listens, {@code http://host:port}. */
  String address() throws IOException {
    return process.address();
  }

  /** What it holds after a full collection. */
  Memory memory() throws IOException {
    return probe.memory();
  }

  /** Processor time that it has taken so far, ns. */
  long cpuNanos() {
    return process.cpuNanos();
  }

  /** Stops it within two seconds. */
  @Override
  public void close() throws IOException, InterruptedException {
    if (probe != null) {
      probe.close();
    }
    if (!process.stop(STOP_PATIENCE)) {
      process.kill9();
    }
    Files.delete(log);
  }
}
