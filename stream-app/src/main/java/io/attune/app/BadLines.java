package io.attune.app;

import io.attune.wire.json.BadLine;
import java.io.PrintWriter;
import java.util.function.Consumer;

/**
 * Prints the lines that were left out, each with its number and reason, and remembers whether there
 * were any.
 */
final class BadLines implements Consumer<BadLine> {
  /** So that a file of another kind does not fill the screen. */
  private static final int PRINTED = 1_000;

  private final PrintWriter err;
  private long count;

  BadLines(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void accept(BadLine line) {
    if (count++ < PRINTED) {
      err.println(line);
    }
  }

  /** Says how many there were, if any; the exit code that goes with it. */
  int finish() {
    if (count > 0) {
      err.println(count + (count == 1 ? " line was" : " lines were") + " left out");
    }
    err.flush();
    return count == 0 ? ExitCode.OK : ExitCode.BAD_INPUT;
  }
}
