package io.attune.app;

import java.util.Locale;

/** How often a result can appear, in Kafka Streams' words. */
public enum Guarantee {
  /** A read_committed reader sees each result once, whatever crashes. */
  EXACTLY_ONCE_V2,
  /** Some results come twice after a crash; cues then carry the same cue id. */
  AT_LEAST_ONCE;

  /** The value of Kafka Streams' {@code processing.guarantee}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
