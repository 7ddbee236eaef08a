package io.attune.app;

/**
 * Why a command cannot do what it was asked for, in one line for the user, with the exit code that
 * goes with it.
 */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private Failure(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** Something went wrong on the way. */
  public static Failure of(String message, Throwable cause) {
    return new Failure(ExitCode.FAILURE, message, cause);
  }

  /** What the user asked for cannot be meant. */
  public static Failure badInput(String message) {
    return new Failure(ExitCode.BAD_INPUT, message, null);
  }

  /** Something that must be there is not. */
  public static Failure environment(String message, Throwable cause) {
    return new Failure(ExitCode.ENVIRONMENT, message, cause);
  }

  /** One of {@link ExitCode}. */
  public int exitCode() {
    return exitCode;
  }
}
