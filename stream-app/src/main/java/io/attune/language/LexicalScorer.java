package io.attune.language;

import io.attune.call.Speaker;
import io.attune.language.FeatureReader.Signs;
import io.attune.language.ResistanceReader.Resistance;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The tier that always answers: phrases, lexicon, form and a trained linear model, in microseconds
 * and explainable to the word. Immutable; it knows the playbook's labels by name: {@code
 * tension.*}, {@code objection.*}, {@code stance.*}, {@code opportunity.*}, {@code move.*}, {@code
 * agent.offer}, {@code hedge}, {@code commitment.yes} and {@code pushback.refusal}. Other labels
 * are reported and weigh nothing.
 */
public final class LexicalScorer implements TextScorer {
  private final SpokenLanguage language;
  private final PhraseAutomaton phrases;
  private final SentimentReader sentiments;
  private final ResistanceReader resistance;

  /** Null for a language that no model was trained for; its rules then stand alone. */
  private final TrainedReader trained;

  private final Cuts cuts;

  private LexicalScorer(PhraseAutomaton phrases, SpokenLanguage language, LinearModel model) {
    this.language = language;
    this.phrases = phrases;
    this.sentiments = new SentimentReader(language.lexicon());
    this.resistance = new ResistanceReader();
    this.trained = model == null ? null : new TrainedReader(model);
    this.cuts = model == null ? null : model.cuts();
  }

  /**
   * A scorer for a playbook's phrases, with the trained model of the language if there is one.
   *
   * @param locale the language tag (BCP 47) of what is said, see {@link SpokenLanguage#of}
   * @throws PatternFault for the first pattern that is malformed
   */
  public static LexicalScorer of(List<PhraseSet> phrases, String locale) {
    SpokenLanguage language = SpokenLanguage.of(locale);
    return new LexicalScorer(
        PhraseAutomaton.compile(phrases, language), language, language.model());
  }

  /** The same with other weights, or by rules alone with null: for training and for comparing. */
  public LexicalScorer with(LinearModel model) {
    return new LexicalScorer(phrases, language, model);
  }

  @Override
  public TextReading score(Utterance utterance, TextContext context) {
    Tokens tokens = language.tokens(utterance.text());
    Tokens previous = language.tokens(context.previous());
    Signs signs = signs(tokens, utterance, previous);
    return utterance.speaker() == Speaker.AGENT
        ? ofAgent(tokens, signs, utterance, previous)
        : ofCustomer(tokens, signs, utterance, previous);
  }

  /** What the trained model is to look at in a turn: for training. */
  public Features features(Utterance utterance, TextContext context) {
    Tokens tokens = language.tokens(utterance.text());
    Tokens previous = language.tokens(context.previous());
    Signs signs = signs(tokens, utterance, previous);
    return FeatureReader.read(tokens, signs, previous, utterance.wordConfidence());
  }

  private Signs signs(Tokens tokens, Utterance utterance, Tokens previous) {
    boolean agent = utterance.speaker() == Speaker.AGENT;
    List<PhraseHit> hits = phrases.match(tokens, utterance.speaker());
    List<PhraseHit> before = phrases.match(previous, agent ? Speaker.CUSTOMER : Speaker.AGENT);
    Question answered = language.questions(previous).last();
    return new Signs(
        sentiments.read(tokens, utterance.wordConfidence()),
        hits,
        language.questions(tokens),
        agent ? Resistance.NONE : resistance.read(tokens, hits, answered, before),
        answered,
        before);
  }

  private TextReading ofAgent(Tokens tokens, Signs signs, Utterance utterance, Tokens previous) {
    Set<String> content = ContentWords.of(tokens);
    Set<AgentMove> moves =
        MoveReader.read(tokens, signs.phrases(), signs.questions(), content, previous);
    Likelihoods likelihoods = Likelihoods.ofRules(0, 0, 0);
    if (trained != null) {
      Features features = FeatureReader.read(tokens, signs, previous, utterance.wordConfidence());
      likelihoods = trained.ofAgent(features);
      moves = joined(moves, cuts.moves(likelihoods));
    }
    Sentiment sentiment = signs.sentiment();
    return new TextReading(
        tokens.spokenWords(),
        sentiment.score(),
        sentiment.confidence(),
        sentiment.contributions(),
        signs.phrases(),
        signs.questions().last(),
        Stance.NEUTRAL,
        0,
        0,
        0,
        content,
        moves,
        likelihoods);
  }

  private TextReading ofCustomer(Tokens tokens, Signs signs, Utterance utterance, Tokens previous) {
    Sentiment sentiment = signs.sentiment();
    double pushback = signs.resistance().pushback();
    double abuse = PhraseCount.of(signs.phrases(), "tension.abuse") > 0 ? 1 : 0;
    Likelihoods likelihoods = Likelihoods.ofRules(sentiment.score(), pushback, abuse);
    if (trained != null && tokens.size() > 0) {
      Features features = FeatureReader.read(tokens, signs, previous, utterance.wordConfidence());
      likelihoods = trained.ofCustomer(features, sentiment.score());
      sentiment =
          new Sentiment(
              cuts.valence(likelihoods),
              likelihoods.of(Polarity.of(cuts.valence(likelihoods))),
              trained.contributions(features, tokens, sentiment));
      pushback = cuts.pushback(likelihoods);
      abuse = Math.max(abuse, cuts.abuse(likelihoods));
    }
    return new TextReading(
        tokens.spokenWords(),
        sentiment.score(),
        sentiment.confidence(),
        sentiment.contributions(),
        signs.phrases(),
        signs.questions().last(),
        StanceReader.read(signs.phrases(), sentiment.score(), tokens.spokenWords()),
        pushback,
        signs.resistance().commitment(),
        abuse,
        ContentWords.of(tokens),
        Set.of(),
        likelihoods);
  }

  private static Set<AgentMove> joined(Set<AgentMove> ruled, Set<AgentMove> learnt) {
    if (learnt.isEmpty()) {
      return ruled;
    }
    EnumSet<AgentMove> moves = EnumSet.copyOf(learnt);
    moves.addAll(ruled);
    return Set.copyOf(moves);
  }
}
