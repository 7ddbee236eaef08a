package io.attune.language;

import java.util.List;

/**
 * Reads the features of a turn: words, pairs, triples, pairs with a gap and denied words, all made
 * weaker in a long turn and where the recogniser was unsure; the phrases of the playbook, what the
 * lexicon says and the form of the turn; and what the other side had said before, with how the
 * first word answers it. Training and scoring both read them here, so that both see the same.
 */
final class FeatureReader {
  /** Strength of a turn's words together: the root of the sum of their squares. */
  private static final double WORDS = 3;

  /** A triple or a pair with a gap says less than what it is made of. */
  private static final float LOOSE = 0.7f;

  private static final float SIGN = 0.5f;

  /** Stands for what comes before the first word and after the last. */
  private static final int EDGE = "<>".hashCode();

  private FeatureReader() {}

  /** What kind of feature a hash is of; the same word is another feature in each. */
  private enum Kind {
    WORD,
    PAIR,
    TRIPLE,
    GAP,
    DENIED,
    FIRST,
    PHRASE,
    LEXICON,
    LENGTH,
    FORM,
    BEFORE,
    PHRASE_BEFORE,
    ANSWER;

    int of(int hash) {
      return hash * 16 + ordinal();
    }
  }

  /**
   * Reads a turn's features.
   *
   * @param signs what the rules make of the turn
   * @param heard recognition confidence of each word, null if there is none
   */
  static Features read(Tokens tokens, Signs signs, double[] heard) {
    int before = signs.previous().words().length;
    Features features = new Features(5 * tokens.size() + before + 32);
    addWords(features, tokens, heard);
    addForm(features, tokens, signs);
    addLexicon(features, signs);
    features.beginContext();
    addBefore(features, tokens, signs);
    return features;
  }

  /**
   * What the rules make of a turn.
   *
   * @param sentiment by the lexicon
   * @param phrases the playbook's phrases in it
   * @param questions asked in it
   * @param resistance by phrases and form, {@link ResistanceReader.Resistance#NONE} for an agent
   * @param previous what the other side had said before
   */
  record Signs(
      Sentiment sentiment,
      List<PhraseHit> phrases,
      Questions questions,
      ResistanceReader.Resistance resistance,
      Said previous) {}

  private static void addWords(Features features, Tokens tokens, double[] heard) {
    int before = EDGE;
    int twoBefore = EDGE;
    int n = tokens.size();
    for (int i = 0; i < n; i++) {
      int word = tokens.text(i).hashCode();
      float sure =
          (float) SentimentReader.confidenceOf(tokens.fromWord(i), tokens.toWord(i), heard);
      features.add(Kind.WORD.of(word), sure, i);
      features.add(Kind.PAIR.of(31 * before + word), sure, i);
      if (i > 0) {
        features.add(Kind.TRIPLE.of(31 * (31 * twoBefore + before) + word), LOOSE * sure, i);
        features.add(Kind.GAP.of(31 * twoBefore + word), LOOSE * sure, i);
      }
      if (tokens.language().negatorOf(tokens, i, i + 1) >= 0) {
        features.add(Kind.DENIED.of(word), sure, i);
      }
      twoBefore = before;
      before = word;
    }
    if (n > 0) {
      features.add(Kind.PAIR.of(31 * before + EDGE), 1, n - 1);
      features.scale(0, (float) (WORDS / Math.sqrt(features.size())));
    }
  }

  private static void addForm(Features features, Tokens tokens, Signs signs) {
    for (PhraseHit hit : signs.phrases()) {
      features.add(Kind.PHRASE.of(hit.label().hashCode()), SIGN, Features.NO_TOKEN);
    }
    features.add(Kind.LENGTH.of(lengthClass(tokens.size())), SIGN, Features.NO_TOKEN);
    if (tokens.size() > 0) {
      features.add(Kind.FIRST.of(tokens.text(0).hashCode()), SIGN, 0);
    }
    features.add(Kind.FORM.of(signs.questions().last().ordinal()), SIGN, Features.NO_TOKEN);
    features.add(Kind.FORM.of(3), signs.questions().open() ? SIGN : 0, Features.NO_TOKEN);
    features.add(Kind.FORM.of(4), signs.questions().closed() ? SIGN : 0, Features.NO_TOKEN);
  }

  private static void addLexicon(Features features, Signs signs) {
    float good = 0;
    float bad = 0;
    for (Contribution contribution : signs.sentiment().contributions()) {
      good += (float) Math.max(0, contribution.value());
      bad += (float) Math.max(0, -contribution.value());
    }
    double score = signs.sentiment().score();
    float[] measures = {
      good / 2,
      bad / 2,
      (float) Math.max(0, 2 * score),
      (float) Math.max(0, -2 * score),
      good + bad == 0 ? 1 : 0,
      (float) signs.resistance().pushback(),
      (float) signs.resistance().commitment()
    };
    for (int i = 0; i < measures.length; i++) {
      features.add(Kind.LEXICON.of(i), measures[i], Features.NO_TOKEN);
    }
  }

  private static void addBefore(Features features, Tokens tokens, Signs signs) {
    Said previous = signs.previous();
    int from = features.size();
    for (int word : previous.words()) {
      features.add(Kind.BEFORE.of(word), 1, Features.NO_TOKEN);
    }
    features.scale(from, (float) (1 / Math.sqrt(Math.max(1, previous.words().length))));
    int first = tokens.size() == 0 ? EDGE : tokens.text(0).hashCode();
    int form = previous.asked().ordinal();
    int shape = 31 * form + lengthClass(tokens.size());
    features.add(Kind.ANSWER.of(form), SIGN, Features.NO_TOKEN);
    features.add(Kind.ANSWER.of(31 * shape + first), SIGN, Features.NO_TOKEN);
    for (PhraseHit hit : previous.phrases()) {
      int label = hit.label().hashCode();
      features.add(Kind.PHRASE_BEFORE.of(label), SIGN, Features.NO_TOKEN);
      features.add(Kind.PHRASE_BEFORE.of(31 * label + first), SIGN, Features.NO_TOKEN);
    }
  }

  /** Nothing, one word, a few, a clause, a sentence, more, a story. */
  private static int lengthClass(int words) {
    return words <= 1
        ? words
        : words <= 3 ? 2 : words <= 6 ? 3 : words <= 12 ? 4 : words <= 25 ? 5 : 6;
  }
}
