package io.attune.call;

import static io.attune.call.InvalidEvent.require;

/**
 * The bounds of what one record may claim. Beyond them it is refused, so that one hostile record
 * cannot cost another call anything.
 */
public final class Limits {
  /** Longest text of one segment, in characters: about half an hour of uninterrupted speech. */
  public static final int TEXT_CHARS = 30_000;

  /** Most words with times in one segment. */
  public static final int WORDS = 6_000;

  /** Most moves in one turn. */
  public static final int MOVES = 64;

  /** Longest identifier, or other name that is kept with a call, in characters. */
  public static final int ID_CHARS = 256;

  /** Longest call, in milliseconds of media time: 24 hours. */
  public static final long CALL_MS = 24 * 3_600_000L;

  /**
   * Latest moment that a record may carry, epoch milliseconds: the year 2200. Anything later is a
   * unit mistake.
   */
  public static final long LAST_MOMENT = 7_258_118_400_000L;

  private Limits() {}

  static void requireId(String field, String id) {
    require(id != null && !id.isBlank(), () -> field + " is missing");
    require(
        id.length() <= ID_CHARS,
        () -> field + " has " + id.length() + " characters, at most " + ID_CHARS + " are allowed");
  }

  /** For what is kept with a call as long as it lasts; null is short. */
  static void requireShort(String field, String value) {
    require(
        value == null || value.length() <= ID_CHARS,
        () -> field + " is longer than " + ID_CHARS + " characters");
  }

  static void requireAtMost(String things, int count, int most) {
    require(
        count <= most,
        () -> "there are " + count + " " + things + ", at most " + most + " are allowed");
  }

  static void requireMoment(String field, long epochMs) {
    require(
        epochMs > 0 && epochMs < LAST_MOMENT,
        () -> field + " is " + epochMs + ", expected epoch milliseconds between 1970 and 2200");
  }

  static void requireMediaTime(String field, long ms) {
    require(
        ms >= 0 && ms <= CALL_MS,
        () ->
            field + " is " + ms + ", expected 0 to " + CALL_MS + " ms from the start of the call");
  }

  static void requireShare(String field, double value) {
    require(value >= 0 && value <= 1, () -> field + " is " + value + ", expected 0 to 1");
  }
}
