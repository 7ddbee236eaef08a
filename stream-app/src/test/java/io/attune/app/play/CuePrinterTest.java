package io.attune.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class CuePrinterTest {
  private final StringWriter out = new StringWriter();
  private final CuePrinter printer =
      new CuePrinter(new Screen(new PrintWriter(out), false), "c1"::equals);

  @Test
  void cueIsOneLineWithEverythingThatTheAgentSees() {
    printer.cue(new SomeCue("q1", "raised").seen(), 5_000, 5_031);

    assertThat(out.toString().lines())
        .containsExactly(
            "01:23  c1  objection/price  Hear the price worry  say: You said it is a lot."
                + "  heard: “more than we planned”  [31 ms]");
  }

  @Test
  void otherCallsAreNotShown() {
    printer.cue(new SomeCue("q1", "raised").with("callId", "c2").seen(), 0, 1);

    assertThat(out.toString()).isEmpty();
  }

  @Test
  void cueIsShownOnceThoughItChanges() {
    printer.cue(new SomeCue("q1", "tentative").seen(), 0, 1);
    printer.cue(new SomeCue("q1", "raised").seen(), 0, 1);
    printer.cue(new SomeCue("q1", "resolved").seen(), 0, 1);

    assertThat(out.toString().lines()).singleElement().asString().contains("(tentative)");
  }

  @Test
  void cueWithoutPromptAndWordsLeavesThemOut() {
    printer.cue(new SomeCue("q1", "raised").without("prompts").without("evidence").seen(), 0, 1);

    assertThat(out.toString()).doesNotContain("say:").doesNotContain("heard:");
  }

  @Test
  void retractionOfWhatWasNotShownIsNotShown() {
    printer.cue(new SomeCue("q1", "retracted").seen(), 0, 1);

    assertThat(out.toString()).isEmpty();
  }
}
