package io.attune.language;

import io.attune.call.Speaker;
import java.util.List;
import java.util.Set;

/**
 * What the words of one turn say. Word indexes count the speaker's own words, from 0.
 *
 * @param wordCount words spoken, fillers not counted
 * @param sentiment valence of the words, -1 to +1; 0 when none carries any
 * @param sentimentConfidence 0 to 1, see {@link Sentiment}
 * @param contributions what each word or set phrase added to the sentiment
 * @param phrases the playbook's phrases that were said, in order
 * @param question the form of the last question asked
 * @param stance how a customer answers; NEUTRAL for an agent
 * @param pushback 0 to 1: how strongly a customer's turn resists moving on, stated or not, 0.5 and
 *     more counts; 0 for an agent
 * @param commitment 0 to 1: how firmly a customer's turn agrees to move on; 0 for an agent
 * @param abuse 0 to 1: how strongly a customer's turn abuses, 0.5 and more counts; 0 for an agent
 * @param contentWords stems of the words that say what it is about, each once, in the order said
 * @param moves what an agent does; empty for others
 * @param likelihoods how likely each of the answers above is
 */
public record TextReading(
    int wordCount,
    double sentiment,
    double sentimentConfidence,
    List<Contribution> contributions,
    List<PhraseHit> phrases,
    Question question,
    Stance stance,
    double pushback,
    double commitment,
    double abuse,
    List<String> contentWords,
    Set<AgentMove> moves,
    Likelihoods likelihoods) {

  /** The same words in the light of a slower model's answer. */
  public TextReading refinedBy(Refinement answer, Speaker speaker) {
    return new TextReading(
        wordCount,
        answer.sentiment(),
        answer.sentimentConfidence(),
        contributions,
        phrases,
        question,
        stance,
        speaker == Speaker.CUSTOMER ? answer.pushback() : pushback,
        commitment,
        speaker == Speaker.CUSTOMER ? answer.abuse() : abuse,
        contentWords,
        speaker == Speaker.AGENT ? answer.moves() : moves,
        likelihoods);
  }

  /** The same with other likelihoods. */
  public TextReading likely(Likelihoods other) {
    return new TextReading(
        wordCount,
        sentiment,
        sentimentConfidence,
        contributions,
        phrases,
        question,
        stance,
        pushback,
        commitment,
        abuse,
        contentWords,
        moves,
        other);
  }

  /** Whether a phrase with this label was said. */
  public boolean has(String label) {
    return count(label) > 0;
  }

  /** How many phrases with this label, or with a label that begins so ("objection."), were said. */
  public int count(String label) {
    return PhraseCount.of(phrases, label);
  }
}
