/**
 * What the words of one turn say: normalisation of spoken text, phrases, sentiment, questions,
 * moves.
 *
 * <p>What differs between languages is behind {@link io.attune.language.SpokenLanguage}; the
 * classes that only one language needs carry its name, or, for English, that of a part of its
 * grammar. All else reads every language alike.
 *
 * <p>Uses the JDK only, reads no clock, keeps no state between turns, and gives the same reading
 * for the same words everywhere. The path of one turn: {@link io.attune.language.SpokenText} makes
 * {@link io.attune.language.Tokens} that remember the words they came from, {@link
 * io.attune.language.PhraseAutomaton} finds the playbook's phrases in them, {@link
 * io.attune.language.SentimentReader} weighs their valence, and {@link
 * io.attune.language.LexicalScorer} puts it together as a {@link io.attune.language.TextReading}.
 */
package io.attune.language;
