package io.attune.app.up;

import io.attune.app.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code attune up} in a process of its own, whose temporary folder is empty and its alone. */
final class UpProcess {
  private static final long LOOK_MS = 20;

  private final Process process;
  private final Path folder;

  UpProcess(Path folder, String... arguments) throws IOException {
    this.folder = folder;
    Files.createDirectories(temp());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // It lives for seconds: to compile its code for speed would cost more than all the rest.
    command.addAll(List.of("-Xmx768m", "-XX:TieredStopAtLevel=1"));
    command.add("-Djava.io.tmpdir=" + temp());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("up", "--port", "0"));
    command.addAll(List.of(arguments));
    this.process =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
  }

  Path temp() {
    return folder.resolve("temp");
  }

  List<String> out() throws IOException {
    return Files.readAllLines(folder.resolve("out"));
  }

  String err() throws IOException {
    return Files.readString(folder.resolve("err"));
  }

  /** Waits until something is there. */
  void await(Duration patience, Condition condition) throws Exception {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.isMet()) {
      if (!process.isAlive() || System.nanoTime() - deadline > 0) {
        throw new AssertionError("it did not come to it; stderr:\n" + err());
      }
      process.waitFor(LOOK_MS, TimeUnit.MILLISECONDS);
    }
  }

  /** Something that can be looked for. */
  interface Condition {
    boolean isMet() throws IOException;
  }

  /** Ctrl-C; how long it took the process to end. */
  Duration interrupt() throws Exception {
    long began = System.nanoTime();
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    process.waitFor(1, TimeUnit.MINUTES);
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** The exit code, once it has ended. */
  int exitCode(Duration patience) throws InterruptedException {
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("still running after " + patience);
    }
    return process.exitValue();
  }

  void kill() {
    process.destroyForcibly();
  }
}
