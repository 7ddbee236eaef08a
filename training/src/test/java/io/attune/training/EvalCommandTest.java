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
    List<String> all = new ArrayList<>(List.of("eval"));
    all.addAll(List.of(args));
    return line.execute(all.toArray(String[]::new));
  }

  private void set(String name, String... lines) throws Exception {
    try (OutputStream file =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve(name + "_dev.jsonl.gz")))) {
      file.write(String.join("\n", lines).getBytes(UTF_8));
    }
  }

  private static String turn(int dialogue, String speaker, String text, String labels) {
    return "{\"dialogue\":\"d%d\",\"speaker\":\"%s\",\"text\":\"%s\",\"labels\":{%s}}"
        .formatted(dialogue, speaker, text, labels);
  }

  @Test
  void taskWhoseSetIsThereHasItsFigures() throws Exception {
    set(
        "tweets",
        turn(1, "other", "this is wonderful thank you so much", "\"sentiment\":\"positive\""),
        turn(2, "other", "what a terrible awful service", "\"sentiment\":\"negative\""),
        turn(3, "other", "the shop is on the corner", "\"sentiment\":\"neutral\""),
        turn(4, "other", "nobody has said what this is", ""));
    assertThat(eval("--data", folder.toString())).as(err.toString()).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .contains("| sentiment | tweets | 3 | 1.000 (")
        .contains("| sentiment | tweets | negative | 0.333 | 1.000 | 1.000 |")
        .doesNotContain("annomi");
  }

  @Test
  void onlyTheSideThatATaskIsAboutIsJudged() throws Exception {
    set(
        "convabuse",
        turn(1, "agent", "hello you stupid idiot", "\"abusive\":true"),
        turn(1, "customer", "you are a stupid idiot", "\"abusive\":true"),
        turn(2, "customer", "good morning", "\"abusive\":false"));
    assertThat(eval("--data", folder.toString())).as(err.toString()).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("| abuse | convabuse | 2 | 1.000 (");
  }

  @Test
  void whatIsNoLabelledTurnIsNamedWithItsLine() throws Exception {
    set("tweets", turn(1, "other", "fine", "\"sentiment\":\"positive\""), "nonsense");
    assertThat(eval("--data", folder.toString())).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("tweets_dev.jsonl.gz:2: no JSON object");
    assertThat(eval("--data", folder.resolve("nowhere").toString())).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("there is no folder");
  }

  @Test
  void folderWithoutAnySetIsSaidToHaveNone() {
    assertThat(eval("--data", folder.toString())).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("there is no labelled set in");
  }
}
