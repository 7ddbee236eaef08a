package io.attune.language;

import io.attune.call.Speaker;
import io.attune.language.ResistanceReader.Resistance;
import java.util.List;
import java.util.Set;

/**
 * The tier that always answers: phrases, lexicon and form, in microseconds and explainable to the
 * word. Immutable; it knows the playbook's labels by name: {@code tension.*}, {@code objection.*},
 * {@code stance.*}, {@code opportunity.*}, {@code move.*}, {@code agent.offer}, {@code hedge},
 * {@code commitment.yes} and {@code pushback.refusal}. Other labels are reported and weigh nothing.
 */
public final class LexicalScorer implements TextScorer {
  private final SpokenLanguage language;
  private final PhraseAutomaton phrases;
  private final SentimentReader sentiments;
  private final ResistanceReader resistance;

  private LexicalScorer(PhraseAutomaton phrases, SpokenLanguage language) {
    this.language = language;
    this.phrases = phrases;
    this.sentiments = new SentimentReader(language.lexicon());
    this.resistance = new ResistanceReader(phrases);
  }

  /**
   * A scorer for a playbook's phrases.
   *
   * @param locale the language tag (BCP 47) of what is said, see {@link SpokenLanguage#of}
   * @throws PatternFault for the first pattern that is malformed
   */
  public static LexicalScorer of(List<PhraseSet> phrases, String locale) {
    SpokenLanguage language = SpokenLanguage.of(locale);
    return new LexicalScorer(PhraseAutomaton.compile(phrases, language), language);
  }

  @Override
  public TextReading score(Utterance utterance, TextContext context) {
    Tokens tokens = language.tokens(utterance.text());
    boolean agent = utterance.speaker() == Speaker.AGENT;
    List<PhraseHit> hits = phrases.match(tokens, utterance.speaker());
    Sentiment sentiment = sentiments.read(tokens, utterance.wordConfidence());
    Questions questions = language.questions(tokens);
    Set<String> content = ContentWords.of(tokens);
    Resistance resists = agent ? Resistance.NONE : resistance.read(tokens, hits, context);
    return new TextReading(
        tokens.spokenWords(),
        sentiment.score(),
        sentiment.confidence(),
        sentiment.contributions(),
        hits,
        questions.last(),
        agent ? Stance.NEUTRAL : StanceReader.read(hits, sentiment.score(), tokens.spokenWords()),
        resists.pushback(),
        resists.commitment(),
        content,
        agent ? MoveReader.read(tokens, hits, questions, content, context.previous()) : Set.of());
  }
}
