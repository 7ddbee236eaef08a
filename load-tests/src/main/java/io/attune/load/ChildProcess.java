package io.attune.load;

import io.attune.app.Main;
import io.attune.app.RunCommand;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A JVM beside this one, from the same class path: its memory and processor time are its alone, and
 * it can be killed. What it prints goes into a file. It ends when this process ends, however that
 * ends. The {@code ATTUNE_} variables of the environment are kept from it.
 *
 * <p>Safe for threads. Signals need a system that has {@code kill}.
 */
public final class ChildProcess implements AutoCloseable {
  private static final Pattern ANNOUNCED = Pattern.compile("^attune: .*$", Pattern.MULTILINE);
  private static final Pattern RUNNING = Pattern.compile(RunCommand.RUNNING);
  private static final Pattern HTTP = Pattern.compile("http://[^ ,]+");
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);
  private static final long LOOK_MS = 10;
  private static final int LINES_SHOWN = 12;

  private final String name;
  private final Process process;
  private final Path log;
  private final long logStart;
  private final LongAccumulator cpuNanos = new LongAccumulator(Math::max, 0);

  private ChildProcess(String name, Process process, Path log, long logStart) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.logStart = logStart;
  }

  /**
   * Starts a main class.
   *
   * @param name what messages call it
   * @param jvmOptions such as {@code -Xmx1g}
   * @param log what it prints is put at the end of this file
   */
  public static ChildProcess start(
      String name, List<String> jvmOptions, String mainClass, List<String> args, Path log)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ChildMain.class.getName(), mainClass));
    command.addAll(args);
    long logStart = Files.exists(log) ? Files.size(log) : 0;
    File file = log.toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(file));
    builder.environment().keySet().removeIf(variable -> variable.startsWith("ATTUNE_"));
    return new ChildProcess(name, builder.start(), log, logStart);
  }

  /**
   * Starts {@code attune}, with these arguments; {@link #awaitAnnounced} waits until {@code run} is
   * ready.
   */
  public static ChildProcess attune(
      String name, List<String> jvmOptions, List<String> args, Path log) throws IOException {
    return start(name, jvmOptions, Main.class.getName(), args, log);
  }

  /** What messages call it. */
  public String name() {
    return name;
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Whether it runs, or is paused. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** The file with what it prints. */
  public Path log() {
    return log;
  }

  /** Sends it a line, for {@link ChildMain#nextOrder}. */
  void order(String line) throws IOException {
    OutputStream in = process.getOutputStream();
    in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    in.flush();
  }

  /** What it has printed so far. */
  public String printed() throws IOException {
    try (FileChannel channel = FileChannel.open(log, StandardOpenOption.READ)) {
      channel.position(Math.min(logStart, channel.size()));
      return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The first place in what it has printed so far that matches. */
  public Optional<MatchResult> find(Pattern pattern) throws IOException {
    Matcher matcher = pattern.matcher(printed());
    return matcher.find() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
  }

  /**
   * Waits until it has printed something.
   *
   * @throws IllegalStateException if it ends before, or does not within the patience
   */
  public MatchResult awaitLine(Pattern pattern, Duration patience)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      boolean alive = process.isAlive();
      Optional<MatchResult> found = find(pattern);
      if (found.isPresent()) {
        return found.get();
      }
      requireMore(alive, deadline, patience);
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
    }
  }

  /** Waits until {@code attune run} says that it is ready. */
  public void awaitAnnounced(Duration patience) throws IOException, InterruptedException {
    awaitLine(ANNOUNCED, patience);
  }

  /** Waits until {@code attune run} says that its processor runs: it may still rehearse then. */
  void awaitRunning(Duration patience) throws IOException, InterruptedException {
    awaitLine(RUNNING, patience);
  }

  /** Where {@code attune run} said that it listens, {@code http://HOST:PORT}. */
  public String address() throws IOException {
    String line = find(ANNOUNCED).orElseThrow().group();
    Matcher address = HTTP.matcher(line);
    if (!address.find()) {
      throw new IllegalStateException(name + " has no HTTP port");
    }
    return address.group();
  }

  /**
   * Waits until a page, such as {@code http://127.0.0.1:8080/ready}, answers with status 200.
   *
   * @throws IllegalStateException if the process ends before, or it does not within the patience
   */
  public void awaitOk(URI page, Duration patience) throws InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(2)).build();
    long deadline = System.nanoTime() + patience.toNanos();
    while (!isOk(client, request)) {
      requireMore(process.isAlive(), deadline, patience);
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
    }
  }

  private static boolean isOk(HttpClient client, HttpRequest request) throws InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false; // It does not listen yet.
    }
  }

  /**
   * @throws IllegalStateException with the last it said, if it has ended
   */
  void requireAlive() {
    if (!process.isAlive()) {
      throw new IllegalStateException(
          name + " ended with status " + process.exitValue() + "; the end of " + log + ":" + end());
    }
  }

  private void requireMore(boolean alive, long deadline, Duration patience) {
    if (!alive) {
      requireAlive();
    }
    if (System.nanoTime() - deadline > 0) {
      throw new IllegalStateException(
          name
              + " is not ready after "
              + patience.toSeconds()
              + " s; the end of "
              + log
              + ":"
              + end());
    }
  }

  private String end() {
    try {
      List<String> lines = printed().lines().toList();
      return lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()).stream()
          .map(line -> System.lineSeparator() + "  " + line)
          .collect(Collectors.joining());
    } catch (IOException e) {
      return " cannot be read: " + e.getMessage();
    }
  }

  /** Ends it at once, in the middle of whatever it does, and waits until it is gone. */
  public void kill9() throws InterruptedException {
    cpuNanos();
    process.destroyForcibly().waitFor();
  }

  /** Lets it stand still as it is, as a machine does that is short of everything. */
  public void pause() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** Lets it go on after {@link #pause}. */
  public void resume() throws IOException, InterruptedException {
    signal("CONT");
  }

  /**
   * Asks it to stop, and waits.
   *
   * @return whether it ended within that time; if not, it still runs
   */
  public boolean stop(Duration patience) throws InterruptedException {
    cpuNanos();
    // Process.destroy() would also close its standard input, which ends it without ado.
    process.toHandle().destroy();
    return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void signal(String signal) throws IOException, InterruptedException {
    if (!process.isAlive()) {
      throw new IllegalStateException(name + " has ended; see " + log);
    }
    int status =
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    if (status != 0) {
      throw new IOException("kill -" + signal + " of " + name + " failed with status " + status);
    }
  }

  /** Processor time that it has taken so far, ns; once it has ended, what was seen last. */
  public long cpuNanos() {
    process.info().totalCpuDuration().ifPresent(cpu -> cpuNanos.accumulate(cpu.toNanos()));
    return cpuNanos.get();
  }

  /** Its memory that is in RAM, bytes; 0 where /proc does not tell, and once it has ended. */
  public long residentBytes() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(0);
    }
  }

  /** Stops it; one that does not stop within ten seconds, or is paused for good, is killed. */
  @Override
  public void close() throws InterruptedException {
    if (!process.isAlive()) {
      return;
    }
    if (!stop(STOP_PATIENCE)) {
      kill9();
    }
  }
}
