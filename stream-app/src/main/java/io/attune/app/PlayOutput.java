package io.attune.app;

import io.attune.app.play.Plain;
import io.attune.app.play.Play;
import io.attune.app.play.Programme;
import io.attune.app.play.Report;
import io.attune.app.play.Screen;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine;

/**
 * What a play shows, and where: people's output goes to stderr where a machine reads stdout.
 * Closing it shows the report, unless it was shown before; so a play that is stopped in its middle
 * has one too.
 */
final class PlayOutput implements AutoCloseable {
  /** How long after the end of all calls the last summary may take. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Screen screen;
  private final PrintWriter out;
  private final boolean json;
  private final AtomicReference<Play> unreported = new AtomicReference<>();

  PlayOutput(CommandLine line, boolean json) {
    this.out = line.getOut();
    this.json = json;
    this.screen =
        json ? new Screen(line.getErr(), false) : new Screen(line.getOut(), Screen.isTerminal());
  }

  Screen screen() {
    return screen;
  }

  void announce(Programme programme, Play.Manner manner) {
    screen.line(
        String.format(
            Locale.ROOT,
            "playing %d calls, %s at speed %s, about %s",
            programme.calls().size(),
            Plain.minutes(programme.lengthMs()),
            Plain.number(manner.speed()),
            Plain.minutes((long) (programme.lengthMs() / manner.speed()))));
  }

  /**
   * Shows how far it is until all is done; false, and why, if summaries are missing.
   *
   * @param look called several times a second; what it throws ends the wait
   */
  boolean awaitEnd(Play started, Runnable look) throws InterruptedException {
    unreported.set(started);
    boolean complete = started.await(screen, PATIENCE, look);
    if (!complete && !started.isClosed()) {
      screen.line(
          started.missingSummaries()
              + " calls have no summary after "
              + PATIENCE.toSeconds()
              + " s: is a processor running, and did it hear of these calls before (see"
              + " --call-suffix)?");
    }
    return complete;
  }

  /** Shows the report of what was awaited, once. */
  void report() {
    Play play = unreported.getAndSet(null);
    if (play == null) {
      return;
    }
    screen.status("");
    Report report = play.report();
    Plain.of(report).forEach(screen::line);
    if (json) {
      out.println(report.toJson());
      out.flush();
    }
  }

  @Override
  public void close() {
    report();
  }
}
