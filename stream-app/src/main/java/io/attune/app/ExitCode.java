package io.attune.app;

/** What {@code attune} tells the shell. */
public final class ExitCode {
  /** All is well. */
  public static final int OK = 0;

  /** Something went wrong on the way. */
  public static final int FAILURE = 1;

  /** A comparison found differences, as {@code diff} tells it. */
  public static final int DIFFERENCES = 1;

  /**
   * The command line makes no sense, a file named on it does not exist, or some lines of the input
   * were left out.
   */
  public static final int BAD_INPUT = 2;

  /**
   * Something that the command needs is not there: a broker that answers, a free port, a writable
   * folder.
   */
  public static final int ENVIRONMENT = 3;

  /** Stopped with Ctrl-C. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
