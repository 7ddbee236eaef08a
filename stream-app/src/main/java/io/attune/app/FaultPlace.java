package io.attune.app;

import java.util.Arrays;
import java.util.StringJoiner;

/**
 * An exception as it may stand in a log: the classes of it and its causes, and where in the code
 * the last one arose. Never a message, as messages can quote what was said in a call.
 */
final class FaultPlace {
  /** A chain this long has gone round in a circle. */
  private static final int LONGEST = 10;

  private FaultPlace() {}

  static String of(Throwable thrown) {
    StringJoiner classes = new StringJoiner(" by ");
    Throwable last = thrown;
    int length = 0;
    for (Throwable t = thrown; t != null && length < LONGEST; t = t.getCause(), length++) {
      classes.add(t.getClass().getSimpleName());
      last = t;
    }
    return classes + place(last.getStackTrace());
  }

  /** Our own code if it is on the stack, as that is where to look first. */
  private static String place(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .filter(frame -> frame.getClassName().startsWith("io.attune."))
        .findFirst()
        .or(() -> Arrays.stream(stack).findFirst())
        .map(frame -> " at " + frame)
        .orElse("");
  }
}
