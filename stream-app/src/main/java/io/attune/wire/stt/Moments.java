package io.attune.wire.stt;

import io.attune.call.InvalidEvent;
import io.attune.call.Limits;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** Moments as vendors spell them. */
final class Moments {
  /**
   * The last moment believed, epoch ms: in 2085, so that the longest call ends before any limit.
   */
  static final long LAST = Limits.LAST_MOMENT / 2;

  private Moments() {}

  /** An ISO 8601 moment as epoch ms, null if absent. */
  static Long of(Fields fields, String field) {
    String text = fields.text(field);
    if (text == null) {
      return null;
    }
    try {
      long epochMs = OffsetDateTime.parse(text).toInstant().toEpochMilli();
      if (epochMs > 0 && epochMs < LAST) {
        return epochMs;
      }
    } catch (DateTimeException | ArithmeticException e) {
      // Said below, for all that is no moment of our time.
    }
    throw new InvalidEvent(
        fields.at() + field + " is no moment, expected one such as 2026-01-05T09:00:00.000Z");
  }
}
