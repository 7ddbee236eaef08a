package io.attune.load;

import java.util.Map;

/**
 * What the bare topology writes for each record, to be what Attune was seen to write.
 *
 * @param coreBytes of the row in memory, 0 or more
 * @param windowBytes of the row in the window, 0 or more
 * @param cueAfterMs a cue for a call falls due so long after its last record; 0 for never
 */
record BareSize(int coreBytes, int windowBytes, int cueAfterMs) {
  private static final String CORE = "core-bytes";
  private static final String WINDOW = "window-bytes";
  private static final String CUE_AFTER = "cue-after-ms";

  /** Of the settings of an order. */
  static BareSize of(Map<String, String> settings) {
    return new BareSize(
        Integer.parseInt(settings.getOrDefault(CORE, "0")),
        Integer.parseInt(settings.getOrDefault(WINDOW, "0")),
        Integer.parseInt(settings.getOrDefault(CUE_AFTER, "0")));
  }

  /** As settings of an order. */
  Map<String, String> settings() {
    return Map.of(
        CORE,
        Integer.toString(coreBytes),
        WINDOW,
        Integer.toString(windowBytes),
        CUE_AFTER,
        Integer.toString(cueAfterMs));
  }
}
