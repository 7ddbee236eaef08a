package io.attune.language;

import io.attune.language.LinearModel.Output;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads a turn with the trained weights. */
public final class TrainedReader {
  /**
   * What the lexicon adds to the log-odds of positive against negative, for each point of its score
   * on top of what training found. A lexicon carries over to other kinds of talk better than
   * weights do; taken from nobody's data, as three quarters of a point each way.
   */
  public static final double LEXICON = 1.5;

  /** A word that moves the odds by less than this explains nothing. */
  private static final double TELLING = 0.3;

  /** So many words explain a score. */
  private static final int EXPLAINING = 6;

  private final LinearModel model;

  TrainedReader(LinearModel model) {
    this.model = model;
  }

  Likelihoods ofCustomer(Features features, double lexicon) {
    double[] z = model.sums(features, 0, Output.FIRST_MOVE);
    double negative = StrictMath.exp(z[Output.NEGATIVE.ordinal()] - LEXICON * lexicon);
    double neutral = StrictMath.exp(z[Output.NEUTRAL.ordinal()]);
    double positive = StrictMath.exp(z[Output.POSITIVE.ordinal()] + LEXICON * lexicon);
    double all = negative + neutral + positive;
    return new Likelihoods(
        negative / all,
        neutral / all,
        positive / all,
        logistic(z[Output.PUSHBACK.ordinal()]),
        logistic(z[Output.ABUSE.ordinal()]),
        Map.of());
  }

  Likelihoods ofAgent(Features features) {
    double[] z = model.sums(features, Output.FIRST_MOVE, Output.COUNT);
    Map<AgentMove, Double> moves = new EnumMap<>(AgentMove.class);
    for (Output output : Output.values()) {
      if (output.isMove()) {
        moves.put(output.move(), logistic(z[output.ordinal() - Output.FIRST_MOVE]));
      }
    }
    return new Likelihoods(0, 1, 0, 0, 0, moves);
  }

  /**
   * The words that carried the valence: what each moved the log-odds of positive against negative,
   * the lexicon's share with the words that it found. The most telling ones, in the order said.
   */
  List<Contribution> contributions(Features features, Tokens tokens, Sentiment lexicon) {
    double[] moved = model.byToken(features, tokens.size(), Output.POSITIVE, Output.NEGATIVE);
    double sum = 0;
    for (Contribution contribution : lexicon.contributions()) {
      sum += contribution.value();
    }
    double unit = sum == 0 ? 0 : 2 * LEXICON * lexicon.score() / sum;
    for (Contribution contribution : lexicon.contributions()) {
      share(moved, tokens, contribution, unit * contribution.value());
    }
    List<Contribution> telling = new ArrayList<>(EXPLAINING);
    for (int i = 0; i < moved.length; i++) {
      if (Math.abs(moved[i]) >= TELLING) {
        telling.add(new Contribution(tokens.fromWord(i), tokens.toWord(i), moved[i]));
      }
    }
    if (telling.size() > EXPLAINING) {
      telling.sort(Comparator.comparingDouble(c -> -Math.abs(c.value())));
      telling.subList(EXPLAINING, telling.size()).clear();
      telling.sort(Comparator.comparingInt(Contribution::fromWord));
    }
    return telling;
  }

  private static void share(double[] moved, Tokens tokens, Contribution of, double value) {
    int covered = 0;
    for (int i = 0; i < moved.length; i++) {
      covered += isWithin(tokens, i, of) ? 1 : 0;
    }
    for (int i = 0; i < moved.length; i++) {
      moved[i] += isWithin(tokens, i, of) ? value / covered : 0;
    }
  }

  private static boolean isWithin(Tokens tokens, int token, Contribution span) {
    return tokens.fromWord(token) >= span.fromWord() && tokens.toWord(token) <= span.toWord();
  }

  private static double logistic(double z) {
    return 1 / (1 + StrictMath.exp(-z));
  }
}
