package io.attune.app;

import java.util.Locale;

/** Who gets to see what was said. */
public enum Transcripts {
  /** Those who may see the call. */
  ON,
  /** Nobody at the gateway, except for the quotes in cues. */
  OFF,
  /** Nobody, not even readers of the topics that the processor writes. */
  NEVER;

  /** The name in settings. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
