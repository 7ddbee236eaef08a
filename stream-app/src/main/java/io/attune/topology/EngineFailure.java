package io.attune.topology;

/**
 * The engine, or the translation of what it said, failed on one input: a defect. Nothing was
 * written or sent yet, so the call can go on as if the input had not come.
 */
final class EngineFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EngineFailure(RuntimeException cause) {
    super(cause);
  }

  /** What failed and where, without the message: that could quote what was said. */
  String place() {
    StackTraceElement[] trace = getCause().getStackTrace();
    return getCause().getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }
}
