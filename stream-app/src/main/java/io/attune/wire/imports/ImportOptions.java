package io.attune.wire.imports;

/**
 * What the user asks of an import.
 *
 * @param seed decides every estimated time; the same seed gives the same events
 * @param partials whether to publish partials
 * @param words whether finals carry the times of their words
 * @param language BCP 47 tag for calls whose source does not say, null for none
 * @param startAt record time at which the first call starts, epoch ms
 * @param concurrent how many agents take the calls, and so how many calls run at once, 1 or more
 */
public record ImportOptions(
    long seed, boolean partials, boolean words, String language, long startAt, int concurrent) {

  /** Seed 1, finals without words, ten calls at once, from a fixed moment in 2025. */
  public static final ImportOptions DEFAULT =
      new ImportOptions(1, false, false, null, 1_760_000_000_000L, 10);
}
