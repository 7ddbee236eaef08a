package io.attune.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ScreenTest {
  private final StringWriter out = new StringWriter();

  @Test
  void withoutATerminalThereAreOnlyPlainLines() {
    Screen screen = new Screen(new PrintWriter(out), false);

    screen.status("working");
    screen.line("done");

    assertThat(out).hasToString("done" + System.lineSeparator());
  }

  @Test
  void onATerminalTheStatusStaysBelowTheLines() {
    Screen screen = new Screen(new PrintWriter(out), true);

    screen.status("1 call");
    screen.status("1 call");
    screen.line("a cue");
    screen.status("");

    assertThat(out)
        .hasToString(
            "\r\u001b[K1 call"
                + "\r\u001b[Ka cue"
                + System.lineSeparator()
                + "1 call"
                + "\r\u001b[K");
  }

  @Test
  void wordsOfACallCannotControlTheTerminal() {
    Screen screen = new Screen(new PrintWriter(out), true);

    screen.line("said \u001b[2J\u009b2J\r\n and went on");

    assertThat(out).hasToString("said  [2J 2J   and went on" + System.lineSeparator());
  }
}
