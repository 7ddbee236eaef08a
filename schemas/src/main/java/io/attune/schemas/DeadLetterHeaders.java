package io.attune.schemas;

/**
 * Header names of the topic {@code dead-letters}. Key and value there are the original bytes,
 * untouched, so the topic needs no schema; the headers say where the record came from and why it
 * was set aside. Every header value is text in UTF-8, numbers in decimal.
 *
 * <p>No header ever repeats what was said: exception messages can quote the record, so only the
 * class is kept.
 */
public final class DeadLetterHeaders {
  /** Why it was set aside: one word in lower case with hyphens. Always there. */
  public static final String REASON = "attune.dead-letter.reason";

  /** Topic that it was read from. Always there. */
  public static final String TOPIC = "attune.dead-letter.topic";

  /** Partition that it was read from, 0 or more. Always there. */
  public static final String PARTITION = "attune.dead-letter.partition";

  /** Offset that it was read at, 0 or more. Always there. */
  public static final String OFFSET = "attune.dead-letter.offset";

  /**
   * Class name of the exception, without its message; absent when the record was refused without
   * one.
   */
  public static final String EXCEPTION = "attune.dead-letter.exception";

  private DeadLetterHeaders() {}
}
