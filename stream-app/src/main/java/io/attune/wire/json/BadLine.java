package io.attune.wire.json;

/**
 * A line that was left out, and why. The reason names fields and columns and never quotes what was
 * said.
 *
 * @param source the file, or {@code stdin}
 * @param number the line, counted from 1
 * @param reason what is wrong and what would be right
 */
public record BadLine(String source, long number, String reason) {
  @Override
  public String toString() {
    return source + ":" + number + ": " + reason;
  }
}
