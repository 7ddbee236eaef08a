package io.attune.app.up;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attune.app.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code attune up} as a user starts it, and stops it. */
@DisabledOnOs(OS.WINDOWS)
class UpIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** After four seconds it leaves what does not close; the rest is for a busy machine. */
  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(10);

  @TempDir private Path folder;

  private UpProcess up;

  @AfterEach
  void leaveNoProcess() {
    up.kill();
  }

  @Test
  void samplesArePlayedToTheEndAndReported() throws Exception {
    up = new UpProcess(folder, "--play", "samples", "--speed", "24", "--exit-when-done", "--json");

    assertThat(up.exitCode(PATIENCE)).as(up.err()).isEqualTo(ExitCode.OK);

    JsonNode report = new ObjectMapper().readTree(up.out().get(up.out().size() - 1));
    assertThat(up.out()).hasSize(1);
    assertThat(report.path("type").asText()).isEqualTo("report");
    assertThat(report.path("calls").asInt())
        .isEqualTo(report.path("summaries").asInt())
        .isPositive();
    assertThat(report.path("cues").path("tension").asInt()).isPositive();
    assertThat(report.path("cues").path("silence").asInt()).isPositive();
    assertThat(report.path("categories").path("objection").size()).isGreaterThanOrEqualTo(5);
    assertThat(report.path("duplicates").asInt()).isZero();
    assertThat(up.temp()).isEmptyDirectory();
  }

  @Test
  void interruptedWhileKafkaStartsItEndsAtOnceAndLeavesNothing() throws Exception {
    up = new UpProcess(folder);
    up.await(PATIENCE, () -> holds("meta.properties"));

    assertStopsCleanly();
  }

  @Test
  void interruptedWhileItRehearsesItEndsAtOnceAndLeavesNothing() throws Exception {
    up = new UpProcess(folder);
    up.await(PATIENCE, () -> holds("rehearsal"));

    assertStopsCleanly();
  }

  @Test
  void interruptedWhileItPlaysItReportsWhatItSawAndLeavesNothing() throws Exception {
    up = new UpProcess(folder, "--play", "samples", "--speed", "8");
    up.await(PATIENCE, () -> up.out().stream().anyMatch(line -> line.startsWith("playing ")));

    assertStopsCleanly();
    assertThat(up.out()).anyMatch(line -> line.startsWith("calls               15 played"));
  }

  @Test
  void outputThatIsNoTerminalHasNoControlCharacters() throws Exception {
    up = new UpProcess(folder);
    up.await(PATIENCE, () -> up.out().contains("Attune is up"));
    up.interrupt();

    assertThat(String.join("", up.out())).doesNotContainPattern("\\p{Cntrl}");
  }

  private boolean holds(String name) throws java.io.IOException {
    try (Stream<Path> all = Files.walk(up.temp())) {
      return all.anyMatch(path -> path.getFileName().toString().equals(name));
    } catch (java.io.UncheckedIOException e) {
      return false; // A file went away while it was looked at.
    }
  }

  private void assertStopsCleanly() throws Exception {
    assertThat(up.interrupt()).as(up.err()).isLessThan(STOPPED_WITHIN);
    assertThat(up.exitCode(Duration.ZERO)).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(up.temp()).isEmptyDirectory();
  }
}
