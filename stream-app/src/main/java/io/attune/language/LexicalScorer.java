package io.attune.language;

import io.attune.call.Speaker;
import io.attune.language.FeatureReader.Signs;
import io.attune.language.ResistanceReader.Resistance;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The tier that always answers: phrases, lexicon, form and a trained linear model, in microseconds
 * and explainable to the word. What it answers depends on nothing but what it is asked, and threads
 * may share it; it keeps some turns that it has read, so as not to read them twice. It knows the
 * playbook's labels by name: {@code tension.*}, {@code objection.*}, {@code stance.*}, {@code
 * opportunity.*}, {@code move.*}, {@code agent.offer}, {@code hedge}, {@code commitment.yes} and
 * {@code pushback.refusal}. Other labels are reported and weigh nothing.
 */
public final class LexicalScorer implements TextScorer {
  /**
   * Most phrases of one turn that count, the first ones: each is evidence to be quoted, and nobody
   * says so many in one breath.
   */
  private static final int MOST_HITS = 64;

  private final SpokenLanguage language;
  private final PhraseAutomaton phrases;
  private final SentimentReader sentiments;
  private final ResistanceReader resistance;

  /** Null for a language that no model was trained for; its rules then stand alone. */
  private final TrainedReader trained;

  private final Cuts cuts;

  private final TurnCache recent = new TurnCache();

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
    ReadTurn turn = read(utterance);
    ReadTurn previous = before(utterance, context);
    Signs signs = signs(turn, utterance, previous);
    return utterance.speaker() == Speaker.AGENT
        ? ofAgent(turn.tokens(), signs, utterance, previous.tokens())
        : ofCustomer(turn.tokens(), signs, utterance, previous.tokens());
  }

  @Override
  public boolean hasPhrases(Utterance utterance) {
    ReadTurn known = recent.find(utterance.text(), utterance.speaker());
    if (known != null) {
      return !known.phrases().isEmpty();
    }
    Tokens tokens = language.tokens(utterance.text());
    List<PhraseHit> hits = phrases.match(tokens, utterance.speaker());
    if (hits.isEmpty()) {
      // Not kept: it would take the place of a turn that has yet to be answered.
      return false;
    }
    recent.keep(turn(utterance.text(), utterance.speaker(), tokens, hits));
    return true;
  }

  /** What the trained model is to look at in a turn: for training. */
  public Features features(Utterance utterance, TextContext context) {
    ReadTurn turn = read(utterance);
    ReadTurn previous = before(utterance, context);
    Signs signs = signs(turn, utterance, previous);
    return FeatureReader.read(turn.tokens(), signs, previous.tokens(), utterance.wordConfidence());
  }

  /** What the other side had said, read when it was said or else now. */
  private ReadTurn before(Utterance utterance, TextContext context) {
    Speaker other = utterance.speaker() == Speaker.AGENT ? Speaker.CUSTOMER : Speaker.AGENT;
    return read(context.previous(), other);
  }

  private ReadTurn read(Utterance utterance) {
    return read(utterance.text(), utterance.speaker());
  }

  private ReadTurn read(String text, Speaker speaker) {
    ReadTurn known = recent.find(text, speaker);
    if (known != null) {
      return known;
    }
    Tokens tokens = language.tokens(text);
    ReadTurn turn = turn(text, speaker, tokens, phrases.match(tokens, speaker));
    recent.keep(turn);
    return turn;
  }

  private ReadTurn turn(String text, Speaker speaker, Tokens tokens, List<PhraseHit> hits) {
    return new ReadTurn(text, speaker, tokens.tight(), few(hits), language.questions(tokens));
  }

  private static List<PhraseHit> few(List<PhraseHit> hits) {
    return hits.size() <= MOST_HITS ? hits : List.copyOf(hits.subList(0, MOST_HITS));
  }

  private Signs signs(ReadTurn turn, Utterance utterance, ReadTurn previous) {
    boolean agent = utterance.speaker() == Speaker.AGENT;
    Question answered = previous.questions().last();
    return new Signs(
        sentiments.read(turn.tokens(), utterance.wordConfidence()),
        turn.phrases(),
        turn.questions(),
        agent
            ? Resistance.NONE
            : resistance.read(turn.tokens(), turn.phrases(), answered, previous.phrases()),
        answered,
        previous.phrases());
  }

  private TextReading ofAgent(Tokens tokens, Signs signs, Utterance utterance, Tokens previous) {
    List<String> content = ContentWords.of(tokens);
    Set<AgentMove> moves =
        MoveReader.read(tokens, signs.phrases(), signs.questions(), content, previous);
    Likelihoods likelihoods;
    if (trained == null) {
      likelihoods = Likelihoods.ofRules(0, 0, 0);
    } else {
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
    Likelihoods likelihoods;
    if (trained == null) {
      likelihoods = Likelihoods.ofRules(sentiment.score(), pushback, abuse);
    } else {
      Features features = FeatureReader.read(tokens, signs, previous, utterance.wordConfidence());
      Likelihoods learnt = trained.ofCustomer(features, sentiment.score());
      if (tokens.size() == 0) {
        // "Mm", "er": training knows how calm those are, but nobody refuses or abuses with them.
        likelihoods = learnt.ofToneAlone();
      } else {
        likelihoods = learnt;
        sentiment =
            new Sentiment(
                cuts.valence(likelihoods),
                likelihoods.of(Polarity.of(cuts.valence(likelihoods))),
                trained.contributions(features, tokens, sentiment));
        pushback = cuts.pushback(likelihoods);
        abuse = Math.max(abuse, cuts.abuse(likelihoods));
      }
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
