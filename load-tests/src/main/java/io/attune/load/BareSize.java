package io.attune.load;

import java.util.Locale;
import java.util.Map;

/**
 * What the bare topology writes, to be what Attune was seen to write.
 *
 * @param core rows in memory, for each record that is no partial
 * @param window rows in the window, for each final
 * @param turns records of {@code call-turns}, for each final
 * @param views records of {@code call-views}, for each final
 * @param summaries records of {@code call-summaries}, for each final
 * @param cueAfterMs a cue for a call falls due so long after its last record; 0 for never
 */
record BareSize(
    Volume core, Volume window, Volume turns, Volume views, Volume summaries, int cueAfterMs) {
  /** The setting of {@link #cueAfterMs}. */
  static final String CUE_AFTER = "bare-cue-after-ms";

  private static final String CORE = "bare-core";
  private static final String WINDOW = "bare-window";
  private static final String TURNS = "bare-turns";
  private static final String VIEWS = "bare-views";
  private static final String SUMMARIES = "bare-summaries";

  /** Of the settings of an order. */
  static BareSize of(Map<String, String> settings) {
    return new BareSize(
        Volume.parse(settings.get(CORE)),
        Volume.parse(settings.get(WINDOW)),
        Volume.parse(settings.get(TURNS)),
        Volume.parse(settings.get(VIEWS)),
        Volume.parse(settings.get(SUMMARIES)),
        Integer.parseInt(settings.get(CUE_AFTER)));
  }

  /** As settings of an order. */
  Map<String, String> settings() {
    return Map.of(
        CORE,
        core.setting(),
        WINDOW,
        window.setting(),
        TURNS,
        turns.setting(),
        VIEWS,
        views.setting(),
        SUMMARIES,
        summaries.setting(),
        CUE_AFTER,
        Integer.toString(cueAfterMs));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "The bare topology writes for each event but partials %.2f rows of %d bytes in memory; for"
            + " each final %.2f of %d to the window, and sends %.2f turns of %d, %.2f views of %d and"
            + " %.2f summaries of %d: as many, of as many bytes, as Attune was seen to write in this"
            + " run.",
        core.each(),
        core.bytes(),
        window.each(),
        window.bytes(),
        turns.each(),
        turns.bytes(),
        views.each(),
        views.bytes(),
        summaries.each(),
        summaries.bytes());
  }
}
