package io.attune.training.eval;

import io.attune.training.eval.Task.Aspect;
import io.attune.training.figures.Estimate;
import io.attune.training.timed.TimedFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What the product's tiers are meant to reach on a family of sets.
 *
 * @param family the sets' common name
 * @param task what is asked there; empty for what no label is needed for
 * @param figure which figure
 * @param targets what each tier is to reach, in the order of the tiers
 */
record Goal(String family, String task, Figure figure, List<Double> targets) {

  /** The figures that goals are set for; of a class is of the first one. */
  enum Figure {
    MACRO_F1("macro-F1", false),
    F1("F1", false),
    AUC("AUC", false),
    CALIBRATION("calibration error", true),
    ABOVE_VADER_AT_7_6("F1 of negative above VADER's at 7.6 % of calm turns", false),
    ABOVE_VADER_AT_3("F1 of negative above VADER's at 3 % of calm turns", false),
    CALLED_NEGATIVE("share of turns called negative", true),
    SILENCES_FOUND("share of silences found", false),
    OVERLAP_ERROR("error of the overlap share", true);

    final String words;
    final boolean atMost;

    Figure(String words, boolean atMost) {
      this.words = words;
      this.atMost = atMost;
    }
  }

  static final List<Goal> ALL = all();

  private static List<Goal> all() {
    List<Goal> goals = new ArrayList<>();
    for (String family : List.of("airline", "tweets", "goemotions", "meld")) {
      add(goals, family, "sentiment", Figure.ABOVE_VADER_AT_7_6, 0.03, 0.08);
      add(goals, family, "sentiment", Figure.ABOVE_VADER_AT_3, 0.03, 0.08);
    }
    add(goals, "goemotions", "sentiment", Figure.MACRO_F1, 0.72, 0.75);
    add(goals, "airline", "sentiment", Figure.MACRO_F1, 0.56, 0.60);
    add(goals, "airline", "sentiment", Figure.AUC, 0.82, 0.88);
    add(goals, "tweets", "sentiment", Figure.MACRO_F1, 0.60, 0.64);
    add(goals, "tweets", "sentiment", Figure.AUC, 0.80, 0.84);
    add(goals, "meld", "sentiment", Figure.MACRO_F1, 0.48, 0.52);
    add(goals, "meld", "sentiment", Figure.AUC, 0.68, 0.74);
    add(goals, "uss", "satisfaction", Figure.AUC, 0.65, 0.70);
    add(goals, "convabuse", "abuse", Figure.AUC, 0.95, 0.97);
    add(goals, "convabuse", "abuse", Figure.F1, 0.76, 0.81);
    add(goals, "p4g", "refusal", Figure.AUC, 0.84, 0.87);
    add(goals, "annomi", "pushback", Figure.AUC, 0.73, 0.77);
    add(goals, "annomi", "pushback", Figure.F1, 0.36, 0.40);
    add(goals, "annomi", "open question", Figure.F1, 0.80, 0.80);
    add(goals, "annomi", "acknowledgement", Figure.F1, 0.50, 0.50);
    add(goals, "esconv", "validation", Figure.F1, 0.45, 0.45);
    add(goals, "oasis", "apology", Figure.F1, 0.90, 0.90);
    add(goals, "multidogo", "", Figure.CALLED_NEGATIVE, 0.01, 0.01);
    add(goals, "oasis", "", Figure.CALLED_NEGATIVE, 0.03, 0.03);
    // In the domain of what the weights are trained on, and outside it.
    add(goals, "goemotions", "sentiment", Figure.CALIBRATION, 0.05, 0.05);
    add(goals, "convabuse", "abuse", Figure.CALIBRATION, 0.05, 0.05);
    add(goals, "p4g", "refusal", Figure.CALIBRATION, 0.05, 0.05);
    for (String family : List.of("airline", "tweets", "meld")) {
      add(goals, family, "sentiment", Figure.CALIBRATION, 0.12, 0.12);
    }
    add(goals, "annomi", "pushback", Figure.CALIBRATION, 0.12, 0.12);
    for (String family : List.of("ami", "cabnc")) {
      goals.add(new Goal(family, "", Figure.SILENCES_FOUND, List.of(0.99)));
      goals.add(new Goal(family, "", Figure.OVERLAP_ERROR, List.of(0.02)));
    }
    return List.copyOf(goals);
  }

  private static void add(
      List<Goal> goals, String family, String task, Figure figure, double first, double second) {
    goals.add(new Goal(family, task, figure, List.of(first, second)));
  }

  /** What a tier comes to on a set; empty if that was not measured. */
  OptionalDouble measured(Findings findings, SetResult result, String tier) {
    return switch (figure) {
      case MACRO_F1 -> ofCard(findings, result, tier, card -> card.macroF1().value());
      case F1 -> ofCard(findings, result, tier, card -> ofFirst(card, Scorecard.OfClass::f1));
      case AUC -> ofCard(findings, result, tier, card -> ofFirst(card, Scorecard.OfClass::auc));
      case CALIBRATION -> ofCard(findings, result, tier, card -> card.calibrationError().value());
      case ABOVE_VADER_AT_7_6 -> aboveVader(findings, result, tier, 0.076);
      case ABOVE_VADER_AT_3 -> aboveVader(findings, result, tier, 0.03);
      case CALLED_NEGATIVE ->
          result.calm().isEmpty()
              ? OptionalDouble.empty()
              : OptionalDouble.of(result.calm().get().share(tier, Aspect.SENTIMENT));
      case SILENCES_FOUND -> ofTimes(result, times -> times.found().value());
      case OVERLAP_ERROR -> ofTimes(result, times -> times.overlapError().value());
    };
  }

  boolean isMet(double value, double target) {
    return figure.atMost ? value <= target : value >= target;
  }

  private OptionalDouble ofCard(
      Findings findings, SetResult result, String tier, ToDoubleFunction<Scorecard> figure) {
    return findings.card(result.name(), task, tier).stream()
        .mapToDouble(figure)
        .filter(value -> !Double.isNaN(value))
        .findFirst();
  }

  private static double ofFirst(Scorecard card, Function<Scorecard.OfClass, Estimate> figure) {
    return card.first().map(figure).map(Estimate::value).orElse(Double.NaN);
  }

  private static OptionalDouble aboveVader(
      Findings findings, SetResult result, String tier, double rate) {
    return findings.alarms(result.name(), tier, rate).stream()
        .mapToDouble(row -> row.aboveVader().value())
        .findFirst();
  }

  private static OptionalDouble ofTimes(SetResult result, ToDoubleFunction<TimedFigures> figure) {
    return result.timed().stream().mapToDouble(figure).findFirst();
  }
}
