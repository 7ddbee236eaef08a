/**
 * What the words of one turn say: normalisation of spoken text, phrases, sentiment, questions,
 * moves.
 *
 * <p>Uses the JDK only, reads no clock, keeps no state between turns, and gives the same reading
 * for the same words everywhere. The path of one turn: {@link io.attune.language.SpokenText} makes
 * {@link io.attune.language.Tokens} that remember the words they came from, {@link
 * io.attune.language.PhraseAutomaton} finds the playbook's phrases in them, {@link
 * io.attune.language.SentimentReader} weighs their valence, and {@link
 * io.attune.language.LexicalScorer} puts it together as a {@link io.attune.language.TextReading}.
 */
package io.attune.language;
