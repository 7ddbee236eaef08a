package io.attune.topology;

/**
 * The end of {@code call-events} could not be read in time, without which a task cannot begin.
 * Nothing is wrong with the task: it is tried again for as long as Kafka is away.
 */
public final class LogUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says what could not be read. */
  public LogUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
