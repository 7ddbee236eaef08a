package io.attune.app.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.app.ExitCode;
import io.attune.app.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands that need no broker. */
class PlaybookCommandTest {
  private static final String TEAM =
      """
      playbook: team-en
      version: 1
      extends: default-en@1
      thresholds: { silence: { dead-air: 6s } }
      """;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int attune(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(args);
  }

  private String file(String name, String content) throws Exception {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  @Test
  void everyCommandHasItsHelp() {
    CommandLine playbook = Main.commandLine().getSubcommands().get("playbook");
    assertThat(playbook.getSubcommands().keySet())
        .containsExactlyInAnyOrder("validate", "diff", "list", "publish", "activate", "mute");
    for (String name : playbook.getSubcommands().keySet()) {
      assertThat(attune("playbook", name, "--help")).as(name).isEqualTo(ExitCode.OK);
      assertThat(out.toString()).contains("Usage: attune playbook " + name);
    }
    assertThat(attune("playbook")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("Usage: attune playbook");
  }

  @Test
  void soundPlaybooksAreToldInALine() throws Exception {
    String team = file("team-en.yaml", TEAM);
    assertThat(attune("playbook", "validate", team, "default-en-gb")).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .hasLineCount(2)
        .contains(team + ": sound, team-en@1, en, ", "default-en-gb@1, en-GB");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void everyFaultOfEveryFileIsListed() throws Exception {
    String bad = file("bad.yaml", TEAM.replace("6s", "6").replace("version: 1", "version: one"));
    String child = file("child.yaml", TEAM.replace("extends: default-en@1", "extends: bat@1"));
    assertThat(attune("playbook", "validate", bad, child)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString())
        .contains(
            bad + ":2:10 version: \"one\" is not a whole number",
            bad + ":4:36 thresholds.silence.dead-air: \"6\" is not a duration",
            "the playbook " + bad + " has 2 faults",
            child + ":3:10 extends: \"bat@1\" is not to be found",
            "the playbook " + child + " has 1 fault");
  }

  @Test
  void parentsLieBesideTheFile() throws Exception {
    file("team-en.yaml", TEAM);
    String shift =
        file(
            "shift.yaml", "playbook: shift\nversion: 1\nextends: team-en@1\nwithout: [deadlock]\n");
    assertThat(attune("playbook", "validate", shift)).isEqualTo(ExitCode.OK);
    assertThat(attune("playbook", "diff", folder.resolve("team-en.yaml").toString(), shift))
        .isEqualTo(ExitCode.FAILURE);
    assertThat(out.toString())
        .isEqualToNormalizingNewlines("team-en@1 -> shift@1\nrules:\n  - deadlock\n");
  }

  @Test
  void differencesAreToldForPeopleAndForMachines() throws Exception {
    String team =
        file("team-en.yaml", TEAM + "phrases: { hedge: { add: [i might at a stretch] } }\n");
    assertThat(attune("playbook", "diff", "default-en", team)).isEqualTo(ExitCode.FAILURE);
    assertThat(out.toString())
        .isEqualToNormalizingNewlines(
            """
            default-en@1 -> team-en@1
            thresholds.silence.dead-air: 5s -> 6s
            phrases.hedge.say:
              + i might at a stretch
            """);
    assertThat(attune("playbook", "diff", "--json", "default-en", team))
        .isEqualTo(ExitCode.FAILURE);
    assertThat(out.toString())
        .isEqualToNormalizingNewlines(
            "{\"old\":\"default-en@1\",\"new\":\"team-en@1\",\"changes\":["
                + "{\"path\":\"thresholds.silence.dead-air\",\"from\":\"5s\",\"to\":\"6s\"},"
                + "{\"path\":\"phrases.hedge.say\",\"added\":[\"i might at a stretch\"],\"removed\":[]}]}\n");
  }

  @Test
  void thoseThatDoTheSameAreTheSame() throws Exception {
    String copy = file("copy.yaml", "playbook: copy\nversion: 7\nextends: default-en@1\n");
    assertThat(attune("playbook", "diff", "default-en", copy)).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).isEqualToNormalizingNewlines("default-en@1 -> copy@7: the same\n");
  }

  @Test
  void theBundledOnesAreListedWithoutABroker() {
    assertThat(attune("playbook", "list")).isEqualTo(ExitCode.OK);
    assertThat(out.toString().lines())
        .contains("default-en@1  bundled", "default-en-gb@1  bundled", "default-en-us@1  bundled");
  }

  @Test
  void whatDoesNotExistIsSaidInOneLine() {
    assertThat(attune("playbook", "diff", "default-en", "default-enn")).isEqualTo(2);
    assertThat(err.toString())
        .hasLineCount(1)
        .contains("there is no playbook default-enn; known: default-en@1");
    assertThat(attune("playbook", "validate", "/nowhere/x.yaml")).isEqualTo(2);
    assertThat(err.toString()).hasLineCount(1).contains("there is no file /nowhere/x.yaml");
    assertThat(attune("playbook", "activate", "team-en")).isEqualTo(2);
    assertThat(err.toString()).hasLineCount(1).contains("team-en is no version");
  }
}
