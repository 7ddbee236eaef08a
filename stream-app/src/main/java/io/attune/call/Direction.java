package io.attune.call;

/** Who called whom. */
public enum Direction {
  UNKNOWN,
  /** The customer called. */
  INBOUND,
  /** The agent called. */
  OUTBOUND
}
