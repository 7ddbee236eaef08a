package io.attune.training.train;

import io.attune.language.Features;
import io.attune.language.LexicalScorer;
import io.attune.language.LinearModel;
import io.attune.language.TrainedReader;
import io.attune.training.train.Calibration.Unseen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Trains the weights of the always-on tier, and those that have not seen one fold each. */
final class ModelTrainer {
  /**
   * The share of everyday talk between people at home that may count as negative. Some of it is:
   * they quarrel and swear.
   */
  private static final double NEGATIVE_AT_HOME = 0.065;

  private final LexicalScorer rules;
  private final LinearTrainer trainer;
  private final ModelBytes whole;
  private final List<ModelBytes> folds = new ArrayList<>();
  private final Map<Head, double[]> cuts = new HashMap<>();

  private ModelTrainer(LexicalScorer rules, String version, long seed) {
    this.rules = rules;
    this.trainer = new LinearTrainer(seed);
    this.whole = new ModelBytes(version);
    for (int fold = 0; fold < Folds.COUNT; fold++) {
      folds.add(new ModelBytes(version + " without fold " + fold));
    }
  }

  /**
   * Trains on all of the material.
   *
   * @param rules the lexical tier without weights
   * @param version of the weights, such as "en/1"
   */
  static ModelTrainer train(Material material, LexicalScorer rules, String version, long seed) {
    ModelTrainer trainer = new ModelTrainer(rules, version, seed);
    for (Head head : Head.all()) {
      trainer.train(head, material);
    }
    return trainer;
  }

  /** The file of the weights that ship. */
  byte[] file() {
    return whole.toBytes();
  }

  /** The weights that have not seen a fold of the sets. */
  LinearModel without(int fold) {
    return folds.get(fold).toModel();
  }

  private void train(Head head, Material material) {
    List<Sample> samples = material.of(head);
    List<Features> features = new ArrayList<>();
    samples.forEach(s -> features.add(rules.features(s.utterance(), s.context())));
    List<Weights> without = new ArrayList<>();
    for (int fold = 0; fold < Folds.COUNT; fold++) {
      without.add(trainer.train(head, samples, features, fold));
    }
    List<Unseen> judged = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      if (!samples.get(i).isUnlabelled()) {
        judged.add(unseen(head, samples.get(i), features.get(i), without));
      }
    }
    Calibration calibration = Calibration.of(judged);
    double[] cut =
        CutSearch.of(
            head, judged, () -> atHome(head, material, without), NEGATIVE_AT_HOME, calibration);
    whole.put(head, trainer.train(head, samples, features, -1), calibration, cut);
    for (int fold = 0; fold < Folds.COUNT; fold++) {
      folds.get(fold).put(head, without.get(fold), calibration, cut);
    }
    cuts.put(head, cut);
  }

  private Unseen unseen(Head head, Sample sample, Features features, List<Weights> without) {
    double[] sums = without.get(sample.fold()).sums(features, head.sees(features));
    double[] offset = new double[sums.length];
    if (sums.length > 1) {
      double lexicon = rules.score(sample.utterance(), sample.context()).sentiment();
      offset[0] = -TrainedReader.LEXICON * lexicon;
      offset[2] = TrainedReader.LEXICON * lexicon;
    }
    return new Unseen(sums, offset, sample.answer(), sample.weight());
  }

  private List<Unseen> atHome(Head head, Material material, List<Weights> without) {
    List<Unseen> atHome = new ArrayList<>();
    for (Sample sample : material.calmSpeech()) {
      Features features = rules.features(sample.utterance(), sample.context());
      atHome.add(unseen(head, sample, features, without));
    }
    return atHome;
  }

  /** From which likelihood on each answer of a head is given. */
  double[] cuts(Head head) {
    return cuts.get(head);
  }
}
