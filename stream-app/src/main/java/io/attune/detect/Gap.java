package io.attune.detect;

/**
 * A stretch of media time in which, as far as is known, nobody spoke. It may still shrink: a long
 * turn that began inside it is published only when it ends.
 *
 * @param startMs media time at which speech stopped
 * @param endMs media time at which speech began again
 * @param afterQuestion whether the last words before it asked something, or named a price
 */
public record Gap(long startMs, long endMs, boolean afterQuestion) {
  long lengthMs() {
    return endMs - startMs;
  }
}
