package io.attune.language;

/**
 * What one word or set phrase added to the sentiment of a turn.
 *
 * @param fromWord index of its first word among the speaker's words, from 0
 * @param toWord one past its last word
 * @param value signed weight after negation, intensity, clause and recognition confidence; the
 *     score is a squash of the sum of these
 */
public record Contribution(int fromWord, int toWord, double value) {}
