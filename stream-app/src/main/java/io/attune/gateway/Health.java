package io.attune.gateway;

/**
 * How an instance is, for whoever watches over it.
 *
 * @param alive false if only a restart can help
 * @param ready whether calls are being coached right now
 * @param state in one word, such as {@code RUNNING}
 * @param reason why it is not ready, in a few words; empty if it is
 */
public record Health(boolean alive, boolean ready, String state, String reason) {
  /** Alive and ready. */
  public static Health ready(String state) {
    return new Health(true, true, state, "");
  }

  /** Not ready yet, or not at the moment; a restart would not help. */
  public static Health waiting(String state, String reason) {
    return new Health(true, false, state, reason);
  }

  /** Only a restart can help. */
  public static Health dead(String state, String reason) {
    return new Health(false, false, state, reason);
  }
}
