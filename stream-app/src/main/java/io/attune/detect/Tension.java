package io.attune.detect;

import java.util.List;

/**
 * How tense the call is between turns.
 *
 * @param level 0 to 1, as of {@code atMs}
 * @param atMs media time of the last turn in it
 * @param recent what raised it lately, kept until an episode opens so that its onset can be
 *     explained; at most {@link #RECENT}
 */
public record Tension(double level, long atMs, List<Driver> recent) {

  /** Most causes kept before an episode opens. */
  static final int RECENT = 3;

  /** Calm. */
  public static final Tension NONE = new Tension(0, 0, List.of());
}
