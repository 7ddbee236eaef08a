package io.attune.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.app.ExitCode;
import io.attune.app.Main;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvalCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int eval(String... args) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    List<String> all =
        new ArrayList<>(List.of("eval", "--without-encoder", "--data", folder.toString()));
    all.addAll(List.of(args));
    return line.execute(all.toArray(String[]::new));
  }

  private void set(String name, String... lines) throws Exception {
    try (OutputStream file =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve(name + ".jsonl.gz")))) {
      file.write(String.join("\n", lines).getBytes(UTF_8));
    }
  }

  private static String turn(int dialogue, String speaker, String text, String labels) {
    return "{\"dialogue\":\"d%d\",\"speaker\":\"%s\",\"text\":\"%s\",\"labels\":{%s}}"
        .formatted(dialogue, speaker, text, labels.replace('\'', '"'));
  }

  private void tweets() throws Exception {
    set(
        "unseen_test",
        turn(1, "other", "this is wonderful thank you so much", "'sentiment':'positive'"),
        turn(2, "other", "what a terrible awful service", "'sentiment':'negative'"),
        turn(3, "other", "the shop is on the corner", "'sentiment':'neutral'"),
        turn(4, "other", "nobody has said what this is", ""));
  }

  @Test
  void everyContestantHasItsFigures() throws Exception {
    tweets();
    assertThat(eval()).as(err.toString()).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .contains("| sentiment | unseen_test | majority | 3 | 3 | 0.167 (")
        .contains("| sentiment | unseen_test | VADER | 3 | 3 | 1.000 (")
        .contains("| sentiment | unseen_test | always-on | 3 | 3 | 1.000 (")
        .contains("| sentiment | unseen_test | always-on | negative | 33.3 % | 1.000 | 1.000 |")
        .contains("there is no set of calm calls")
        .doesNotContain("Calm talk");
  }

  @Test
  void onlyTheSideThatATaskIsAboutIsJudged() throws Exception {
    set(
        "own",
        turn(1, "agent", "hello you stupid idiot", "'abusive':true"),
        turn(1, "customer", "you are a stupid idiot", "'abusive':true"),
        turn(2, "customer", "good morning", "'abusive':false"));
    assertThat(eval()).as(err.toString()).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .contains("| abuse | own | always-on | 2 | 2 | 1.000 (")
        .doesNotContain("| abuse | own | VADER |");
  }

  @Test
  void contestantsAreComparedAtEqualRatesOfAlarmOnCalmCalls() throws Exception {
    tweets();
    set(
        "oasis_test",
        turn(1, "agent", "how may i help", ""),
        turn(1, "customer", "my line is down", ""),
        turn(1, "agent", "i'm terribly sorry that is awful", ""),
        turn(1, "agent", "", ""));
    assertThat(eval()).as(err.toString()).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .contains("VADER calls 33.3 % of them negative")
        .contains(
            "| oasis_test |  | share of turns called negative | 0.333 | at most 0.030 | **missed** |")
        .contains("## False cues")
        .contains("| oasis_test | always-on | 3 |")
        .containsPattern("\\| 7\\.6 % \\| sentiment \\| unseen_test \\| always-on \\|")
        .containsPattern("\\| 3\\.0 % \\| sentiment \\| unseen_test \\| VADER \\|");
  }

  @Test
  void sameSeedGivesTheSameReport() throws Exception {
    tweets();
    eval("--seed", "5");
    String first = withoutCosts(out.toString());
    out.getBuffer().setLength(0);
    Path file = folder.resolve("report.md");
    eval("--seed", "5", "--out", file.toString());
    assertThat(withoutCosts(Files.readString(file))).isEqualTo(first).contains("seed 5");
    assertThat(out.toString()).isEmpty();
  }

  private static String withoutCosts(String report) {
    assertThat(report).contains("## Cost");
    return report.replaceAll("(?s)## Cost.*?(## |$)", "");
  }

  @Test
  void mistakesAreNamedAndQuotedOnlyIfAskedFor() throws Exception {
    set("own", turn(7, "other", "this is wonderful", "'sentiment':'negative'"));
    assertThat(eval()).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .contains("| sentiment | own | always-on | d7 | 0 | negative | positive |")
        .doesNotContain("wonderful");
    eval("--with-text");
    assertThat(out.toString()).contains("| this is wonderful |");
    out.getBuffer().setLength(0);
    eval("--mistakes", "0");
    assertThat(out.toString()).doesNotContain("## Mistakes");
    assertThat(eval("--mistakes", "-1")).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void whatIsNoLabelledTurnIsNamedWithItsLineAndTheRestIsMeasured() throws Exception {
    set("own", turn(1, "other", "fine", "'sentiment':'positive'"), "nonsense");
    assertThat(eval()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString())
        .contains("own.jsonl.gz:2: no JSON object")
        .contains("1 line was left out");
    assertThat(out.toString()).contains("| sentiment | own | always-on | 1 | 1 |");
  }

  @Test
  void folderThatIsNotThereOrHasNoSetIsSaidToHaveNone() {
    assertThat(eval()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("there is no labelled set in");
    folder = folder.resolve("nowhere");
    assertThat(eval()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("there is no folder");
  }
}
