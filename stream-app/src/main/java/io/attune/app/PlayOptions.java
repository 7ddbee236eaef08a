package io.attune.app;

import io.attune.app.play.Play;
import io.attune.app.play.Programme.Arrangement;
import picocli.CommandLine.Option;

/** How recordings are played, wherever they are. */
final class PlayOptions {
  private static final double FASTEST = 1_000;
  private static final double SLOWEST = 0.01;
  private static final int SUFFIX_CHARS = 64;

  @Option(
      names = "--speed",
      defaultValue = "1",
      paramLabel = "N",
      description =
          "How many seconds of the recordings pass in a second (default: ${DEFAULT-VALUE}).")
  private double speed;

  @Option(
      names = "--as-recorded",
      description =
          "Keep the times of several recordings relative to each other. Without it all start"
              + " together, two seconds apart.")
  private boolean asRecorded;

  @Option(
      names = "--leave-open",
      description =
          "Leave calls live whose end is not recorded. Without it they end with their recording, as"
              + " in a replay.")
  private boolean leaveOpen;

  @Option(
      names = "--call-suffix",
      defaultValue = "",
      paramLabel = "TEXT",
      description =
          "Append this to every call id. Needed to play a recording into a cluster that has heard"
              + " it before: for the processor those calls are over. Recorded feedback then meets no"
              + " cue, because cue ids depend on the call's id.")
  private String callSuffix;

  @Option(
      names = "--json",
      description =
          "End with the report as one JSON object on the last line of standard output; everything"
              + " for people goes to standard error.")
  private boolean json;

  /**
   * @throws Failure if the speed or the suffix makes no sense
   */
  Play.Manner manner() {
    if (!(speed >= SLOWEST && speed <= FASTEST)) {
      throw Failure.badInput("--speed is " + speed + ", expected 0.01 to 1000");
    }
    if (callSuffix.length() > SUFFIX_CHARS) {
      throw Failure.badInput("--call-suffix is longer than " + SUFFIX_CHARS + " characters");
    }
    return new Play.Manner(speed, callSuffix);
  }

  Arrangement arrangement() {
    return new Arrangement(asRecorded, leaveOpen);
  }

  boolean json() {
    return json;
  }
}
