package io.attune.training.train;

import io.attune.language.Features;
import io.attune.language.LexicalScorer;
import io.attune.language.LinearModel;
import io.attune.language.TrainedReader;
import io.attune.training.train.Calibration.Unseen;
import io.attune.training.train.LinearTrainer.Lesson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Trains the weights of the always-on tier, and those that have not seen one fold each. */
final class ModelTrainer {
  /**
   * The share of everyday talk between people at home that may count as negative. Some of it is:
   * they quarrel and swear.
   */
  private static final double NEGATIVE_AT_HOME = 0.065;

  private final LexicalScorer rules;
  private final Teacher teacher;
  private final LinearTrainer trainer;
  private final ModelBytes whole;
  private final List<ModelBytes> folds = new ArrayList<>();
  private final Map<Head, double[]> cuts = new HashMap<>();

  private ModelTrainer(LexicalScorer rules, Teacher teacher, String version, long seed) {
    this.rules = rules;
    this.teacher = teacher;
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
   * @param teacher asked about what has no label
   * @param version of the weights, such as "en/1"
   */
  static ModelTrainer train(
      Material material, LexicalScorer rules, Teacher teacher, String version, long seed) {
    ModelTrainer trainer = new ModelTrainer(rules, teacher, version, seed);
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
    List<Lesson> labelled = new ArrayList<>();
    samples.forEach(s -> labelled.add(Lesson.of(head, s, features(s))));
    List<Sample> talk = head.isTaught() ? material.talkFor(head) : List.of();
    List<Features> ofTalk = talk.stream().map(this::features).toList();
    IntFunction<Weights> leavingOut =
        fold -> {
          List<Lesson> lessons = new ArrayList<>(labelled);
          double[] yes = talk.isEmpty() ? null : teacher.answers(head, samples, talk, fold);
          for (int i = 0; i < talk.size(); i++) {
            lessons.add(Lesson.of(yes[i], talk.get(i), ofTalk.get(i)));
          }
          return trainer.train(head, lessons, fold);
        };
    List<Weights> without = IntStream.range(0, Folds.COUNT).mapToObj(leavingOut).toList();
    List<Unseen> unseen = new ArrayList<>();
    for (Lesson lesson : labelled) {
      if (!lesson.sample().isUnlabelled()) {
        unseen.add(unseen(head, lesson.sample(), lesson.features(), without));
      }
    }
    Calibration calibration = Calibration.of(unseen).tempered(head.elsewhere());
    double[] cut =
        CutSearch.of(
            head,
            calibration.judged(unseen),
            () -> calibration.judged(atHome(head, material, without)),
            NEGATIVE_AT_HOME);
    whole.put(head, leavingOut.apply(-1), calibration, cut);
    for (int fold = 0; fold < Folds.COUNT; fold++) {
      folds.get(fold).put(head, without.get(fold), calibration, cut);
    }
    cuts.put(head, cut);
  }

  private Features features(Sample sample) {
    return rules.features(sample.utterance(), sample.context());
  }

  private Unseen unseen(Head head, Sample sample, Features features, List<Weights> without) {
    double[] sums = without.get(sample.fold()).sums(features, head.sees(features));
    double[] offset = new double[sums.length];
    if (sums.length > 1) {
      double lexicon = rules.score(sample.utterance(), sample.context()).sentiment();
      offset[0] = -TrainedReader.LEXICON * lexicon;
      offset[2] = TrainedReader.LEXICON * lexicon;
    }
    return new Unseen(sums, offset, sample.answer(), head.occurs(sample));
  }

  private List<Unseen> atHome(Head head, Material material, List<Weights> without) {
    List<Unseen> atHome = new ArrayList<>();
    for (Sample sample : material.calmSpeech()) {
      atHome.add(unseen(head, sample, features(sample), without));
    }
    return atHome;
  }

  /** From which likelihood on each answer of a head is given. */
  double[] cuts(Head head) {
    return cuts.get(head);
  }
}
