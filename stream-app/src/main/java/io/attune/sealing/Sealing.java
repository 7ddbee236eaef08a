package io.attune.sealing;

/**
 * Whether words are sealed, and with what.
 *
 * @param keys null where there are none: then nothing is sealed, and nothing that was is opened
 * @param newCalls whether calls that begin get a key; those that have one keep it in any case
 */
public record Sealing(MasterKeys keys, boolean newCalls) {
  /** Without keys. */
  public static final Sealing OFF = new Sealing(null, false);

  public Sealing {
    if (newCalls && keys == null) {
      throw new IllegalArgumentException("calls cannot be given keys without master keys");
    }
  }

  /** Whether there are keys. */
  public boolean hasKeys() {
    return keys != null;
  }
}
