package io.attune.gateway.access;

import java.util.Map;

/**
 * A request that is turned away. The message is for whoever asked; it never repeats what they sent.
 */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final long retryAfterSeconds;
  private final transient Map<String, Object> members;

  /**
   * @param status of the HTTP answer: 401 when nobody trustworthy is asking, 403 when they may not,
   *     404 when they may not even know whether it exists; 400 and others for what cannot be read
   * @param message what is wrong and how to mend it
   */
  public Refused(int status, String message) {
    this(status, message, 0);
  }

  /**
   * @param status 429 for too much of one, 503 for too much of all
   * @param retryAfterSeconds when to try again; 0 says nothing about it
   */
  public Refused(int status, String message, long retryAfterSeconds) {
    this(status, message, retryAfterSeconds, Map.of());
  }

  /**
   * @param members further ones of the answer, for programs to read
   */
  public Refused(int status, String message, long retryAfterSeconds, Map<String, Object> members) {
    // A refusal is no fault of ours, and many may come: no stack trace.
    super(message, null, false, false);
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
    this.members = members;
  }

  /** Of the HTTP answer. */
  public int status() {
    return status;
  }

  /** Further members of the answer. */
  Map<String, Object> members() {
    return members;
  }

  /** When to try again, s; 0 if that is not known. */
  public long retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
