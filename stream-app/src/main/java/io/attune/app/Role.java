package io.attune.app;

import java.util.Locale;

/** What an instance does. */
public enum Role {
  /** Runs the topology: hears the calls and coaches. */
  PROCESSOR,
  /** Answers HTTP. */
  GATEWAY;

  /** As it stands in settings. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
