package io.attune.debrief;

import io.attune.detect.Category;

/**
 * One reason for what a debrief claims: words, or a measurement of a turn or of a silence.
 *
 * @param name the signal, for example {@code sentiment-drop}
 * @param category what it showed
 * @param strength how clearly, 0 to 1
 * @param startMs media time at which it begins
 * @param endMs media time at which it ends
 * @param observed what was measured, null where words speak for themselves
 * @param threshold what it was held against, null if nothing
 * @param quote the words; of a measurement the turn that was measured; null for silence
 */
public record Sign(
    String name,
    Category category,
    double strength,
    long startMs,
    long endMs,
    Double observed,
    Double threshold,
    Quote quote) {}
