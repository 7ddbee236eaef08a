package io.attune.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChildProcessTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern COUNT = Pattern.compile("count \\d+");

  @TempDir private Path folder;

  /** Prints until it is stopped, and says goodbye. */
  static final class Counting {
    public static void main(String[] args) throws InterruptedException {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("bye")));
      for (int i = Integer.parseInt(args[0]); ; i++) {
        System.out.println("count " + i);
        TimeUnit.MILLISECONDS.sleep(5);
      }
    }
  }

  @Test
  void runsPausesResumesAndStops() throws Exception {
    try (ChildProcess child = counting("7")) {
      child.awaitLine(Pattern.compile("count 7"), PATIENCE);
      assertThat(child.residentBytes()).isNotNegative();
      assertThat(child.cpuNanos()).isPositive();

      child.pause();
      String before = child.printed();
      TimeUnit.MILLISECONDS.sleep(100);
      assertThat(child.printed()).isEqualTo(before);

      child.resume();
      while (child.printed().equals(before)) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
      assertThat(child.stop(PATIENCE)).isTrue();
      // It counts on while it says so, now and then.
      assertThat(child.printed()).contains("bye" + System.lineSeparator());
    }
  }

  @Test
  void aKilledOneSaysNothingMoreAndTheNextIsReadFromItsOwnStart() throws Exception {
    try (ChildProcess first = counting("100")) {
      first.awaitLine(COUNT, PATIENCE);
      first.kill9();
      assertThat(first.isAlive()).isFalse();
      assertThat(first.printed()).doesNotContain("bye");
    }
    try (ChildProcess second = counting("200")) {
      assertThat(second.awaitLine(COUNT, PATIENCE).group()).isEqualTo("count 200");
      second.kill9();
    }
    assertThat(Files.readString(folder.resolve("log"))).contains("count 100", "count 200");
  }

  @Test
  void oneThatEndsBeforeItIsReadyIsReported() throws Exception {
    try (ChildProcess child = counting("not a number")) {
      assertThatThrownBy(() -> child.awaitLine(COUNT, PATIENCE))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("counting ended with status 1")
          .hasMessageContaining(folder.resolve("log").toString());
    }
  }

  private ChildProcess counting(String from) throws IOException {
    return ChildProcess.start(
        "counting",
        List.of("-Xmx32m", "-XX:TieredStopAtLevel=1"),
        Counting.class.getName(),
        List.of(from),
        folder.resolve("log"));
  }
}
