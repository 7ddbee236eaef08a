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

  /** The latest turns of some ten thousand calls at once, at most some ten megabytes. */
  private static final int SAID = 32_768;

  /** Those of some seconds, at most some three megabytes. */
  private static final int PARTIALS = 4_096;

  private final SpokenLanguage language;
  private final PhraseAutomaton phrases;
  private final SentimentReader sentiments;
  private final ResistanceReader resistance;

  /** Null for a language that no model was trained for; its rules then stand alone. */
  private final TrainedReader trained;

  private final Cuts cuts;

  /**
   * What turns leave behind for those that answer them: every turn, and each of its partials, is
   * read in the light of what the other side had said before.
   */
  private final SpokenCache<Said> said = new SpokenCache<>(SAID);

  /** Partials with phrases: most often the final says the same as the last of them. */
  private final SpokenCache<ReadTurn> partials = new SpokenCache<>(PARTIALS);

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
    Signs signs = signs(turn, utterance, before(utterance, context));
    List<String> content = ContentWords.of(turn.tokens());
    said.keep(Said.of(turn, content));
    return utterance.speaker() == Speaker.AGENT
        ? ofAgent(turn.tokens(), signs, utterance, content)
        : ofCustomer(turn.tokens(), signs, utterance, content);
  }

  @Override
  public boolean hasPhrases(Utterance utterance) {
    if (partials.find(utterance.text(), utterance.speaker()) != null) {
      return true;
    }
    Tokens tokens = language.tokens(utterance.text());
    List<PhraseHit> hits = phrases.match(tokens, utterance.speaker());
    if (hits.isEmpty()) {
      return false;
    }
    partials.keep(turn(utterance.text(), utterance.speaker(), tokens.tight(), hits));
    return true;
  }

  /** What the trained model is to look at in a turn: for training. */
  public Features features(Utterance utterance, TextContext context) {
    ReadTurn turn = read(utterance);
    Signs signs = signs(turn, utterance, before(utterance, context));
    return FeatureReader.read(turn.tokens(), signs, utterance.wordConfidence());
  }

  /** What the other side had said, read when it was said or else now. */
  private Said before(Utterance utterance, TextContext context) {
    Speaker other = utterance.speaker() == Speaker.AGENT ? Speaker.CUSTOMER : Speaker.AGENT;
    Said known = said.find(context.previous(), other);
    if (known != null) {
      return known;
    }
    ReadTurn turn = read(context.previous(), other);
    Said read = Said.of(turn, ContentWords.of(turn.tokens()));
    said.keep(read);
    return read;
  }

  private ReadTurn read(Utterance utterance) {
    ReadTurn known = partials.find(utterance.text(), utterance.speaker());
    return known == null ? read(utterance.text(), utterance.speaker()) : known;
  }

  private ReadTurn read(String text, Speaker speaker) {
    Tokens tokens = language.tokens(text);
    return turn(text, speaker, tokens, phrases.match(tokens, speaker));
  }

  private ReadTurn turn(String text, Speaker speaker, Tokens tokens, List<PhraseHit> hits) {
    return new ReadTurn(text, speaker, tokens, few(hits), language.questions(tokens));
  }

  private static List<PhraseHit> few(List<PhraseHit> hits) {
    return hits.size() <= MOST_HITS ? hits : List.copyOf(hits.subList(0, MOST_HITS));
  }

  private Signs signs(ReadTurn turn, Utterance utterance, Said previous) {
    boolean agent = utterance.speaker() == Speaker.AGENT;
    return new Signs(
        sentiments.read(turn.tokens(), utterance.wordConfidence()),
        turn.phrases(),
        turn.questions(),
        agent
            ? Resistance.NONE
            : resistance.read(turn.tokens(), turn.phrases(), previous.asked(), previous.phrases()),
        previous);
  }

  private TextReading ofAgent(
      Tokens tokens, Signs signs, Utterance utterance, List<String> content) {
    Set<AgentMove> moves =
        MoveReader.read(tokens, signs.phrases(), signs.questions(), content, signs.previous());
    Likelihoods likelihoods;
    if (trained == null) {
      likelihoods = Likelihoods.ofRules(0, 0, 0);
    } else {
      Features features = FeatureReader.read(tokens, signs, utterance.wordConfidence());
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

  private TextReading ofCustomer(
      Tokens tokens, Signs signs, Utterance utterance, List<String> content) {
    Sentiment sentiment = signs.sentiment();
    double pushback = signs.resistance().pushback();
    double abuse = PhraseCount.of(signs.phrases(), "tension.abuse") > 0 ? 1 : 0;
    Likelihoods likelihoods;
    if (trained == null) {
      likelihoods = Likelihoods.ofRules(sentiment.score(), pushback, abuse);
    } else {
      Features features = FeatureReader.read(tokens, signs, utterance.wordConfidence());
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
        content,
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
