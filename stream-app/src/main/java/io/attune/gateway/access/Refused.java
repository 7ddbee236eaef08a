package io.attune.gateway.access;

/**
 * A request that is turned away. The message is for whoever asked; it never repeats what they sent.
 */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;

  /**
   * @param status of the HTTP answer: 401 when nobody trustworthy is asking, 403 when they may not,
   *     404 when they may not even know whether it exists
   * @param message what is wrong and how to mend it
   */
  public Refused(int status, String message) {
    super(message);
    this.status = status;
  }

  /** Of the HTTP answer. */
  public int status() {
    return status;
  }
}
