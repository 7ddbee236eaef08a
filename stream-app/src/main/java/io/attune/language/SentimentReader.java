package io.attune.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Weighs the valence of a turn's words.
 *
 * <p>Each set phrase, and each listed word outside one, contributes its valence, changed by
 *
 * <ul>
 *   <li>intensifiers and diminishers right before it ("very", "a bit");
 *   <li>negation: praise denied turns into mild blame, blame denied into next to nothing ("not
 *       upset" is not joy);
 *   <li>"but": what comes after the last one weighs 1.4, what comes before 0.6, the idea, though
 *       not the figures, after Hutto and Gilbert, VADER (ICWSM 2014);
 *   <li>recognition confidence, where the recogniser gave one per word.
 * </ul>
 *
 * The sum s is squashed to s / sqrt(s² + 8), the form of the same paper (there with 15 on a scale
 * of ±4): one plain word of 1.5 gives 0.47, two give 0.73.
 */
final class SentimentReader {
  private static final double SQUASH = 8;
  private static final double BEFORE_BUT = 0.6;
  private static final double AFTER_BUT = 1.4;
  private static final double PRAISE_DENIED = -0.65;
  private static final double BLAME_DENIED = -0.15;

  /** "No complaints", "nothing wrong": a word of blame denied outright is mild praise. */
  private static final double NOTHING_TO_BLAME = -0.35;

  private static final double MIN_FACTOR = 0.4;
  private static final double MAX_FACTOR = 1.8;
  private static final int MODIFIER_REACH = 3;

  /** Evidence that makes a confidence of one half. */
  private static final double HALF_SURE = 1.2;

  private final Lexicon lexicon;

  SentimentReader(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /**
   * Reads the sentiment of a turn.
   *
   * @param wordConfidence recognition confidence 0..1 of each of the speaker's words, or null;
   *     words beyond its end count as certain
   */
  Sentiment read(Tokens tokens, double[] wordConfidence) {
    List<Contribution> contributions = new ArrayList<>(4);
    boolean[] covered = addIdioms(tokens, contributions, wordConfidence);
    int but = lastContrast(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      if (covered == null || !covered[i]) {
        double valence = lexicon.valence(tokens.text(i));
        if (valence != 0 && !isModifying(tokens, i)) {
          double value = negated(tokens, i, i + 1, valence) * clauseWeight(i, but);
          contributions.add(contribution(tokens, i, i + 1, value, wordConfidence));
        }
      }
    }
    contributions.sort((a, b) -> Integer.compare(a.fromWord(), b.fromWord()));
    return summary(tokens, contributions, wordConfidence);
  }

  /** Adds the longest set phrases and returns which tokens they cover, null if there are none. */
  private boolean[] addIdioms(Tokens tokens, List<Contribution> contributions, double[] heard) {
    Matches matches = lexicon.idiomsIn(tokens);
    if (matches.size() == 0) {
      return null;
    }
    boolean[] covered = new boolean[tokens.size()];
    int but = lastContrast(tokens);
    long[] longestFirst = new long[matches.size()];
    for (int i = 0; i < longestFirst.length; i++) {
      int length = matches.end(i) - matches.start(i);
      longestFirst[i] = ((long) -length << 32) + i;
    }
    Arrays.sort(longestFirst);
    for (long entry : longestFirst) {
      int i = (int) entry;
      int start = matches.start(i);
      int end = matches.end(i);
      if (!overlaps(covered, start, end)) {
        Arrays.fill(covered, start, end, true);
        double valence = lexicon.idiomValence(matches.output(i));
        if (valence != 0) {
          boolean ownNegator = hasNegator(tokens, start, end);
          double value = ownNegator ? valence : negated(tokens, start, end, valence);
          value *= clauseWeight(start, but);
          contributions.add(contribution(tokens, start, end, value, heard));
        }
      }
    }
    return covered;
  }

  /** Only the ends need a look: a longer phrase is placed first, so none lies inside another. */
  private static boolean overlaps(boolean[] covered, int start, int end) {
    return covered[start] || covered[end - 1];
  }

  private static boolean hasNegator(Tokens tokens, int start, int end) {
    for (int i = start; i < end; i++) {
      if (tokens.is(i, WordClass.NEGATOR)) {
        return true;
      }
    }
    return false;
  }

  /** "Terribly kind", "such a damn good deal": here the listed word only strengthens another. */
  private boolean isModifying(Tokens tokens, int i) {
    return lexicon.modifier(tokens.text(i)) != 0
        && i + 1 < tokens.size()
        && (lexicon.valence(tokens.text(i + 1)) != 0 || lexicon.modifier(tokens.text(i + 1)) != 0);
  }

  private double negated(Tokens tokens, int start, int end, double valence) {
    double intense = valence * intensity(tokens, start);
    int negator = tokens.language().negatorOf(tokens, start, end);
    if (negator < 0) {
      return intense;
    }
    if (valence > 0) {
      // "Not very happy" denies "very happy", not "happy": intensity does not carry over.
      return PRAISE_DENIED * valence;
    }
    boolean outright = tokens.is(negator, WordClass.OUTRIGHT);
    return (outright ? NOTHING_TO_BLAME : BLAME_DENIED) * valence;
  }

  private double intensity(Tokens tokens, int start) {
    double factor = 1;
    for (int i = start - 1; i >= 0 && i >= start - MODIFIER_REACH; i--) {
      double modifier = lexicon.modifier(tokens.text(i));
      boolean glue = tokens.is(i, WordClass.GLUE);
      if (modifier == 0 && !glue || tokens.has(i, Tokens.CLAUSE_END | Tokens.SENTENCE_END)) {
        break;
      }
      factor *= modifier == 0 ? 1 : modifier;
    }
    return Math.max(MIN_FACTOR, Math.min(MAX_FACTOR, factor));
  }

  private static int lastContrast(Tokens tokens) {
    if (!tokens.any(WordClass.CONTRAST)) {
      return -1;
    }
    for (int i = tokens.size() - 2; i > 0; i--) {
      if (tokens.is(i, WordClass.CONTRAST) && !tokens.is(i - 1, WordClass.NOTHING)) {
        return i;
      }
    }
    return -1;
  }

  private static double clauseWeight(int token, int but) {
    return but < 0 ? 1 : token < but ? BEFORE_BUT : AFTER_BUT;
  }

  private static Contribution contribution(
      Tokens tokens, int start, int end, double value, double[] heard) {
    int from = tokens.fromWord(start);
    int to = tokens.toWord(end - 1);
    return new Contribution(from, to, value * confidenceOf(from, to, heard));
  }

  static double confidenceOf(int from, int to, double[] heard) {
    if (heard == null) {
      return 1;
    }
    double sum = 0;
    for (int i = from; i < to; i++) {
      // Also true for NaN: a word without a figure counts as certain.
      boolean certain = i >= heard.length || !(heard[i] < 1);
      sum += certain ? 1 : Math.max(0, heard[i]);
    }
    return sum / (to - from);
  }

  private static Sentiment summary(
      Tokens tokens, List<Contribution> contributions, double[] heard) {
    double sum = 0;
    double evidence = 0;
    double certain = 0;
    for (Contribution contribution : contributions) {
      double weight = Math.abs(contribution.value());
      sum += contribution.value();
      evidence += weight;
      certain += weight * confidenceOf(contribution.fromWord(), contribution.toWord(), heard);
    }
    if (evidence == 0) {
      double words = tokens.spokenWords();
      int all = tokens.size() == 0 ? 1 : tokens.toWord(tokens.size() - 1);
      return new Sentiment(
          0, 0.6 * words / (words + 8) * confidenceOf(0, all, heard), contributions);
    }
    double agreement = 0.5 + 0.5 * Math.abs(sum) / evidence;
    double confidence = evidence / (evidence + HALF_SURE) * agreement * certain / evidence;
    return new Sentiment(sum / Math.sqrt(sum * sum + SQUASH), confidence, contributions);
  }
}
