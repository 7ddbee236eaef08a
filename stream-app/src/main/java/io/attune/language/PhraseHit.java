package io.attune.language;

/**
 * A phrase that was said.
 *
 * @param label the label of its {@link PhraseSet}
 * @param fromWord index of its first word among the speaker's words, from 0
 * @param toWord one past its last word
 * @param pattern the pattern that found it, as written in the playbook
 */
public record PhraseHit(String label, int fromWord, int toWord, String pattern) {}
