package io.attune.language;

/** How a customer answers. Never read for an agent: the coach looks at conduct there. */
public enum Stance {
  /** Sure of what they want or think. */
  CONFIDENT,
  /** Short, hedged, holding back. */
  GUARDED,
  /** Keen. */
  EXCITED,
  /** Angry or hurt. */
  UPSET,
  /** Giving up. */
  DEFEATED,
  /** Not following. */
  CONFUSED,
  /** None of these shows. */
  NEUTRAL
}
