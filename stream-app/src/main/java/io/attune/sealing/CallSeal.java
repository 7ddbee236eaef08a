package io.attune.sealing;

/**
 * Seals what was said on one call. For one thread, as its sealer is.
 *
 * @param key the call's
 */
public record CallSeal(Sealer sealer, CallKey key) {
  /** A text, sealed; see {@link Sealer#seal}. */
  public String seal(String field, String text) {
    return sealer.seal(key, field, text);
  }
}
