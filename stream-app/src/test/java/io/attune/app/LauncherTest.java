package io.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher script in a folder of its own, with a JDK and a Maven that only say what they were
 * asked: what it builds when, and what it runs how.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

  @TempDir private Path temp;

  private Path root;
  private Path jdk;
  private Path tools;

  private record Outcome(int status, List<String> out, List<String> err) {}

  @BeforeEach
  void layOutAProject() throws Exception {
    // A blank in the path, because users have them.
    root = Files.createDirectories(temp.resolve("my attune"));
    Files.copy(Path.of("..", "attune"), root.resolve("attune"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.writeString(root.resolve("pom.xml"), "");
    Files.createDirectories(root.resolve("stream-app/src/main"));
    Files.writeString(root.resolve("stream-app/pom.xml"), "");
    Files.writeString(root.resolve("stream-app/src/main/App.java"), "");
    jdk = jdk("17.0.15");
    tools = temp.resolve("tools");
    program(
        tools.resolve("mvn"),
        "echo built >> '" + temp.resolve("builds") + "'",
        "mkdir -p stream-app/target && touch stream-app/target/stream-app.jar");
  }

  @Test
  void firstUseBuildsWithOneLineAndRuns() throws Exception {
    Outcome first = attune("up", "--port", "1 2");

    assertThat(first.status()).isZero();
    assertThat(first.err()).containsExactly("building Attune (first use, about a minute)");
    assertThat(first.out())
        .endsWith("io.attune.app.Main", "up", "--port", "1 2")
        .anyMatch(argument -> argument.startsWith(root + "/stream-app/target/stream-app.jar:"));
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void secondUseOnlyRuns() throws Exception {
    attune();
    Outcome second = attune();

    assertThat(second.err()).isEmpty();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void changedSourceIsBuiltOnce() throws Exception {
    attune();
    age("stream-app/target/stream-app.jar", "target/attune-built");

    assertThat(attune().err()).containsExactly("building Attune (its sources have changed)");
    assertThat(attune().err()).isEmpty();
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void deletedSourceIsBuiltOnce() throws Exception {
    age("pom.xml", "stream-app/pom.xml", "stream-app/src/main/App.java", "stream-app/src/main");
    attune();
    age("stream-app/target/stream-app.jar", "target/attune-built");
    assertThat(attune().err()).isEmpty();

    Files.delete(root.resolve("stream-app/src/main/App.java"));

    assertThat(attune().err()).containsExactly("building Attune (its sources have changed)");
    assertThat(attune().err()).isEmpty();
  }

  /** Maven leaves a jar alone whose classes stayed the same, so the jar stays older. */
  @Test
  void buildThatChangesNoJarIsNotRepeated() throws Exception {
    attune();
    program(tools.resolve("mvn"), "echo built >> '" + temp.resolve("builds") + "'");
    age("stream-app/target/stream-app.jar", "target/attune-built");

    assertThat(attune().err()).isNotEmpty();
    assertThat(attune().err()).isEmpty();
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void failedBuildSaysWhyAndHasStatusThree() throws Exception {
    program(
        tools.resolve("mvn"),
        "echo '[INFO] noise'",
        "echo '[ERROR] App.java:[1,13] identifier expected'",
        "exit 1");

    Outcome outcome = attune();

    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .contains("[ERROR] App.java:[1,13] identifier expected")
        .doesNotContain("[INFO] noise")
        .last()
        .asString()
        .startsWith("attune: the build failed; all of it is in " + root);
  }

  @Test
  void lockOfAKilledBuildIsTakenOver() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Path lock = Files.createDirectories(root.resolve("target/.attune-build"));
    Files.writeString(lock.resolve("pid"), gone.pid() + "\n");

    assertThat(attune().status()).isZero();
    assertThat(lock).doesNotExist();
  }

  @Test
  void statusOfTheCommandIsTheLaunchers() throws Exception {
    attune();
    program(jdk.resolve("bin/java"), "exit 42");

    assertThat(attune().status()).isEqualTo(42);
  }

  @Test
  void linkInAnotherFolderFindsTheProject() throws Exception {
    attune();
    Path link = Files.createDirectories(temp.resolve("bin")).resolve("attune");
    Files.createSymbolicLink(link, Path.of("..", "my attune", "attune"));

    Outcome outcome = run(link, temp, "--help");

    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).endsWith("io.attune.app.Main", "--help");
  }

  @Test
  void tooOldJavaHomeIsPassedOver() throws Exception {
    attune();
    Path newer = jdk;
    jdk = jdk("11.0.2");
    Files.createSymbolicLink(tools.resolve("java"), newer.resolve("bin/java"));

    assertThat(attune("--help").out()).endsWith("io.attune.app.Main", "--help");
  }

  @Test
  void newJdksGetTheOptionsThatOldOnesRefuse() throws Exception {
    assertThat(attune().out()).noneMatch(argument -> argument.contains("unsafe"));
    jdk = jdk("25.0.3");
    assertThat(attune().out())
        .contains("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
  }

  @Test
  void upAloneDoesWithoutTheOptimisingCompiler() throws Exception {
    attune("up");
    assertThat(attune("up").out()).contains("-XX:TieredStopAtLevel=1");
    assertThat(attune("run").out()).noneMatch(argument -> argument.contains("Tiered"));
  }

  @Test
  void upLeavesItsClassesForTheStartsAfterIt() throws Exception {
    attune();
    Path archive = root.resolve("target/attune-17.jsa");
    assertThat(attune("up").out()).contains("-XX:ArchiveClassesAtExit=" + archive);
    assertThat(attune("run").out()).noneMatch(argument -> argument.contains("Archive"));

    Files.writeString(archive, "");
    assertThat(attune("run").out()).contains("-XX:SharedArchiveFile=" + archive);
    assertThat(attune("up").out()).contains("-XX:SharedArchiveFile=" + archive);

    age("target/attune-17.jsa");
    assertThat(attune("run").out()).noneMatch(argument -> argument.contains("Archive"));
    assertThat(attune("up").out()).contains("-XX:ArchiveClassesAtExit=" + archive);
  }

  private Outcome attune(String... arguments) throws Exception {
    return run(root.resolve("attune"), temp, arguments);
  }

  private Outcome run(Path launcher, Path folder, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder process = new ProcessBuilder(command).directory(folder.toFile());
    process.environment().put("JAVA_HOME", jdk.toString());
    process.environment().put("PATH", tools + ":" + System.getenv("PATH"));
    process.environment().remove("ATTUNE_JAVA_OPTS");
    Path out = temp.resolve("out");
    Path err = temp.resolve("err");
    Process running = process.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    int status = running.waitFor();
    return new Outcome(status, Files.readAllLines(out), Files.readAllLines(err));
  }

  private int builds() throws Exception {
    return Files.readAllLines(temp.resolve("builds")).size();
  }

  /** Whose java prints its arguments, one a line. */
  private Path jdk(String version) throws Exception {
    Path home = temp.resolve("jdk-" + version);
    program(home.resolve("bin/java"), "printf '%s\\n' \"$@\"");
    program(home.resolve("bin/javac"), "exit 1");
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  private static void program(Path file, String... lines) throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(
        file, "#!/bin/sh\n" + String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /** One minute older, and still in order among themselves: a test is quicker than file times. */
  private void age(String... files) throws Exception {
    for (String file : files) {
      FileTime now = Files.getLastModifiedTime(root.resolve(file));
      Files.setLastModifiedTime(
          root.resolve(file), FileTime.from(now.toInstant().minus(Duration.ofMinutes(1))));
    }
  }
}
