package io.attune.load;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A {@link Subject} in a JVM of its own, by this side's orders; see {@link SubjectMain}. */
final class SubjectProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Subject subject;
  private final ChildProcess process;
  private int orders;

  private SubjectProcess(Subject subject, ChildProcess process) {
    this.subject = subject;
    this.process = process;
  }

  /** Starts the JVM; the subject in it does nothing yet. */
  static SubjectProcess open(Subject subject, List<String> jvmOptions, Path log)
      throws IOException {
    return new SubjectProcess(
        subject,
        ChildProcess.start(
            subject.label(),
            jvmOptions,
            SubjectMain.class.getName(),
            List.of(subject.name()),
            log));
  }

  /** Who runs in it. */
  Subject subject() {
    return subject;
  }

  /** Its JVM. */
  ChildProcess process() {
    return process;
  }

  /**
   * Has it start, with settings of {@code attune run} and of {@link BareSize}. Returns at once.
   *
   * @throws IllegalArgumentException if a value has a blank
   */
  void beginStart(Map<String, String> settings) throws IOException {
    Map<String, String> all = new LinkedHashMap<>(settings);
    if (all.values().stream().anyMatch(value -> value.contains(" "))) {
      throw new IllegalArgumentException("no blanks in settings: " + all);
    }
    order(
        "start "
            + all.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" ")));
  }

  /** Has it start, and waits until it runs. */
  void start(Map<String, String> settings) throws IOException, InterruptedException {
    beginStart(settings);
    awaitDone();
  }

  /** How many turns the encoder has read again since the start; only where there is one. */
  long refined() throws IOException, InterruptedException {
    order("refined");
    return Long.parseLong(awaitDone().group(1));
  }

  /** Stops what runs in it, in order, and waits for that; the JVM stays. */
  void stop() throws IOException, InterruptedException {
    order("stop");
    awaitDone();
  }

  private void order(String line) throws IOException {
    orders++;
    process.order(line);
  }

  /**
   * Waits until the last order is carried out.
   *
   * @return the answer, with a number as its group if there is one
   * @throws IllegalStateException if it fails at it
   */
  MatchResult awaitDone() throws IOException, InterruptedException {
    return process.awaitLine(
        Pattern.compile("^" + SubjectMain.DONE + orders + "(?: (\\d+))?$", Pattern.MULTILINE),
        PATIENCE);
  }

  @Override
  public void close() throws InterruptedException {
    process.close();
  }
}
